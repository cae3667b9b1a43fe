import type { Insertable, Updateable } from 'kysely'
import type { NamedRecord } from '../../../src/contract/people/brief'
import type { UnitRow } from '../../../src/contract/people/structure'
import type { UnitKind } from '../../../src/domain/people/codes'
import { unitPath, unitRows, unitTree } from '../../../src/domain/people/units'
import type { Db, Tx } from '../context'
import type { UnitTable } from '../db/tables/people'
import { sortKeyOf } from '../text/reading'

export interface StoredUnit {
  id: string
  parentId: string | null
  kind: UnitKind
  name: string
  nameEn: string | null
  sort: number
}

const columns = ['id', 'parent_id as parentId', 'kind', 'name', 'name_en as nameEn', 'sort'] as const

/** All units, siblings in their order; there are hundreds of them, never thousands. */
export async function listUnits(db: Db): Promise<StoredUnit[]> {
  return inTheirOrder(await db.selectFrom('unit').select(columns).execute())
}

function inTheirOrder<U extends { sort: number; name: string }>(units: U[]): U[] {
  const keyed = units.map(unit => ({ unit, key: sortKeyOf(unit.name) }))
  keyed.sort((a, b) => a.unit.sort - b.unit.sort || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ unit }) => unit)
}

/** The path of a unit from the root down, worked out once for each unit of a list. */
export function pathsOf(units: readonly StoredUnit[]): (unitId: string | null) => NamedRecord[] {
  const known = new Map<string, NamedRecord[]>()
  return unitId => {
    if (unitId === null) return []
    const path =
      known.get(unitId) ?? unitPath(units, unitId).map(({ id, name, nameEn }) => ({ id, name, nameEn }))
    known.set(unitId, path)
    return path
  }
}

/** The tree from top to bottom with head counts, and those who stand outside it. */
export async function countUnits(
  db: Db,
): Promise<{ units: UnitRow[]; withoutUnit: number; people: number; left: number }> {
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .select(eb => {
      const heads = (status: 'active' | 'left') =>
        eb
          .selectFrom('person')
          .select(inner => inner.fn.countAll<number>().as('heads'))
          .whereRef('person.unit_id', '=', 'unit.id')
          .where('person.status', '=', status)
      return [heads('active').as('people'), heads('left').as('left')]
    })
    .execute()
  const outside = async (status: 'active' | 'left') =>
    (
      await db
        .selectFrom('person')
        .select(eb => eb.fn.countAll<number>().as('heads'))
        .where('unit_id', 'is', null)
        .where('status', '=', status)
        .executeTakeFirstOrThrow()
    ).heads
  const nodes = unitRows(unitTree(inTheirOrder(rows)))
  const below = new Map<string, number>()
  for (const { unit, children } of nodes.toReversed()) {
    const counted = children.reduce((sum, child) => sum + (below.get(child.unit.id) ?? 0), unit.people ?? 0)
    below.set(unit.id, counted)
  }
  const units = nodes.map(({ unit }) => ({
    id: unit.id,
    name: unit.name,
    nameEn: unit.nameEn,
    parentId: unit.parentId,
    kind: unit.kind,
    people: unit.people ?? 0,
    peopleBelow: below.get(unit.id) ?? 0,
  }))
  const withoutUnit = await outside('active')
  return {
    units,
    withoutUnit,
    people: units.reduce((sum, unit) => sum + unit.people, withoutUnit),
    left: rows.reduce((sum, row) => sum + (row.left ?? 0), await outside('left')),
  }
}

/** Everybody who is or was last in the unit itself. */
export async function countPeopleOf(db: Db, unitId: string): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('people'))
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow()
  return row.people
}

export async function insertUnit(tx: Tx, unit: Insertable<UnitTable>): Promise<void> {
  await tx.insertInto('unit').values(unit).execute()
}

export async function updateUnit(tx: Tx, id: string, changes: Updateable<UnitTable>): Promise<void> {
  if (Object.keys(changes).length > 0)
    await tx.updateTable('unit').set(changes).where('id', '=', id).execute()
}

export async function removeUnitRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('unit').where('id', '=', id).execute()
}
