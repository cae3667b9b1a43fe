import type { LostScans } from '../../../src/contract/book/backups'
import { storedAtAGlance } from '../attachments/stored-state'
import { openForeign } from '../db/sqlite/foreign'
import { namesOfScans, neededAttachments, sizesOfScans } from '../db/sqlite/lost-scans'
import { inspectBook } from './inspect'

/** A file a book names and cannot have: it is gone, or holds other bytes than were attached. */
export interface LostFile {
  sha256: string
  why: 'missing' | 'damaged'
}

/** A message holds so many; the rest are counted. */
const mostNamed = 20

/** The lost files in the words of a checked copy of the book. */
export function namedIn(copy: string, lost: readonly LostFile[]): LostScans {
  if (lost.length === 0) return { count: 0, named: [] }
  const why = new Map(lost.map(one => [one.sha256, one.why]))
  const sqlite = openForeign(copy)
  try {
    const scans = namesOfScans(sqlite, [...why.keys()], mostNamed)
    const named = scans.map(({ sha256, ...scan }) => ({
      ...scan,
      why: why.get(sha256) ?? ('missing' as const),
    }))
    return { count: lost.length, named }
  } finally {
    sqlite.close()
  }
}

/** `has`: the scans that come along in an archive. */
interface Copy {
  copy: string
  dataDir: string
  has?(sha256: string): boolean
}

/**
 * What a copy of the book would lack in this folder. By name and size: reading every scan would keep somebody waiting
 * who wants the book back, and each is read whole before it is given out.
 */
export function lostInFolder({ copy, dataDir, has = () => false }: Copy): LostScans {
  const sqlite = openForeign(copy)
  let lost: LostFile[]
  try {
    const sizes = sizesOfScans(sqlite)
    lost = neededAttachments(sqlite)
      .filter(sha256 => !has(sha256))
      .flatMap(sha256 => {
        const why = storedAtAGlance(dataDir, sha256, sizes.get(sha256) ?? null)
        return why === 'sound' ? [] : [{ sha256, why }]
      })
  } finally {
    sqlite.close()
  }
  return namedIn(copy, lost)
}

/** The same of a copy nobody has checked yet: where it cannot be read nothing is known, and the restore will say so. */
export function lostForNow(copy: Copy): LostScans {
  const unknown = { count: 0, named: [] }
  try {
    // A view in place of a table could keep whoever reads it for ever.
    return inspectBook(copy.copy, 'schema').kind === 'usable' ? lostInFolder(copy) : unknown
  } catch {
    return unknown
  }
}
