const megabyte = 1024 * 1024
const terabyte = 1024 * 1024 * megabyte

/** The largest file of each kind a person may hand over, bytes. Looked at before a byte is read, and while reading. */
export const mostBytes = {
  /** A scan of a whole session is some 20 MB; a film of it does not belong into the book. */
  attachment: 200 * megabyte,
  /** A picture the page shows itself: it is held in memory. */
  shown: 64 * megabyte,
  /** A table to import; what it may become unpacked is in imports/reading/limits.ts. */
  table: 256 * megabyte,
  /** A backup file: the book with all its scans. */
  archive: terabyte,
  /** A few settings of our own. */
  note: megabyte,
} as const
