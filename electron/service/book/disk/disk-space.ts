import { statfsSync, statSync } from 'node:fs'
import { spaceWanted } from '../../../../src/domain/book/folder-limits'

/** Free bytes for this user on the disk of a folder; null where the system does not say. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

/** Bytes of a book and its log; 0 for what is not there. */
export function bytesOf(file: string): number {
  return [file, `${file}-wal`].reduce((sum, path) => sum + sizeOf(path), 0)
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}

/** For the message: what is free, and what one should have. */
export function spaceOf(dataDir: string, file: string): { free: number; wanted: number } {
  return { free: freeBytes(dataDir) ?? 0, wanted: spaceWanted(bytesOf(file)) }
}

/** SQLite needs 32 KB for the index of its log, and names the lack of them by what it was just doing. */
const indexBytes = 128 << 10

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '')

/** Whether an error says by its code that the disk, or this person's share of it, is full. */
export const isDiskFull = (error: unknown): boolean => /^(ENOSPC|EDQUOT|SQLITE_FULL)$/.test(codeOf(error))

/** Whether an error is what a file system says, by its code. */
export const isOfFileSystem = (error: unknown): boolean => /^E[A-Z]+$/.test(codeOf(error))

/** Whether an error only says that the disk is full, by its code or by what SQLite makes of it. */
export function isNoSpace(error: unknown, folder: string): boolean {
  if (isDiskFull(error)) return true
  if (!/^SQLITE_(IOERR|CANTOPEN)/.test(codeOf(error))) return false
  return (freeBytes(folder) ?? Number.POSITIVE_INFINITY) < indexBytes
}
