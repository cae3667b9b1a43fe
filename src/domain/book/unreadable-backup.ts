/**
 * What keeps a backup from being read: no permission, the drive it lies on, or anything else that may pass. `too_large`:
 * nothing does, but nobody reads so much unasked.
 */
export const unreadableBackups = ['permission', 'drive', 'other', 'too_large'] as const
export type UnreadableBackup = (typeof unreadableBackups)[number]
