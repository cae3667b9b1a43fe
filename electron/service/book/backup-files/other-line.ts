import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openForeign } from '../../db/sqlite/foreign'
import { type Step, stepUpTo } from '../../db/sqlite/record/chain'
import { inspectBook, readAlone } from '../file/inspect'
import { unsettledLosses } from '../file/lost-steps'
import { lastQuarantine } from '../file/quarantine'
import { marksOf, readMark } from '../marks/sequence-mark'
import type { StoredBackup } from './backup-list'
import { reachesInto } from './lost-in-backups'

/**
 * The last step of the book of a folder, wherever it lies by now, as its mark outside tells; null when none does. Of one
 * whose record was written anew since: of before that.
 */
export function lastStepOf(dataDir: string, file: string): Step | null {
  // A book that was put aside took its marks along: those that lie here are of what came after it.
  const aside = existsSync(file) ? null : lastQuarantine(dataDir, file)
  const ofAside = aside === null ? null : readMark(join(aside, basename(file)))
  return marksOf(file)[0]?.mark ?? ofAside?.disputed ?? ofAside
}

/**
 * Tells of each backup whether it left the line of steps that the book of this folder came to: somebody restored an older
 * one and worked on, and it is of before that. It may have more steps than the book and yet not what was done in it.
 * Where neither the mark of the book nor what can still be read of it tells, nothing is said; and of one that has steps
 * which are missing from the book, and are still said to be, it is that one that is recommended for them.
 */
export function markOtherLines(dataDir: string, file: string, stored: readonly StoredBackup[]): void {
  const last = lastStepOf(dataDir, file)
  const lost = unsettledLosses(dataDir)
  const known = booksOf(dataDir, file, stored).flatMap(path => readableAt(path) ?? [])
  try {
    for (const backup of stored)
      if (hasLeft(last, known, backup) && !lost.some(one => reachesInto(backup, one))) backup.otherLine = true
  } finally {
    for (const one of known) one.close()
  }
}

/** Where its steps may be read: itself, or as it was put aside; and what was salvaged of it, which is then the newest copy. */
function booksOf(dataDir: string, file: string, [newest]: readonly StoredBackup[]): string[] {
  if (existsSync(file)) return [file]
  const aside = lastQuarantine(dataDir, file)
  return [
    ...(aside === null ? [] : [join(aside, basename(file))]),
    ...(newest?.reason === 'salvaged' ? [newest.path] : []),
  ]
}

function hasLeft(last: Step | null, known: readonly Steps[], { manifest, path }: StoredBackup): boolean {
  if (!manifest || manifest.auditSeq === 0) return false
  const head = { seq: manifest.auditSeq, hash: manifest.auditHash }
  if (last?.seq === head.seq) return last.hash !== head.hash
  const upTo = Math.min(head.seq, last?.seq ?? head.seq)
  const stepAt = (seq: number) => (seq === head.seq ? head : stepIn(path, seq))
  if (last && last.seq < head.seq) {
    const there = stepAt(last.seq)
    if (there?.seq === last.seq) return there.hash !== last.hash
  }
  return known.some(one => parted(one.upTo, stepAt, upTo))
}

/** The last step up to this number; null where there is none, and where it cannot be read. */
type StepAt = (seq: number) => Step | null

/** Whether the two have another step under the highest number that both still have. */
function parted(here: StepAt, there: StepAt, upTo: number): boolean {
  for (let most = upTo; most > 0; ) {
    const [one, other] = [here(most), there(most)]
    if (!one || !other) return false
    if (one.seq === other.seq) return one.hash !== other.hash
    most = Math.min(one.seq, other.seq)
  }
  return false
}

interface Steps {
  upTo: StepAt
  close(): void
}

/** Null where it cannot be read as a book. */
function readableAt(file: string): Steps | null {
  try {
    // Its schema first: a view in place of a table could keep whoever reads it for ever.
    if (inspectBook(file, 'schema').kind !== 'usable') return null
    const sqlite = openForeign(file)
    return {
      upTo: seq => {
        try {
          return stepUpTo(sqlite, seq)
        } catch {
          return null
        }
      },
      close: () => sqlite.close(),
    }
  } catch {
    return null
  }
}

/** Of a backup, which is whole by itself. */
function stepIn(path: string, seq: number): Step | null {
  return readAlone(path, file => {
    const steps = readableAt(file)
    try {
      return steps?.upTo(seq) ?? null
    } finally {
      steps?.close()
    }
  })
}
