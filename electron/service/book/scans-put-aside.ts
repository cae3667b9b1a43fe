import { basename, dirname } from 'node:path'
import { openForeign } from '../db/sqlite/foreign'
import { neededAttachments } from '../db/sqlite/lost-scans'
import { inspectBook } from './inspect'
import { asFound, booksPutAside } from './quarantine'

/**
 * Scans that a book put aside names: of those nothing is deleted, or it could not be taken back whole. Null when one
 * cannot be read: then nobody knows.
 */
export function scansPutAside(dataDir: string, file: string): Set<string> | null {
  const needed = new Set<string>()
  for (const book of booksPutAside(dataDir, file)) {
    // Its log could not be read whole: what else it names nobody knows.
    if (basename(dirname(book)) === asFound) return null
    try {
      // Its schema first: a view in place of a table could keep whoever reads it for ever.
      if (inspectBook(book, 'schema').kind !== 'usable') return null
      const sqlite = openForeign(book)
      try {
        for (const sha256 of neededAttachments(sqlite)) needed.add(sha256)
      } finally {
        sqlite.close()
      }
    } catch {
      return null
    }
  }
  return needed
}
