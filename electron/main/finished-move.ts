import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether a move came to its end although nobody was told: the book has its name in the new folder, and the old
 * folder holds it only under the name it gets when it moved away.
 */
export function isFinishedMove(from: string, to: string): boolean {
  try {
    if (!existsSync(join(to, 'book.db')) || existsSync(join(from, 'book.db'))) return false
    return readdirSync(from).some(name => /^book-moved-.*\.db$/.test(name))
  } catch {
    return false
  }
}
