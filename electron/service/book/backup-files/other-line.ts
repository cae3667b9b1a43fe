import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { type Step, stepUpTo } from '../../db/sqlite/record/chain'
import { firstOf, restoresIn } from '../../db/sqlite/record/restores'
import { openInspected, readAlone } from '../file/inspect'
import { unsettledLosses } from '../file/lost-steps'
import { lastQuarantine } from '../file/quarantine'
import { type PresentLine, readLine } from '../marks/present-line'
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
 * Where neither the book, as far as it can still be read, nor what lies beside it tells, that is said; and of one that has
 * steps which are missing from the book, and are still said to be, it is that one that is recommended for them.
 */
export function markOtherLines(dataDir: string, file: string, stored: readonly StoredBackup[]): void {
  const lost = unsettledLosses(dataDir)
  placing(dataDir, file, stored, place => {
    for (const backup of stored) {
      const found = place(backup)
      if (found === 'own' || lost.some(one => reachesInto(backup, one))) continue
      if (found === 'unknown') backup.lineUnknown = true
      else backup.otherLine = found
    }
  })
}

/** `own`: its steps led to the book. `same`: of the same data, but before a restore took its place. */
export type Place = 'own' | 'same' | 'other' | 'unknown'

/** Of one of them, beside the others. */
export function placeOf(dataDir: string, file: string, stored: readonly StoredBackup[], name: string): Place {
  const backup = stored.find(one => one.name === name)
  if (!backup) return 'unknown'
  const lost = unsettledLosses(dataDir)
  return placing(dataDir, file, stored, place =>
    lost.some(one => reachesInto(backup, one)) ? 'own' : place(backup),
  )
}

function placing<T>(
  dataDir: string,
  file: string,
  stored: readonly StoredBackup[],
  work: (place: (backup: StoredBackup) => Place) => T,
): T {
  const known = booksOf(dataDir, file, stored).flatMap(path => readableAt(path) ?? [])
  try {
    const here = { last: lastStepOf(dataDir, file), line: lineOf(dataDir, file), known }
    return work(backup => {
      const place = placed(here, backup)
      return place === 'left' ? apartBy(here, backup) : place
    })
  } finally {
    for (const one of known) one.close()
  }
}

/** What is written down beside the book, where the marks do not contradict it: they may be of what came before it. */
function lineOf(dataDir: string, file: string): PresentLine | null {
  const line = readLine(file)
  const last = lastStepOf(dataDir, file)
  if (!line || !last) return line
  const isBehind = last.seq < line.head.seq || (last.seq === line.head.seq && last.hash !== line.head.hash)
  return isBehind ? null : line
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

interface Here {
  last: Step | null
  line: PresentLine | null
  known: readonly Steps[]
}

function placed({ last, line, known }: Here, backup: StoredBackup): 'own' | 'left' | 'unknown' {
  const { manifest, path, reason } = backup
  if (!manifest || manifest.auditSeq === 0) return 'own'
  const head = { seq: manifest.auditSeq, hash: manifest.auditHash }
  if (last?.seq === head.seq) return last.hash === head.hash ? 'own' : 'left'
  const upTo = Math.min(head.seq, last?.seq ?? head.seq)
  const stepAt = (seq: number) => (seq === head.seq ? head : stepIn(path, seq))
  if (last && last.seq < head.seq) {
    const there = stepAt(last.seq)
    if (there?.seq === last.seq) return there.hash === last.hash ? 'own' : 'left'
  }
  const found = known.map(one => parted(one.upTo, stepAt, upTo))
  if (found.includes(true)) return 'left'
  if (found.includes(false) || reason === 'salvaged') return 'own'
  return line === null ? 'unknown' : byRestores(line, path, upTo)
}

/** Lines part at restores: on the present one there is none that the backup lacks up to its end, and none that it has alone. */
function byRestores(line: PresentLine, path: string, upTo: number): 'own' | 'left' | 'unknown' {
  const of = readIn(path, sqlite => ({ first: firstOf(sqlite), restores: restoresIn(sqlite, 0, upTo) }))
  if (of === null) return 'unknown'
  const here = line.restores.filter(({ seq }) => seq <= upTo)
  const isSame =
    of.first === line.first &&
    of.restores.length === here.length &&
    of.restores.every(({ id }, at) => id === here[at]?.id)
  if (isSame) return 'own'
  return line.whole ? 'left' : 'unknown'
}

/** Where nobody can read its first step, nothing is said of whose data it is. */
function apartBy({ line, known }: Here, { path }: StoredBackup): 'same' | 'other' {
  const first = readIn(path, firstOf)
  const firsts = [...(line ? [line.first] : []), ...known.map(one => one.first)]
  return first !== null && firsts.includes(first) ? 'same' : 'other'
}

/** The last step up to this number; null where there is none, and where it cannot be read. */
type StepAt = (seq: number) => Step | null

/** Whether the two have another step under the highest number that both still have; null where there is no such number. */
function parted(here: StepAt, there: StepAt, upTo: number): boolean | null {
  for (let most = upTo; most > 0; ) {
    const [one, other] = [here(most), there(most)]
    if (!one || !other) return null
    if (one.seq === other.seq) return one.hash !== other.hash
    most = Math.min(one.seq, other.seq)
  }
  return null
}

interface Steps {
  first: string | null
  upTo: StepAt
  close(): void
}

/** Null where it cannot be read as a book. */
function readableAt(file: string): Steps | null {
  const sqlite = tried(() => openInspected(file))
  if (!sqlite) return null
  return {
    first: tried(() => firstOf(sqlite)),
    upTo: seq => tried(() => stepUpTo(sqlite, seq)),
    close: () => sqlite.close(),
  }
}

/** Of a backup, which is whole by itself. */
const stepIn = (path: string, seq: number): Step | null => readIn(path, sqlite => stepUpTo(sqlite, seq))

/** Null where it cannot be read. */
function readIn<T>(path: string, read: (sqlite: Database) => T): T | null {
  return tried(() =>
    readAlone(path, file => {
      const sqlite = openInspected(file)
      try {
        return sqlite && read(sqlite)
      } finally {
        sqlite?.close()
      }
    }),
  )
}

function tried<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
