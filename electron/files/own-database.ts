import { closeSync, constants, openSync, readSync } from 'node:fs'

/** 'ZhiX': tells our database files from any other SQLite database. */
export const applicationId = 0x5a686958

/** The first bytes of a file, as far as there are so many; null where it cannot be read. Does not wait at a pipe. */
export function headOf(path: string, bytes: number): Buffer | null {
  try {
    const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const head = Buffer.alloc(bytes)
      return head.subarray(0, readSync(handle, head, 0, bytes, 0))
    } finally {
      closeSync(handle)
    }
  } catch {
    return null
  }
}

/** Whether a file says in its header that it is a database of ours: data, a backup, whatever its name and place. */
export function isOwnDatabase(path: string): boolean {
  const head = headOf(path, 72)
  return (
    head?.length === 72 &&
    head.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
    head.readInt32BE(68) === applicationId
  )
}
