import { readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { readSmallJson, writeSmall } from './small-file'

const noteName = 'book.moved'
const noteIn = (folder: string) => join(folder, noteName)
const oldBook = /^book-moved-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.db$/

export interface MovedBook {
  /** An instant. */
  at: string
  /** Where it went, as was written down beside it: a hint, which anybody may have written. Null when nothing is. */
  to: string | null
}

/** Written down where a book moved away from. Only a hint: where it cannot be written, the move holds all the same. */
export function noteMoved(folder: string, to: string): void {
  try {
    writeSmall(noteIn(folder), JSON.stringify({ to }))
  } catch {
    return
  }
}

/** When a book moved away from this folder, and where to; null where none did. */
export function movedFrom(folder: string): MovedBook | null {
  const [newest] = namesIn(folder)
    .filter(name => oldBook.test(name))
    .sort()
    .reverse()
  if (!newest) return null
  return { at: newest.replace(oldBook, '$1T$2:$3:$4.$5Z'), to: notedIn(folder) }
}

/** Whether a move left it where a book moved away from. */
export const isLeftByMove = (name: string): boolean => name === noteName || oldBook.test(name)

/** Anything that is no path of this system is nonsense, and nobody is led there. */
function notedIn(folder: string): string | null {
  const to = (readSmallJson(noteIn(folder)) as { to?: unknown } | null)?.to
  if (typeof to !== 'string' || to.length > 4096 || !isAbsolute(to)) return null
  return /\p{C}/u.test(to) || to === folder ? null : to
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
