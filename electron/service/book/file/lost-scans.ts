import type { LostScans } from '../../../../src/contract/book/backups'
import { isHash, type StoredState } from '../../attachments/attachment-files'
import { readDamageNotes } from '../../attachments/damage-notes'
import { storedAtAGlance, storedStateSync } from '../../attachments/stored-state'
import { openForeign } from '../../db/sqlite/foreign'
import { namesOfScans, neededAttachments, papersOfScans, sizesOfScans } from '../../db/sqlite/lost-scans'
import type { Progress } from '../../threads/thread-shape'
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
    const papers = papersOfScans(sqlite, [...why.keys()])
    const removed = why.size - papers.size
    const count = removed + [...papers.values()].reduce((sum, one) => sum + one, 0)
    return { count, named, ...(removed > 0 ? { removed } : {}) }
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

/** A file a row names or an undo could bring back; of one that only the history has nobody knows the size. */
export interface NeededScan {
  sha256: string
  bytes: number | null
  /** As a person counts them: once for each paper it lies on, and once when it lies on none any more. */
  scans: number
}

export const countScans = (files: readonly NeededScan[]): number =>
  files.reduce((sum, { scans }) => sum + scans, 0)

/** All that a copy of the book names. */
export function scansOf({ copy }: { copy: string }): NeededScan[] {
  const sqlite = openForeign(copy)
  try {
    const sizes = sizesOfScans(sqlite)
    const needed = neededAttachments(sqlite)
    const papers = papersOfScans(sqlite, needed)
    return needed.map(sha256 => ({
      sha256,
      bytes: sizes.get(sha256) ?? null,
      scans: papers.get(sha256) ?? 1,
    }))
  } finally {
    sqlite.close()
  }
}

/** Which of these this folder lacks, by name and size. */
export function scansLostAtAGlance(dataDir: string, scans: readonly NeededScan[]): LostFile[] {
  const notes = readDamageNotes(dataDir)
  return scans.flatMap(scan => lostAs(scan.sha256, storedAtAGlance(dataDir, scan, notes)))
}

/** The same by every byte. */
export function scansLostWhenRead(
  { dataDir, scans }: { dataDir: string; scans: readonly Pick<NeededScan, 'sha256' | 'bytes'>[] },
  progress: Progress = () => undefined,
): LostFile[] {
  return scans.flatMap(({ sha256, bytes }, index) => {
    const lost = lostAs(sha256, isHash(sha256) ? storedStateSync(dataDir, sha256, bytes) : 'missing')
    progress(index + 1, scans.length)
    return lost
  })
}

const lostAs = (sha256: string, state: StoredState): LostFile[] =>
  state === 'sound' ? [] : [{ sha256, why: state }]

/** What reading these showed of each. */
export function statesOf(read: readonly string[], lost: readonly LostFile[]): Map<string, StoredState> {
  const states = new Map<string, StoredState>(read.map(sha256 => [sha256, 'sound']))
  for (const { sha256, why } of lost) states.set(sha256, why)
  return states
}

/** What a copy of the book would lack in this folder, as far as names and sizes say: a person waits for the answer. */
function lostInFolder({ copy, dataDir, has = () => false }: Copy): LostScans {
  const scans = scansOf({ copy }).filter(({ sha256 }) => !has(sha256))
  return namedIn(copy, scansLostAtAGlance(dataDir, scans))
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
