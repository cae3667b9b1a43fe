import type { Database } from 'better-sqlite3'
import { rangesOf } from '../../../../src/domain/book/number-ranges'
import { serialOf } from '../../../../src/domain/book/number-series'
import { numbersById } from '../../db/sqlite/issued-numbers'
import { chainStart } from '../../db/sqlite/record/audit'
import { type Step, stepUpTo } from '../../db/sqlite/record/chain'
import type { Standing } from '../file/examine'
import { openInspected, readAlone } from '../file/inspect'
import { isOtherKept, keepLoss, type LostSteps } from '../file/lost-steps'
import { readFloor } from '../marks/number-floor'
import { type StoredBackup, storedBackups } from './backup-list'

interface Place {
  dataDir: string
  file: string
  now: () => Date
}

/**
 * Before a byte of it is written: keeps what lies there where steps are missing from it, and notes which, for every start
 * from now on. Missing are those after its last step, or where it has others in their place, those after the last that
 * both have. Throws what the disk says.
 */
export function keepWhatIsGone({ dataDir, file, now }: Place, { lost, other }: Standing): void {
  if (lost) keepLoss(dataDir, file, lost, now())
  else if (other && !isOtherKept(dataDir, other)) {
    const gone = stepsInPlaceOf(dataDir, file, other)
    if (gone) keepLoss(dataDir, file, gone, now())
  }
}

/**
 * Steps of this folder that a file laid there has others in the place of: of the same data, but worked on elsewhere since
 * some step. `newest`: the last one there was here. What both have the backups tell, the newest first: the last step of
 * one that is in the file too, or the last before the two part. Null where none tells.
 */
function stepsInPlaceOf(dataDir: string, file: string, newest: Step): LostSteps | null {
  const lies = openInspected(file)
  if (!lies) return null
  try {
    for (const backup of storedBackups(dataDir)) {
      if (!mayBeBefore(backup, newest)) continue
      const both = readAlone(backup.path, path => sharedWith(lies, path))
      if (both) return { newest, held: both.held, twice: givenTwice(file, both.others) }
    }
    return null
  } finally {
    lies.close()
  }
}

/** Whether this backup may be of the steps that led to that one. */
function mayBeBefore({ reason, manifest }: StoredBackup, newest: Step): boolean {
  if (reason === 'salvaged' || !manifest || manifest.auditSeq === 0) return false
  return manifest.auditSeq === newest.seq
    ? manifest.auditHash === newest.hash
    : manifest.auditSeq < newest.seq
}

/** The last step that both have, and the numbers on papers that only the first has; null where they share none. */
function sharedWith(lies: Database, backup: string): { held: Step; others: string[] } | null {
  const copy = openInspected(backup)
  try {
    const held = copy && lastShared(lies, copy)
    if (!copy || !held) return null
    const known = numbersById(copy)
    const others = [...numbersById(lies)].filter(([id]) => !known.has(id))
    return { held, others: others.map(([, number]) => number) }
  } catch {
    return null
  } finally {
    copy?.close()
  }
}

/** Each step commits to every one before it: where one is the same, so are all before. */
function lastShared(one: Database, other: Database): Step | null {
  const at = (sqlite: Database, seq: number): Step => stepUpTo(sqlite, seq) ?? { seq: 0, hash: chainStart }
  const last = (sqlite: Database) => at(sqlite, Number.MAX_SAFE_INTEGER).seq
  let [same, most] = [0, Math.min(last(one), last(other))]
  while (same < most) {
    const middle = Math.ceil((same + most) / 2)
    const [here, there] = [at(one, middle), at(other, middle)]
    if (here.seq === there.seq && here.hash === there.hash) same = middle
    else most = middle - 1
  }
  const held = at(one, same)
  return held.seq === 0 ? null : held
}

/** Of these numbers, which were given elsewhere, those that may have been given here too, as ranges. */
function givenTwice(file: string, given: readonly string[]): string[] {
  const { counters } = readFloor(file)
  const twice = given.filter(number =>
    [...counters].some(([series, last]) => (serialOf(series, number) ?? last + 1) <= last),
  )
  return rangesOf(twice).map(({ first, last }) => (first === last ? first : `${first}–${last}`))
}
