import type { KnownPerson, MatchRules } from '../imports/person-match'
import type { Answers } from '../imports/preview'
import type { NamedSession } from '../imports/title-names-other'
import type { Hundredths } from './marks'
import type { KnownAttempt, RowAttempt } from './resit-place'
import type { ImportedMarks } from './score-marks'
import type { PartWeights } from './whole-mark'

export type ScoreRow = ImportedMarks & {
  readonly row: number
  readonly personId: string
  readonly staffNo: string | null
  readonly name: string
  readonly note: string | null
  /** 1 for the first mark, 2 and up for resits. */
  readonly attempt: number
}

/** A row before it is known which resit it is for that person. */
export type UnplacedRow = Omit<ScoreRow, 'attempt'> & { readonly attempt: RowAttempt }

export type ScoreBook = {
  readonly people: Iterable<KnownPerson>
  /** The session's roll, by person; without one every known person may have marks. */
  readonly roll?: ReadonlySet<string>
  /** Who never came to the session, by what is recorded. */
  readonly absent?: ReadonlySet<string>
  /** How many recorded blocks somebody is absent from whom these marks put on the roll. */
  readonly missedIfEnrolled?: (personId: string) => number
  readonly session?: NamedSession
  /** The names of the courses there are. */
  readonly courses?: readonly string[]
  /** What the session weighs; without one nobody can say what a sheet's only mark is. */
  readonly weights?: PartWeights
  /** What one passes with. */
  readonly passMark?: Hundredths
  /** Marks already entered, by person. */
  readonly marks?: ReadonlyMap<string, ImportedMarks>
  /** All attempts of whoever has marks, in order. */
  readonly attempts?: ReadonlyMap<string, readonly KnownAttempt<ImportedMarks>[]>
}

export type ScoreRules = MatchRules & {
  /** Known people who are not on the roll are taken, to be put on it. */
  readonly enrolMissing?: boolean
  readonly answers?: Answers
  /** The columns were pointed out for an earlier file of this layout. */
  readonly remembered?: boolean
}
