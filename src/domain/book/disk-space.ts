const megabyte = 1 << 20

/**
 * Free bytes a disk should have before one works at a book of this size: the log of some commands and one
 * verified backup. A copy to read needs no more.
 */
export function spaceWanted(bookBytes: number): number {
  return bookBytes + 4 * megabyte
}
