import { statSync } from 'node:fs'

/**
 * The file of the open book and its log. They stay open whatever becomes of their names: whoever deletes the file, or
 * gives its name to another one, takes nothing away from what is open.
 */
export interface WatchedFile {
  /** Whether both still lie under their names. Two looks at the file system, some microseconds. */
  isInPlace(): boolean
  ownsBook(): boolean
  /** False too where nobody knows. */
  ownsLog(): boolean
}

/** Asked once everything that reads has opened it: only then there is a log for sure. */
export function watchFile(file: string): WatchedFile {
  const log = `${file}-wal`
  const [book, beside] = [idOf(file), idOf(log)]
  const ownsBook = () => idOf(file) === book
  const ownsLog = () => beside !== null && idOf(log) === beside
  // Some drives number a file anew whenever they are asked: there nothing can be told.
  const isNumbered = book !== null && ownsBook()
  return {
    isInPlace: () => !isNumbered || (ownsBook() && (beside === null || ownsLog())),
    ownsBook,
    ownsLog,
  }
}

/** Which file lies there: device and number. Null where nothing lies there, or nobody can look. */
export function idOf(path: string): string | null {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    return found ? `${found.dev} ${found.ino}` : null
  } catch {
    return null
  }
}
