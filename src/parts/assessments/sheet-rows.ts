import type { Attempt, Component, MarkRow } from '../../contract/assessments'
import { gradeOf } from '../../domain/assessments/grade'
import { finalResult, owesResit } from '../../domain/assessments/resit'
import { attemptResult } from '../../domain/assessments/verdict'
import { markOfComponent } from './component-text'

/** Whole per cent, and the pass line in hundredths. */
export interface Scheme {
  readonly theoryWeight: number
  readonly practiceWeight: number
  readonly passMark: number
}

/** Only what is named changes; null clears. */
export interface MarkChange {
  readonly enrolmentId: string
  readonly theory?: Component | null
  readonly practice?: Component | null
  readonly note?: string | null
  /** What stood in the named cells when it was entered. */
  readonly was?: Omit<MarkChange, 'enrolmentId' | 'was'>
}

export const markFields = ['theory', 'practice', 'note'] as const

/** The change over what the row says now: what the service looks at before it writes. */
export function overRow(row: MarkRow | undefined, attempt: number, change: MarkChange): MarkChange {
  const before = row && attemptOf(row, attempt)
  const named = markFields.filter(field => change[field] !== undefined)
  return { ...change, was: Object.fromEntries(named.map(field => [field, before?.[field] ?? null])) }
}

export const attemptsOf = (row: MarkRow): Attempt[] => [...(row.first ? [row.first] : []), ...row.resits]

export const attemptOf = (row: MarkRow, attempt: number): Attempt | null =>
  attempt === 1 ? row.first : (row.resits.find(one => one.attempt === attempt) ?? null)

/** The row as it will be once the change is written: shown while it is on its way. */
export function changedRow(row: MarkRow, attempt: number, change: MarkChange, scheme: Scheme): MarkRow {
  const before = attemptOf(row, attempt)
  const entered = {
    theory: change.theory === undefined ? (before?.theory ?? null) : change.theory,
    practice: change.practice === undefined ? (before?.practice ?? null) : change.practice,
    note: change.note === undefined ? (before?.note ?? null) : change.note,
  }
  const empty = entered.theory === null && entered.practice === null && entered.note === null
  const { total, verdict } = resultOf(entered, scheme)
  const after: Attempt | null = empty
    ? null
    : {
        attempt,
        ...entered,
        total,
        verdict,
        grade: total === null ? null : gradeOf(total),
        markedOn: before?.markedOn ?? '',
      }
  const resits = row.resits.filter(one => one.attempt !== attempt)
  if (attempt > 1 && after) resits.push(after)
  const changed: MarkRow = {
    ...row,
    first: attempt === 1 ? after : row.first,
    resits: resits.sort((a, b) => a.attempt - b.attempt),
  }
  const final = finalResult(attemptsOf(changed), scheme.passMark)
  return { ...changed, finalVerdict: final.verdict, resitNotSat: final.resitNotSat }
}

function resultOf(entered: Pick<Attempt, 'theory' | 'practice'>, scheme: Scheme) {
  const parts = [
    { component: entered.theory, weight: scheme.theoryWeight },
    { component: entered.practice, weight: scheme.practiceWeight },
  ].filter(part => part.weight > 0)
  return attemptResult(
    parts.map(part => markOfComponent(part.component)),
    parts.map(part => part.weight),
    scheme.passMark,
  )
}

/** Who stands in a round: everybody in the first; in a resit who has that attempt or owes it. */
export function rowsOfRound(rows: readonly MarkRow[], round: number, scheme: Scheme): MarkRow[] {
  if (round === 1) return [...rows]
  return rows.filter(row => {
    if (attemptOf(row, round)) return true
    const before = attemptsOf(row).filter(one => one.attempt < round)
    const held = before.filter(one => one.verdict !== 'incomplete').length === round - 1
    return held && owesResit(finalResult(before, scheme.passMark).verdict)
  })
}

/** How many rounds there are: 1, and one more for each resit that somebody has or owes. */
export function roundsOf(rows: readonly MarkRow[], scheme: Scheme): number {
  let rounds = 1
  while (rounds < 10 && rowsOfRound(rows, rounds + 1, scheme).length > 0) rounds += 1
  return rounds
}

/** Whether this round still waits for an entry of this person; who never came owes none. */
export function waitsFor(row: MarkRow, round: number): boolean {
  if (row.absent && round === 1 && !row.first) return false
  const attempt = attemptOf(row, round)
  return !attempt || attempt.verdict === 'incomplete'
}
