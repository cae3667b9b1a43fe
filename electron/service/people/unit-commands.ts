import type { people } from '../../../src/contract/people'
import { unitMoveRefusal, unitRemovalRefusal } from '../../../src/domain/people/units'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import { removeUnlessUsed } from './in-use'
import {
  countPeopleOf,
  insertUnit,
  listUnits,
  removeUnitRow,
  type StoredUnit,
  updateUnit,
} from './units-store'

type UnitCommands = Pick<AreaHandlers<typeof people>, 'addUnit' | 'changeUnit' | 'moveUnit' | 'removeUnit'>

export const unitCommands: UnitCommands = {
  async addUnit(context, input) {
    const units = await listUnits(context.tx)
    if (input.parentId !== null) unitOf(context, units, input.parentId)
    const siblings = units.filter(unit => unit.parentId === input.parentId)
    refuseTwin(context, siblings, input.name)
    const id = context.newId()
    await insertUnit(context.tx, {
      id,
      parent_id: input.parentId,
      kind: input.kind,
      name: input.name,
      name_en: input.nameEn || null,
      sort: Math.max(-1, ...siblings.map(unit => unit.sort)) + 1,
    })
    context.describe({ name: input.name })
    return { id }
  },

  async changeUnit(context, input) {
    const units = await listUnits(context.tx)
    const unit = unitOf(context, units, input.id)
    const siblings = units.filter(other => other.parentId === unit.parentId && other.id !== unit.id)
    if (input.name !== undefined) refuseTwin(context, siblings, input.name)
    await updateUnit(context.tx, unit.id, {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.nameEn === undefined ? {} : { name_en: input.nameEn || null }),
      ...(input.kind === undefined ? {} : { kind: input.kind }),
    })
    context.describe({ name: input.name ?? unit.name })
    return {}
  },

  async moveUnit(context, input) {
    const units = await listUnits(context.tx)
    const unit = unitOf(context, units, input.id)
    const refusal = unitMoveRefusal(units, input.id, input.parentId)
    // Under the same parent it only changes its place among its siblings.
    if (refusal !== null && refusal !== 'same_parent') context.refuse(refusal, { name: unit.name })
    const siblings = units.filter(other => other.parentId === input.parentId && other.id !== unit.id)
    refuseTwin(context, siblings, unit.name)
    const at = siblings.findIndex(sibling => sibling.id === input.before)
    const order = siblings.toSpliced(at < 0 ? siblings.length : at, 0, unit)
    if (unit.parentId !== input.parentId) await updateUnit(context.tx, unit.id, { parent_id: input.parentId })
    for (const [sort, sibling] of order.entries()) {
      if (sibling.sort !== sort) await updateUnit(context.tx, sibling.id, { sort })
    }
    context.describe({ name: unit.name })
    return {}
  },

  async removeUnit(context, input) {
    const units = await listUnits(context.tx)
    const unit = unitOf(context, units, input.id)
    const inside = {
      units: units.filter(other => other.parentId === unit.id).length,
      people: await countPeopleOf(context.tx, unit.id),
    }
    const refusal = unitRemovalRefusal(inside)
    if (refusal) context.refuse(refusal, { name: unit.name, count: inside.units || inside.people })
    await removeUnlessUsed(context, unit.name, () => removeUnitRow(context.tx, unit.id))
    context.describe({ name: unit.name })
    return {}
  },
}

function unitOf(
  context: CommandContext<'unknown_unit'>,
  units: readonly StoredUnit[],
  id: string,
): StoredUnit {
  return units.find(unit => unit.id === id) ?? context.refuse('unknown_unit')
}

function refuseTwin(
  context: CommandContext<'unit_exists'>,
  siblings: readonly StoredUnit[],
  name: string,
): void {
  if (siblings.some(sibling => sibling.name === name)) context.refuse('unit_exists', { name })
}
