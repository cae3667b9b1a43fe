export interface FolderPath {
  /** As UTF-8: what Linux and macOS count. */
  bytes: number
  /** UTF-16 units: what Windows counts. */
  characters: number
  windows: boolean
}

/**
 * The longest names below the data folder, their separator included: of a database, a backup
 * (/backups/book-000012-2026-12-09T04-00-00-000Z-before_migration.db) with room for a serial that grows; of any
 * file, an attachment (/attachments/ab/ and 64 digits).
 */
export const longestBelow = { database: 68, file: 80 }

/** SQLite opens nothing whose path, with `-journal` after it, is longer: 512 bytes. */
const sqliteMost = 504
/** Windows' 260 with the NUL at the end. */
const windowsMost = 259

/** Whether backups, attachments or what is put aside would get paths in this folder that cannot be opened. */
export function isPathTooLong({ bytes, characters, windows }: FolderPath): boolean {
  return windows ? characters + longestBelow.file > windowsMost : bytes + longestBelow.database > sqliteMost
}
