import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { endianness } from 'node:os'

/**
 * The write-ahead log holds less than its index says: what is acknowledged is partly gone, and what is written behind the
 * gap would be found by nobody. Nothing is to be written any more.
 */
export class LogCut extends Error {
  readonly code = 'LOG_CUT'

  constructor() {
    super('the write-ahead log was cut from outside')
  }
}

/** Bytes before the first frame of a log, and before the page in each (SQLite, “The WAL File Format”). */
const logHead = 32
const frameHead = 24

/** Where the index of the log says how large pages are, how many frames there are, and how many the file has by now. */
const pageSizeAt = 14
const framesAt = 16
const takenInAt = 96

/** Whether frames that the file does not have yet are missing from the log. False where the index cannot be read. */
export function isLogCut(file: string): boolean {
  const index = headOfIndex(`${file}-shm`)
  if (!index) return false
  const isLittle = endianness() === 'LE'
  const number = (at: number) => (isLittle ? index.readUInt32LE(at) : index.readUInt32BE(at))
  const size = isLittle ? index.readUInt16LE(pageSizeAt) : index.readUInt16BE(pageSizeAt)
  // 65,536 does not fit into two bytes.
  const pageBytes = (size & 0xfe00) + ((size & 1) << 16)
  const frames = number(framesAt)
  if (frames <= number(takenInAt)) return false
  const found = statSync(`${file}-wal`, { throwIfNoEntry: false })
  return (found?.size ?? 0) < logHead + frames * (frameHead + pageBytes)
}

function headOfIndex(path: string): Buffer | null {
  const head = Buffer.alloc(takenInAt + 4)
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    return readSync(handle, head, 0, head.length, 0) === head.length ? head : null
  } finally {
    closeSync(handle)
  }
}
