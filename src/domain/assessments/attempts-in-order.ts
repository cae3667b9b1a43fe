import type { Answers } from '../imports/preview'
import type { Hundredths, Mark } from './marks'
import { type Compared, type KnownAttempt, type ResitPlace, type RowAttempt, resitPlace } from './resit-place'
import { type ImportedMarks, sameMark, scoreComponents } from './score-marks'
import { type AttemptResult, attemptResult } from './verdict'
import type { PartWeights } from './whole-mark'

type MarkedRow = ImportedMarks & { readonly personId: string; readonly attempt: RowAttempt }

/** What stands of each person, and by what a session judges them. */
type Standing = {
  readonly marks?: ReadonlyMap<string, ImportedMarks>
  readonly attempts?: ReadonlyMap<string, readonly KnownAttempt<ImportedMarks>[]>
  readonly weights?: PartWeights
  readonly passMark?: Hundredths
  readonly answers?: Answers
}

/** The question whether a resit with other marks than stand there is a correction. */
export const resitQuestion = (personId: string): string => `resit ${personId}`

/**
 * The attempt each row's marks go to, and what stands there. Whoever passes with the marks of one row has nothing to resit
 * with those of another. Without a session nothing stands anywhere.
 */
export function placesOf(
  rows: readonly MarkedRow[],
  { marks, attempts, weights, passMark, answers }: Standing,
): (row: MarkedRow) => ResitPlace {
  const ofPerson = new Map<string, MarkedRow[]>()
  for (const row of rows) {
    const own = ofPerson.get(row.personId)
    if (own) own.push(row)
    else ofPerson.set(row.personId, [row])
  }
  // 补考 beside 二次补考 of the same file is the first one.
  const wantedBy = ({ attempt, personId }: MarkedRow): RowAttempt => {
    const own = ofPerson.get(personId) ?? []
    const isFirst = attempt === 'next' && own.some(one => one.attempt === 3)
    return isFirst && own.every(one => one.attempt !== 2) ? 2 : attempt
  }
  const before = (marked: MarkedRow): KnownAttempt<ImportedMarks>[] => {
    const { personId } = marked
    const wanted = wantedBy(marked)
    const all = new Map((attempts?.get(personId) ?? []).map(known => [known.attempt, known]))
    for (const row of ofPerson.get(personId) ?? []) {
      const number = wantedBy(row)
      if (number === 'next' || (wanted === 'next' ? number > 1 : number >= wanted)) continue
      const merged = over(row, all.get(number)?.marks)
      all.set(number, { attempt: number, marks: merged, ...judged(merged, weights, passMark) })
    }
    return [...all.values()].sort((a, b) => a.attempt - b.attempt)
  }
  return row => {
    const { personId } = row
    const attempt = wantedBy(row)
    if (attempt === 1) return { attempt, known: marks?.get(personId) }
    if (!attempts) return { attempt: attempt === 'next' ? 2 : attempt, known: undefined }
    return resitPlace(attempt, before(row), known => compared(row, known), answers?.[resitQuestion(personId)])
  }
}

/** Whether an attempt has these marks already, or could: where it has none there is nothing they differ from. */
function compared(row: ImportedMarks, known: ImportedMarks): Compared {
  if (outcomeOf(row, known) === 'unchanged') return 'same'
  const fits = (['theory', 'practice'] as const).every(
    part => !row[part] || !known[part] || sameMark(row[part], known[part]),
  )
  if (fits) return 'fits'
  const isSat = (marks: ImportedMarks) =>
    scoreComponents.every(one => !marks[one] || marks[one].state === 'scored')
  return isSat(row) && isSat(known) ? 'differs' : 'other_kind'
}

/** Blank cells and absent columns change nothing; nor does a total beside its parts: the book works it out. */
export function outcomeOf(
  { theory, practice }: ImportedMarks,
  known: ImportedMarks | undefined,
): 'new' | 'changed' | 'unchanged' {
  if (!known || scoreComponents.every(component => !known[component])) return 'new'
  const isSame = (given: Mark | null | undefined, now: Mark | null | undefined) =>
    !given || sameMark(given, now)
  return isSame(theory, known.theory) && isSame(practice, known.practice) ? 'unchanged' : 'changed'
}

const over = ({ theory, practice }: ImportedMarks, known: ImportedMarks | undefined): ImportedMarks => ({
  theory: theory ?? known?.theory ?? null,
  practice: practice ?? known?.practice ?? null,
})

/** Where nobody says what one passes with, nobody has. */
function judged(
  marks: ImportedMarks,
  weights: PartWeights | undefined,
  passMark = Number.POSITIVE_INFINITY,
): AttemptResult {
  const parts = (['theory', 'practice'] as const).filter(part => (weights?.[part] ?? 0) > 0)
  return attemptResult(
    parts.map(part => marks[part] ?? null),
    parts.map(part => weights?.[part] ?? 0),
    passMark,
  )
}
