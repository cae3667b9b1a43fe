import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'

/** What a folder is to a book that is to lie in it. `opened`: there is a book, which is opened instead. */
export type MovePlace =
  | { kind: 'free'; target: string }
  | { kind: 'opened' }
  | { kind: 'not_writable' }
  | { kind: 'inside' }

/** Looks at the place a book would move to; an empty folder is made on the way, nothing else is touched. */
export function placeFor(from: string, to: string): MovePlace {
  let target: string
  try {
    mkdirSync(resolve(to), { recursive: true })
    target = realpathSync.native(resolve(to))
    accessSync(target, constants.W_OK)
  } catch {
    return { kind: 'not_writable' }
  }
  const own = realpathSync.native(from)
  // A folder inside the book's own would be copied into itself.
  if (target === own || target.startsWith(own + sep)) return { kind: 'inside' }
  return existsSync(join(target, 'book.db')) ? { kind: 'opened' } : { kind: 'free', target }
}
