import { isRecordIntact } from '../../../../src/domain/history/record'
import { openForeign, openSole } from '../../db/sqlite/foreign'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { entriesAreNumbered } from '../../db/sqlite/record/chain'
import type { Progress } from '../../threads/thread-shape'
import { type Inspection, inspectBook, isDamage, type Opener } from '../file/inspect'
import { verdictOnChecked } from '../file/record-verdict'
import { disputedStep } from './disputed-step'
import { checkRecord } from './record-check'

/**
 * `recordsHold`: every row and every change is what was written. `derived`: what is made from them and does not hold what
 * it must (`derivedApart`); none where it is made anew afterwards in any case.
 */
export type CheckedBook =
  | Exclude<Inspection, { kind: 'usable' }>
  | { kind: 'usable'; version: number; recordsHold: boolean; derived: readonly string[] }

/**
 * Everything that can be known of a book that was not closed properly, or is not the one that was closed: its pages,
 * indexes and links, then every record against its seal. It reads every byte on connections of its own, so it may run
 * while the book is used. `markedAs`: the book beside which the mark lies, if it is a copy; `sole`: nobody else has it open, and there is no room for the index of its log. Progress stays at 0 while
 * the file is checked.
 */
export function checkBook(
  input: { file: string; markedAs: string; rebuiltAfter?: boolean; sole?: boolean },
  progress: Progress = () => undefined,
): CheckedBook {
  progress(0, 1)
  const open = input.sole ? openSole : openForeign
  const inspection = inspectBook(input.file, 'thorough', open)
  if (inspection.kind !== 'usable') return inspection
  try {
    if (!areNumbered(input.file, open)) return { kind: 'broken', reason: 'damaged' }
    // An older book: what it would be checked for in the present form may not be there yet.
    if (inspection.version < schemaVersion)
      return { ...inspection, recordsHold: olderHolds(input, open), derived: [] }
    const found = checkRecord(input, progress)
    return { ...inspection, recordsHold: isRecordIntact(found), derived: found.derived.tables }
  } catch (error) {
    if (isDamage(error)) return { kind: 'broken', reason: 'damaged' }
    throw error
  }
}

function olderHolds({ file, markedAs }: { file: string; markedAs: string }, open: Opener): boolean {
  if (verdictOnChecked(file, open).state === 'altered') return false
  const sqlite = open(file)
  try {
    return disputedStep(sqlite, markedAs) === null
  } finally {
    sqlite.close()
  }
}

/** Nothing can be written after an entry with the highest number there is. */
function areNumbered(file: string, open: Opener): boolean {
  const sqlite = open(file)
  try {
    return entriesAreNumbered(sqlite)
  } finally {
    sqlite.close()
  }
}
