import { neverCame, type RollFacts } from './mark-sheet'
import type { MarkRecord } from './marks-store'
import type { Scheme } from './results'

/**
 * How many people still owe an entry: on the roll, not absent from the whole session, and without a complete
 * first attempt. Who never came owes no mark; they stand in the make-up queue instead.
 */
export function marksMissing(
  scheme: Scheme,
  facts: RollFacts,
  marks: Pick<MarkRecord, 'enrolment_id' | 'attempt' | 'verdict'>[],
): number {
  if (scheme.theoryWeight + scheme.practiceWeight === 0) return 0
  const away = neverCame(facts)
  const entered = new Set(
    marks.filter(mark => mark.attempt === 1 && mark.verdict !== 'incomplete').map(mark => mark.enrolment_id),
  )
  return facts.roll.filter(person => !away.has(person.personId) && !entered.has(person.id)).length
}
