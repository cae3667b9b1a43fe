import type { Insertable } from 'kysely'
import type { z } from 'zod'
import type { planLine } from '../../../src/contract/plan'
import type { PlanStatus } from '../../../src/domain/plan/codes'
import type { Db, Tx } from '../context'
import type { PlanLineTable } from '../db/tables/plan'

type PlanLine = z.output<typeof planLine>

interface AnnualPlan {
  year: number
  status: PlanStatus
  approvedBy: string | null
  approvedOn: string | null
}

export async function listYears(db: Db): Promise<{ year: number; status: PlanStatus; lines: number }[]> {
  return db
    .selectFrom('annual_plan')
    .leftJoin('plan_line', 'plan_line.year', 'annual_plan.year')
    .select(eb => ['annual_plan.year', 'annual_plan.status', eb.fn.count<number>('plan_line.id').as('lines')])
    .groupBy('annual_plan.year')
    .orderBy('annual_plan.year', 'desc')
    .execute()
}

/** A year nobody has planned for yet is an empty draft. */
export async function getPlan(db: Db, year: number): Promise<AnnualPlan> {
  const row = await db.selectFrom('annual_plan').selectAll().where('year', '=', year).executeTakeFirst()
  return row
    ? { year, status: row.status, approvedBy: row.approved_by, approvedOn: row.approved_on }
    : { year, status: 'draft', approvedBy: null, approvedOn: null }
}

export async function ensurePlan(tx: Tx, year: number): Promise<void> {
  await tx
    .insertInto('annual_plan')
    .values({ year, status: 'draft', approved_by: null, approved_on: null })
    .onConflict(conflict => conflict.column('year').doNothing())
    .execute()
}

export async function updatePlan(tx: Tx, plan: AnnualPlan): Promise<void> {
  await tx
    .updateTable('annual_plan')
    .set({ status: plan.status, approved_by: plan.approvedBy, approved_on: plan.approvedOn })
    .where('year', '=', plan.year)
    .execute()
}

export async function listLines(db: Db, filter: { year: number } | { id: string }): Promise<PlanLine[]> {
  let query = db
    .selectFrom('plan_line')
    .innerJoin('course', 'course.id', 'plan_line.course_id')
    .leftJoin('need', 'need.id', 'plan_line.need_id')
    .leftJoin('person as owner', 'owner.id', 'plan_line.owner_id')
    .selectAll('plan_line')
    .select([
      'course.name as courseName',
      'course.name_en as courseNameEn',
      'need.number as needNumber',
      'need.title as needTitle',
      'owner.name as ownerName',
    ])
    .orderBy('plan_line.year')
    .orderBy('plan_line.number')
  if ('year' in filter) query = query.where('plan_line.year', '=', filter.year)
  else query = query.where('plan_line.id', '=', filter.id)
  const rows = await query.execute()
  const people = await peopleOf(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    id: row.id,
    year: row.year,
    number: row.number,
    courseId: row.course_id,
    courseName: row.courseName,
    courseNameEn: row.courseNameEn,
    needId: row.need_id,
    needNumber: row.needNumber,
    needTitle: row.needTitle,
    audience: row.audience,
    headcount: row.headcount,
    month: row.month,
    sessions: row.sessions,
    ownerId: row.owner_id,
    ownerName: row.ownerName,
    budgetFen: row.budget_fen,
    kind: row.kind,
    status: row.status,
    postponedTo: row.postponed_to,
    reason: row.reason,
    people: people.get(row.id) ?? 0,
  }))
}

/** The lines a need became, in the order of the plan. */
export function listLinesOfNeed(db: Db, needId: string) {
  return db
    .selectFrom('plan_line')
    .innerJoin('course', 'course.id', 'plan_line.course_id')
    .select([
      'plan_line.id',
      'plan_line.year',
      'plan_line.number',
      'plan_line.month',
      'plan_line.status',
      'course.name as courseName',
      'course.name_en as courseNameEn',
    ])
    .where('plan_line.need_id', '=', needId)
    .orderBy('plan_line.year')
    .orderBy('plan_line.number')
    .execute()
}

export async function countLinesOfNeed(db: Db, needId: string): Promise<number> {
  const row = await db
    .selectFrom('plan_line')
    .select(eb => eb.fn.countAll<number>().as('lines'))
    .where('need_id', '=', needId)
    .executeTakeFirstOrThrow()
  return row.lines
}

export async function nextLineNumber(db: Db, year: number): Promise<number> {
  const row = await db
    .selectFrom('plan_line')
    .select(eb => eb.fn.max('number').as('last'))
    .where('year', '=', year)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertLine(tx: Tx, line: Insertable<PlanLineTable>): Promise<void> {
  await tx.insertInto('plan_line').values(line).execute()
}

export async function updateLine(
  tx: Tx,
  id: string,
  changes: Partial<Insertable<PlanLineTable>>,
): Promise<void> {
  await tx.updateTable('plan_line').set(changes).where('id', '=', id).execute()
}

export async function removeLine(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('plan_line_person').where('plan_line_id', '=', id).execute()
  await tx.deleteFrom('plan_line').where('id', '=', id).execute()
}

export async function listLinePeople(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('plan_line_person')
    .select('person_id')
    .where('plan_line_id', '=', id)
    .orderBy('person_id')
    .execute()
  return rows.map(row => row.person_id)
}

/** Adds who is missing and takes out who is no longer named, so that history shows only what changed. */
export async function replaceLinePeople(tx: Tx, id: string, personIds: string[]): Promise<void> {
  const known = new Set(await listLinePeople(tx, id))
  const wanted = new Set(personIds)
  const gone = [...known].filter(person => !wanted.has(person))
  const added = [...wanted].filter(person => !known.has(person))
  if (gone.length > 0) {
    await tx
      .deleteFrom('plan_line_person')
      .where('plan_line_id', '=', id)
      .where('person_id', 'in', gone)
      .execute()
  }
  if (added.length > 0) {
    await tx
      .insertInto('plan_line_person')
      .values(added.map(person_id => ({ plan_line_id: id, person_id })))
      .execute()
  }
}

async function peopleOf(db: Db, lineIds: string[]): Promise<Map<string, number>> {
  if (lineIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('plan_line_person')
    .select(eb => ['plan_line_id', eb.fn.countAll<number>().as('people')])
    .where('plan_line_id', 'in', lineIds)
    .groupBy('plan_line_id')
    .execute()
  return new Map(rows.map(row => [row.plan_line_id, row.people]))
}
