import type { z } from 'zod'
import type { needs } from '../../../src/contract/needs'
import { unitAndBelow } from '../../../src/domain/people/units'
import type { CommandContext } from '../context'
import { chunksOf } from '../db/chunks'
import { countPeople, listMapUnits } from './gap-store'

type Fields = z.output<(typeof needs)['add']['input']>

/** What the form says as columns of the register. Refuses what it names and the book has not. */
export async function needColumns(context: CommandContext<'not_found'>, fields: Fields) {
  await refuseUnknown(context, fields)
  return {
    title: fields.title,
    source: fields.source,
    competency_id: fields.competencyId,
    unit_id: fields.unitId,
    due_on: fields.dueOn,
    target: fields.target === null ? null : JSON.stringify(fields.target),
    gap_tenths: fields.gapTenths,
    criticality: fields.criticality,
    headcount: await headcountOf(context, fields),
  }
}

/** As said; else the people named; else those who work in the unit now; else it is not known. */
async function headcountOf(context: CommandContext, fields: Fields): Promise<number | null> {
  if (fields.headcount !== null) return fields.headcount
  if (fields.personIds.length > 0) return new Set(fields.personIds).size
  if (fields.unitId === null) return null
  const people = await countPeople(context.tx, { postId: null })
  const below = unitAndBelow(await listMapUnits(context.tx), fields.unitId)
  return [...below].reduce((sum, unitId) => sum + (people.get(unitId) ?? 0), 0)
}

async function refuseUnknown(context: CommandContext<'not_found'>, fields: Fields): Promise<void> {
  const { competencyId, unitId } = fields
  if (competencyId !== null && !(await exists(context, 'competency', [competencyId])))
    context.refuse('not_found')
  if (unitId !== null && !(await exists(context, 'unit', [unitId]))) context.refuse('not_found')
  if (!(await exists(context, 'person', [...new Set(fields.personIds)]))) context.refuse('not_found')
}

async function exists(
  context: CommandContext,
  table: 'competency' | 'unit' | 'person',
  ids: string[],
): Promise<boolean> {
  for (const some of chunksOf(ids)) {
    const found = await context.tx.selectFrom(table).select('id').where('id', 'in', some).execute()
    if (found.length < some.length) return false
  }
  return true
}
