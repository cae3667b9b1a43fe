import { type Mark, markText } from './marks'
import { finalResult, type ResitRefusal, resitRefusal } from './resit'
import type { ImportedMarks } from './score-marks'
import type { AttemptResult } from './verdict'

/** As many as can be entered by hand. */
export const mostAttempts = 10

/** Which exam a row's marks are of: the first, the resit with that number, or a resit of which it is not said which. */
export type RowAttempt = number | 'next'

/** An attempt the book has. */
export type KnownAttempt<Marks> = AttemptResult & { readonly attempt: number; readonly marks: Marks }

/** That somebody has a resit with other marks: it is corrected, or this is a further one. */
export type ResitAgain = {
  /** The resits it may correct. */
  readonly among: readonly KnownAttempt<ImportedMarks>[]
  /** The number of a further one, counted among the resits; 0 where there can be none. */
  readonly next: number
  /** Nothing goes in before it is answered. */
  readonly held: boolean
}

/** Where a resit goes: a number, with the marks that stand there; or why it can go nowhere, or not yet. */
export type ResitPlace = { readonly asks?: ResitAgain } & (
  | { readonly attempt: number; readonly known: ImportedMarks | undefined }
  | { readonly refused: ResitRefusal | 'no_earlier' }
  | { readonly held: true }
)

/** How a row's marks stand to those of an attempt; `other_kind`: one of them was sat, and the other missed or broken off. */
export type Compared = 'same' | 'fits' | 'differs' | 'other_kind'

/**
 * The attempt a resit is written to: the one of its number. Where it has none, any resit with the same marks, which it is
 * read from again; the last one, where that lacks only what it gives; the next one, where there is none yet. Of other
 * marks nobody can tell whether they correct a resit or are of a further one: `answer` says it, 'further' or the attempt.
 * Unless it is answered the only one is corrected, a mark by a mark. `attempts`: all there are before it, in order, those
 * of its own file among them.
 */
export function resitPlace(
  wanted: RowAttempt,
  attempts: readonly KnownAttempt<ImportedMarks>[],
  compare: (known: ImportedMarks) => Compared,
  answer: string | undefined,
): ResitPlace {
  if (wanted !== 'next') return placed(wanted, attempts)
  const resits = attempts.filter(({ attempt }) => attempt > 1)
  const last = resits.at(-1)
  if (!last) return placed(2, attempts)
  const same = resits.find(({ marks }) => compare(marks) === 'same')
  if (same) return placed(same.attempt, attempts)
  if (last.verdict === 'incomplete' && compare(last.marks) === 'fits') return placed(last.attempt, attempts)
  const further = placed(last.attempt + 1, attempts)
  const asks = {
    among: resits,
    next: 'refused' in further ? 0 : last.attempt,
    held: resits.length > 1 || compare(last.marks) === 'other_kind',
  }
  if (answer === 'further' && asks.next > 0) return { ...further, asks }
  const corrected = resits.find(({ attempt }) => String(attempt) === answer) ?? (asks.held ? null : last)
  return corrected ? { ...placed(corrected.attempt, attempts), asks } : { held: true, asks }
}

function placed(attempt: number, attempts: readonly KnownAttempt<ImportedMarks>[]): ResitPlace {
  const known = attempts.find(one => one.attempt === attempt)
  if (known) return { attempt, known: known.marks }
  const earlier = attempts.filter(one => one.attempt < attempt)
  const { verdict } = finalResult(earlier, 0)
  const refused =
    attempt > mostAttempts
      ? 'no_attempts_left'
      : earlier.length < attempt - 1
        ? earlier.some(one => one.attempt === 1)
          ? 'no_earlier'
          : 'no_result'
        : resitRefusal(earlier, { final: verdict, mostAttempts: null })
  return refused === null ? { attempt, known: undefined } : { refused }
}

/** '50 / 60', '缺考' as a code in angle brackets: the page puts the word there. */
export const marksSaid = ({ theory, practice, total }: ImportedMarks): string =>
  [theory, practice, total].flatMap(mark => (mark ? [said(mark)] : [])).join(' / ')

const said = (mark: Mark) => (mark.state === 'scored' ? markText(mark.mark) : `<${mark.state}>`)
