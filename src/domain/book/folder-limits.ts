export interface FolderPath {
  /** As UTF-8: what Linux and macOS count. */
  bytes: number
  /** UTF-16 units: what Windows counts. */
  characters: number
  windows: boolean
}

/** The longest name each kind of database gets below the data folder: nothing of ours gets a longer one. */
export const databasesBelow = {
  // With room for a serial that grows.
  backup: '/backups/book-000000012-2026-12-09T04-00-00-000Z-before_migration.db',
  // With room for the number that sets them in order.
  quarantined: '/quarantine/2026-12-09T04-00-00-000Z-1000/book.db',
  imported: '/.importing-zhixing/00000000-0000-4000-8000-000000000000/file-XXXXXX/rows.db',
  beingMade: '/backups/.making-0a1b2c3d.part.source',
} as const

/** The longest names below the data folder, their separator included. */
export const longestBelow = {
  database: Math.max(...Object.values(databasesBelow).map(name => name.length)),
  /** Of any file, an attachment: /attachments/ab/ and 64 digits. */
  file: 80,
}

/** SQLite opens nothing whose path, with `-journal` after it, is longer: 512 bytes. */
const sqliteMost = 504
/** Windows' 260 with the NUL at the end. */
const windowsMost = 259

/** Whether backups, attachments or what is put aside would get paths in this folder that cannot be opened. */
export function isPathTooLong({ bytes, characters, windows }: FolderPath): boolean {
  return windows ? characters + longestBelow.file > windowsMost : bytes + longestBelow.database > sqliteMost
}

const megabyte = 1 << 20

/**
 * Free bytes a disk should have before one works at a book of this size: the log of some commands and one
 * verified backup. A copy to read needs no more.
 */
export function spaceWanted(bookBytes: number): number {
  return bookBytes + 4 * megabyte
}
