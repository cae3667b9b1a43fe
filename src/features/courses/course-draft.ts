import type { Course, courses } from '../../contract/courses'
import type { InputOf } from '../../contract/define'
import { type MinutesPerHour, minutesOfHours } from '../../domain/days/credited-hours'

export type CourseInput = InputOf<typeof courses.add>

/** The form as a person fills it in: hours in tenths, weights in per cent, the pass line in hundredths. */
export interface CourseDraft {
  code: string
  name: string
  nameEn: string
  category: string
  method: Course['method']
  outline: string
  theoryTenths: number | null
  practiceTenths: number | null
  assessed: boolean
  theoryWeight: number | null
  practiceWeight: number | null
  passMark: number | null
  validityMonths: number | null
  certificateKind: string
  outcomes: { competencyId: string; level: number }[]
}

export type DraftProblem = 'code' | 'name' | 'hours' | 'weights' | 'passMark' | 'kind' | 'outcomeTwice'

export const emptyDraft: CourseDraft = {
  code: '',
  name: '',
  nameEn: '',
  category: 'complaints',
  method: 'classroom',
  outline: '',
  theoryTenths: 40,
  practiceTenths: 0,
  assessed: true,
  theoryWeight: 60,
  practiceWeight: 40,
  passMark: 6000,
  validityMonths: null,
  certificateKind: '',
  outcomes: [],
}

export function draftOf(course: Course, minutesPerHour: MinutesPerHour): CourseDraft {
  const tenths = (minutes: number) => Math.round((minutes * 10) / minutesPerHour)
  return {
    code: course.code,
    name: course.name,
    nameEn: course.nameEn ?? '',
    category: course.category,
    method: course.method,
    outline: course.outline ?? '',
    theoryTenths: tenths(course.theoryMinutes),
    practiceTenths: tenths(course.practiceMinutes),
    assessed: course.theoryWeight + course.practiceWeight > 0,
    theoryWeight: course.theoryWeight,
    practiceWeight: course.practiceWeight,
    passMark: course.passMark,
    validityMonths: course.validityMonths,
    certificateKind: course.certificateKind,
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
  const named = draft.outcomes.map(outcome => outcome.competencyId).filter(Boolean)
  if (new Set(named).size < named.length) problems.push('outcomeTwice')
  return problems
}

export function inputOf(draft: CourseDraft, minutesPerHour: MinutesPerHour): CourseInput {
  return {
    code: draft.code.trim(),
    name: draft.name.trim(),
    nameEn: draft.nameEn.trim() || null,
    category: draft.category,
    method: draft.method,
    outline: draft.outline.trim() || null,
    theoryMinutes: minutesOfHours((draft.theoryTenths ?? 0) / 10, minutesPerHour),
    practiceMinutes: minutesOfHours((draft.practiceTenths ?? 0) / 10, minutesPerHour),
    theoryWeight: draft.assessed ? (draft.theoryWeight ?? 0) : 0,
    practiceWeight: draft.assessed ? (draft.practiceWeight ?? 0) : 0,
    passMark: draft.assessed ? (draft.passMark ?? 0) : 0,
    validityMonths: draft.validityMonths,
    certificateKind: draft.certificateKind.trim(),
    outcomes: draft.outcomes.filter(outcome => outcome.competencyId !== ''),
  }
}
