import type { plan } from '../../../src/contract/plan'
import { planEditRefusal, planStatusRefusal } from '../../../src/domain/plan/plan-status'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import { refuseUnknownRows } from '../known-rows'
import { noteNeedPlanned } from '../needs/need-planned'
import {
  countLinesOfNeed,
  ensurePlan,
  getPlan,
  insertLine,
  listLinePeople,
  listLines,
  listLinesOfNeed,
  listYears,
  nextLineNumber,
  removeLine,
  replaceLinePeople,
  updateLine,
  updatePlan,
} from './plan-store'

export const planHandlers: AreaHandlers<typeof plan> = {
  years: context => listYears(context.db),
  async line(context, input) {
    const [line] = await listLines(context.db, { id: input.id })
    return line ? { ...line, personIds: await listLinePeople(context.db, input.id) } : null
  },
  ofNeed: (context, input) => listLinesOfNeed(context.db, input.needId),
  async addLine(context, input) {
    await ensurePlan(context.tx, input.year)
    // Unplanned lines come in at any time; the plan itself is changed as a draft.
    if (input.kind === 'planned') await refuseUnlessDraft(context, input.year)
    const course = await context.tx
      .selectFrom('course')
      .select('name')
      .where('id', '=', input.courseId)
      .executeTakeFirst()
    if (!course) return context.refuse('not_found')
    const id = context.newId()
    const number = await nextLineNumber(context.tx, input.year)
    const line = {
      id,
      year: input.year,
      number,
      course_id: input.courseId,
      need_id: input.needId,
      audience: input.audience,
      headcount: input.headcount,
      month: input.month,
      sessions: input.sessions,
      owner_id: input.ownerId,
      budget_fen: input.budgetFen,
      kind: input.kind,
      status: 'planned',
      postponed_to: null,
      reason: null,
    } as const
    const personIds =
      input.personIds.length > 0 || input.needId === null
        ? input.personIds
        : await needPeople(context, input.needId)
    await refuseUnknownRows(context, async () => {
      await insertLine(context.tx, line)
      await replaceLinePeople(context.tx, id, personIds)
    })
    await tellNeed(context, input.needId)
    context.describe({ name: course.name, year: input.year, number })
    return { id, number }
  },
  async changeLine(context, input) {
    const line = await getLine(context, input.id)
    if (line.kind === 'planned') await refuseUnlessDraft(context, line.year)
    const changes = {
      course_id: input.courseId,
      audience: input.audience,
      headcount: input.headcount,
      month: input.month,
      sessions: input.sessions,
      owner_id: input.ownerId,
      budget_fen: input.budgetFen,
      kind: input.kind,
    }
    await refuseUnknownRows(context, async () => {
      await updateLine(context.tx, input.id, changes)
      await replaceLinePeople(context.tx, input.id, input.personIds)
    })
    context.describe({ name: line.courseName, year: line.year, number: line.number })
    return {}
  },
  async decideLine(context, input) {
    const line = await getLine(context, input.id)
    const decided = input.status === 'postponed' || input.status === 'cancelled'
    if (decided && !input.reason) context.refuse('no_reason')
    if (input.status === 'postponed' && input.postponedTo === null) context.refuse('no_month')
    if (input.status === 'cancelled')
      await context.emit('plan-line-leaving', { lineId: input.id, by: 'cancellation' })
    await updateLine(context.tx, input.id, {
      status: input.status,
      postponed_to: input.status === 'postponed' ? input.postponedTo : null,
      reason: decided ? input.reason : null,
    })
    context.describe({ name: line.courseName, year: line.year, number: line.number, status: input.status })
    return {}
  },
  async removeLine(context, input) {
    const line = await getLine(context, input.id)
    if (line.kind === 'planned') await refuseUnlessDraft(context, line.year)
    await context.emit('plan-line-leaving', { lineId: input.id, by: 'removal' })
    await removeLine(context.tx, input.id)
    await tellNeed(context, line.needId)
    context.describe({ name: line.courseName, year: line.year, number: line.number })
    return {}
  },
  async setStatus(context, input) {
    const current = await getPlan(context.tx, input.year)
    const lines = await listLines(context.tx, { year: input.year })
    const refusal = planStatusRefusal(current.status, input.status, {
      lines: lines.length,
      approver: input.approvedBy,
      reason: input.reason,
    })
    if (refusal) context.refuse(refusal)
    const approved = input.status === 'approved'
    await updatePlan(context.tx, {
      year: input.year,
      status: input.status,
      approvedBy: approved ? input.approvedBy : null,
      approvedOn: approved ? (input.approvedOn ?? context.today) : null,
    })
    context.describe({ year: input.year, status: input.status })
    return {}
  },
}

async function getLine(context: CommandContext<'not_found'>, id: string) {
  const [line] = await listLines(context.tx, { id })
  if (!line) return context.refuse('not_found')
  return line
}

async function refuseUnlessDraft(
  context: CommandContext<'plan_submitted' | 'plan_approved'>,
  year: number,
): Promise<void> {
  const refusal = planEditRefusal((await getPlan(context.tx, year)).status)
  if (refusal === 'submitted') context.refuse('plan_submitted', { year })
  if (refusal === 'approved') context.refuse('plan_approved', { year })
}

async function tellNeed(context: CommandContext<'not_found'>, needId: string | null): Promise<void> {
  if (needId !== null) await noteNeedPlanned(context, needId, await countLinesOfNeed(context.tx, needId))
}

/** A line made from a need takes its people along. */
async function needPeople(context: CommandContext, needId: string): Promise<string[]> {
  const rows = await context.tx
    .selectFrom('need_person')
    .select('person_id')
    .where('need_id', '=', needId)
    .execute()
  return rows.map(row => row.person_id)
}
