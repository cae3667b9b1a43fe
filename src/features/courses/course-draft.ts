import type { Course, courses } from '../../contract/courses'
import type { InputOf } from '../../contract/define'
import { typedCourseFields } from '../../domain/courses/course-fields'
import { type MinutesPerHour, minutesOfHours } from '../../domain/days/credited-hours'
import { usualOf } from '../../domain/fields/fields'
import { blankDraft, type DraftOf, draftOfValues, valuesOfDraft } from '../../parts/fields/field-draft'

/** Entered each in a part of its own: hours for minutes, weights only where the course is assessed. */
const {
  method: _method,
  theoryMinutes: _theory,
  practiceMinutes: _practice,
  theoryWeight: _theoryWeight,
  practiceWeight: _practiceWeight,
  passMark: _passMark,
  minimumAttendance: _minimum,
  validityMonths: _validity,
  ...draftedFields
} = typedCourseFields
const {
  code: _code,
  name: _name,
  nameEn: _nameEn,
  category: _category,
  certificateKind: _kind,
  ...plainCourseFields
} = draftedFields

/** Entered under their names, with nothing else to them. */
export { plainCourseFields }

export type CourseInput = InputOf<typeof courses.add>

/** The form as a person fills it in: hours in tenths, weights in per cent, the pass line in hundredths. */
export interface CourseDraft extends DraftOf<typeof draftedFields> {
  method: Course['method']
  theoryTenths: number | null
  practiceTenths: number | null
  assessed: boolean
  theoryWeight: number | null
  practiceWeight: number | null
  passMark: number | null
  minimumAttendance: number | null
  validityMonths: number | null
  outcomes: { competencyId: string; level: number }[]
}

export type DraftProblem = 'code' | 'name' | 'hours' | 'weights' | 'passMark' | 'kind' | OutcomeProblem

type OutcomeProblem = 'outcomeBlank' | 'outcomeTwice'

/** What is wrong with one row of what the course raises. */
export function outcomeProblem(outcomes: CourseDraft['outcomes'], index: number): OutcomeProblem | null {
  const id = outcomes[index]?.competencyId
  if (!id) return 'outcomeBlank'
  return outcomes.findIndex(outcome => outcome.competencyId === id) < index ? 'outcomeTwice' : null
}

export const emptyDraft: CourseDraft = {
  ...blankDraft(draftedFields),
  category: 'complaints',
  method: 'classroom',
  theoryTenths: 40,
  practiceTenths: 0,
  assessed: true,
  theoryWeight: 60,
  practiceWeight: 40,
  passMark: 6000,
  minimumAttendance: usualOf(typedCourseFields.minimumAttendance),
  validityMonths: null,
  outcomes: [],
}

export function draftOf(course: Course, minutesPerHour: MinutesPerHour): CourseDraft {
  const tenths = (minutes: number) => Math.round((minutes * 10) / minutesPerHour)
  return {
    ...draftOfValues(draftedFields, course),
    method: course.method,
    theoryTenths: tenths(course.theoryMinutes),
    practiceTenths: tenths(course.practiceMinutes),
    assessed: course.theoryWeight + course.practiceWeight > 0,
    theoryWeight: course.theoryWeight,
    practiceWeight: course.practiceWeight,
    passMark: course.passMark,
    minimumAttendance: course.minimumAttendance,
    validityMonths: course.validityMonths,
    outcomes: course.outcomes.map(({ competencyId, level }) => ({ competencyId, level })),
  }
}

/** What is still wrong, in the order of the form. */
export function problemsOf(draft: CourseDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  if (!draft.code.trim()) problems.push('code')
  if (!draft.name.trim()) problems.push('name')
  if ((draft.theoryTenths ?? 0) + (draft.practiceTenths ?? 0) <= 0) problems.push('hours')
  if (draft.assessed && (draft.theoryWeight ?? 0) + (draft.practiceWeight ?? 0) !== 100)
    problems.push('weights')
  if (draft.assessed && (draft.passMark === null || draft.passMark < 0 || draft.passMark > 10_000))
    problems.push('passMark')
  if (!draft.certificateKind.trim()) problems.push('kind')
  const ofOutcomes = draft.outcomes.map((_, index) => outcomeProblem(draft.outcomes, index))
  for (const code of ['outcomeBlank', 'outcomeTwice'] as const)
    if (ofOutcomes.includes(code)) problems.push(code)
  return problems
}

export function inputOf(draft: CourseDraft, minutesPerHour: MinutesPerHour): CourseInput {
  return {
    ...valuesOfDraft(draftedFields, draft),
    method: draft.method,
    theoryMinutes: minutesOfHours((draft.theoryTenths ?? 0) / 10, minutesPerHour),
    practiceMinutes: minutesOfHours((draft.practiceTenths ?? 0) / 10, minutesPerHour),
    theoryWeight: draft.assessed ? (draft.theoryWeight ?? 0) : 0,
    practiceWeight: draft.assessed ? (draft.practiceWeight ?? 0) : 0,
    passMark: draft.assessed ? (draft.passMark ?? 0) : 0,
    minimumAttendance: draft.minimumAttendance,
    validityMonths: draft.validityMonths,
    outcomes: draft.outcomes,
  }
}
