import type { InputOf, OutputOf } from '../../contract/define'
import type { plan } from '../../contract/plan'
import type { PlanLineRow } from './plan-row'

export interface LineDraft {
  courseId: string
  audience: string
  headcount: number | null
  month: number
  sessions: number | null
  ownerId: string | null
  /** Whole 分; null is none. */
  budgetFen: number | null
  kind: 'planned' | 'unplanned'
  personIds: string[]
  needId: string | null
}

type LineInput = Omit<InputOf<typeof plan.changeLine>, 'id'>

export function draftOfLine(line: NonNullable<OutputOf<typeof plan.line>>): LineDraft {
  return {
    courseId: line.courseId,
    audience: line.audience ?? '',
    headcount: line.headcount,
    month: line.month,
    sessions: line.sessions,
    ownerId: line.ownerId,
    budgetFen: line.budgetFen === 0 ? null : line.budgetFen,
    kind: line.kind,
    personIds: line.personIds,
    needId: line.needId,
  }
}

/** What the form of a line shows of it before anything is typed, as far as its row says: of its people how many. */
export function shownOf(line: PlanLineRow) {
  const { personIds: _, needId: __, ...fields } = draftOfLine({ ...line, personIds: [] })
  return { ...fields, people: line.people }
}

export function inputOfLine(draft: LineDraft): LineInput {
  return {
    courseId: draft.courseId,
    audience: draft.audience.trim() || null,
    headcount: draft.headcount ?? draft.personIds.length,
    month: draft.month,
    sessions: draft.sessions ?? 1,
    ownerId: draft.ownerId,
    budgetFen: draft.budgetFen ?? 0,
    kind: draft.kind,
    personIds: draft.personIds,
  }
}
