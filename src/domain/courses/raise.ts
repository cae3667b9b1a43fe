import type { Level } from '../needs/codes'
import type { Standing } from '../needs/gap'

/**
 * The level after passing a course: the higher of what was rated and what the course leads to; passing never
 * lowers. Unrated, not observed, exempt, expired and revoked have no level to keep, so the course's counts.
 */
export function levelAfterPassing(before: Standing | null, outcome: Level): Level {
  if (before?.state !== 'rated') return outcome
  return before.level > outcome ? before.level : outcome
}

/** Whether passing changes the record: only then is a rating written. */
export function raises(before: Standing | null, outcome: Level): boolean {
  return before?.state !== 'rated' || before.level < outcome
}
