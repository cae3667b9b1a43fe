import type { Insertable, Updateable } from 'kysely'
import type { z } from 'zod'
import type { needRow, needTarget } from '../../../src/contract/needs'
import type { NeedStatus } from '../../../src/domain/needs/codes'
import { byPriority, needPriority } from '../../../src/domain/needs/priority'
import type { Db, Tx } from '../context'
import { chunksOf } from '../db/chunks'
import type { NeedTable } from '../db/tables/needs'
import { withBrief } from '../people/people-service'

export type Need = z.input<typeof needRow>
type Target = z.output<typeof needTarget>

/** Highest priority first; what has none last, the newest first among equals. */
export async function listNeeds(db: Db, filter: { status: NeedStatus | 'all' } | { id: string }) {
  let query = db
    .selectFrom('need')
    .leftJoin('competency', 'competency.id', 'need.competency_id')
    .leftJoin('unit', 'unit.id', 'need.unit_id')
    .selectAll('need')
    .select([
      'competency.name as competencyName',
      'competency.name_en as competencyNameEn',
      'unit.name as unitName',
      'unit.name_en as unitNameEn',
    ])
    .orderBy('need.number', 'desc')
  if ('id' in filter) query = query.where('need.id', '=', filter.id)
  else if (filter.status !== 'all') query = query.where('need.status', '=', filter.status)
  const rows = await query.execute()
  const needs = rows.map((row): Need => {
    const { gap_tenths: gapTenths, criticality, headcount } = row
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      source: row.source,
      competency: namedOrNull(row.competency_id, row.competencyName, row.competencyNameEn),
      unit: namedOrNull(row.unit_id, row.unitName, row.unitNameEn),
      dueOn: row.due_on,
      target: row.target === null ? null : (JSON.parse(row.target) as Target),
      gapTenths,
      criticality,
      headcount,
      priority: needPriority({ gapTenths, criticality, headcount }).value,
      status: row.status,
      decisionReason: row.decision_reason,
      createdOn: row.created_on,
    }
  })
  return byPriority(needs, need => need.priority)
}

export async function findNeed(db: Db, id: string): Promise<Need | null> {
  return (await listNeeds(db, { id }))[0] ?? null
}

export async function findNeedStatus(db: Db, id: string): Promise<NeedStatus | null> {
  const row = await db.selectFrom('need').select('status').where('id', '=', id).executeTakeFirst()
  return row?.status ?? null
}

export async function nextNeedNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('need')
    .select(eb => eb.fn.max('number').as('last'))
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertNeed(tx: Tx, need: Insertable<NeedTable>): Promise<void> {
  await tx.insertInto('need').values(need).execute()
}

export async function updateNeed(tx: Tx, id: string, changes: Updateable<NeedTable>): Promise<void> {
  await tx.updateTable('need').set(changes).where('id', '=', id).execute()
}

export function listNeedPeople(db: Db, id: string) {
  const named = db.selectFrom('need_person').innerJoin('person', 'person.id', 'need_person.person_id')
  return withBrief(named)
    .select('person.id')
    .where('need_person.need_id', '=', id)
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute()
}

/** Adds who is missing and takes out who is no longer named, so that history shows only what changed. */
export async function replaceNeedPeople(tx: Tx, id: string, personIds: readonly string[]): Promise<void> {
  const known = new Set((await listNeedPeople(tx, id)).map(person => person.id))
  const wanted = new Set(personIds)
  for (const gone of chunksOf([...known].filter(person => !wanted.has(person)))) {
    await tx.deleteFrom('need_person').where('need_id', '=', id).where('person_id', 'in', gone).execute()
  }
  for (const added of chunksOf([...wanted].filter(person => !known.has(person)))) {
    await tx
      .insertInto('need_person')
      .values(added.map(person_id => ({ need_id: id, person_id })))
      .execute()
  }
}

function namedOrNull(id: string | null, name: string | null, nameEn: string | null) {
  return id === null || name === null ? null : { id, name, nameEn }
}
