import type { Level } from '../needs/codes'
import type { Standing } from '../needs/gap'

/** Whether passing changes the record: only then is a rating written. */
export function raises(before: Standing | null, outcome: Level): boolean {
  return before?.state !== 'rated' || before.level < outcome
}
