/** What a command is about is its area; a room is where people sit. */
export const auditArea0012 = 'ALTER TABLE audit RENAME COLUMN room TO area'
