import { levels } from '../needs/codes'
import type { CourseMethod } from './codes'

/** A part of the assessment: theory 60, practice 40. Weights are whole per cent. */
export interface CourseComponent {
  readonly name: string
  readonly weight: number
}

export interface CourseOutcome {
  readonly competencyId: string
  /** The level somebody has who passed, 1 to 5. */
  readonly level: number
}

export interface CourseDraft {
  readonly name: string
  readonly method: CourseMethod
  readonly theoryMinutes: number
  readonly practiceMinutes: number
  /** Hundredths out of 100: 6000 is 60; null when nothing is marked. */
  readonly passLine: number | null
  /** Empty when attendance alone completes the course. */
  readonly components: readonly CourseComponent[]
  readonly outcomes: readonly CourseOutcome[]
  /** Months a certificate stays valid; null is 长期. */
  readonly validMonths: number | null
}

export type CourseRefusal =
  | { readonly field: 'name'; readonly code: 'missing' | 'too_long' }
  | { readonly field: 'hours'; readonly code: 'missing' | 'out_of_range' }
  | { readonly field: 'passLine'; readonly code: 'missing' | 'out_of_range' }
  | {
      readonly field: 'components'
      readonly code: 'name_missing' | 'name_twice' | 'weight_out_of_range' | 'weights_not_100'
    }
  | { readonly field: 'outcomes'; readonly code: 'level_out_of_range' | 'competency_twice' }
  | { readonly field: 'validMonths'; readonly code: 'out_of_range' }

const NAME_LENGTH = 80
/** Longer than any course: a hundred days of eight hours. */
const MOST_MINUTES = 48_000

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most
const repeats = (values: readonly string[]) => new Set(values).size < values.length

/** Everything wrong with a course at once, in the order of the form; empty when it may be saved. */
export function courseRefusals(draft: CourseDraft): CourseRefusal[] {
  const refusals: CourseRefusal[] = []
  const name = draft.name.trim()
  if (name === '') refusals.push({ field: 'name', code: 'missing' })
  else if ([...name].length > NAME_LENGTH) refusals.push({ field: 'name', code: 'too_long' })

  const { theoryMinutes, practiceMinutes } = draft
  if (!isWhole(theoryMinutes, 0, MOST_MINUTES) || !isWhole(practiceMinutes, 0, MOST_MINUTES)) {
    refusals.push({ field: 'hours', code: 'out_of_range' })
  } else if (theoryMinutes + practiceMinutes === 0) refusals.push({ field: 'hours', code: 'missing' })

  if (draft.passLine !== null && !isWhole(draft.passLine, 0, 10_000)) {
    refusals.push({ field: 'passLine', code: 'out_of_range' })
  } else if (draft.passLine === null && draft.components.length > 0) {
    refusals.push({ field: 'passLine', code: 'missing' })
  }
  refusals.push(...componentRefusals(draft.components), ...outcomeRefusals(draft.outcomes))
  if (draft.validMonths !== null && !isWhole(draft.validMonths, 1, 1200)) {
    refusals.push({ field: 'validMonths', code: 'out_of_range' })
  }
  return refusals
}

function componentRefusals(components: readonly CourseComponent[]): CourseRefusal[] {
  if (components.length === 0) return []
  const refusals: CourseRefusal[] = []
  const names = components.map(component => component.name.trim())
  if (names.includes('')) refusals.push({ field: 'components', code: 'name_missing' })
  if (repeats(names.filter(name => name !== ''))) refusals.push({ field: 'components', code: 'name_twice' })
  if (components.some(({ weight }) => !isWhole(weight, 1, 100))) {
    refusals.push({ field: 'components', code: 'weight_out_of_range' })
  } else if (components.reduce((sum, { weight }) => sum + weight, 0) !== 100) {
    refusals.push({ field: 'components', code: 'weights_not_100' })
  }
  return refusals
}

function outcomeRefusals(outcomes: readonly CourseOutcome[]): CourseRefusal[] {
  const refusals: CourseRefusal[] = []
  if (outcomes.some(({ level }) => !(levels as readonly number[]).includes(level))) {
    refusals.push({ field: 'outcomes', code: 'level_out_of_range' })
  }
  if (repeats(outcomes.map(({ competencyId }) => competencyId))) {
    refusals.push({ field: 'outcomes', code: 'competency_twice' })
  }
  return refusals
}
