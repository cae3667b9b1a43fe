import type { UnitKind } from './codes'

export interface Unit {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly kind: UnitKind
}

export interface UnitNode<U extends Unit = Unit> {
  readonly unit: U
  readonly depth: number
  readonly children: readonly UnitNode<U>[]
}

/** The tree in the given order. A unit whose parent is not in the list stands at the root, so none is lost. */
export function unitTree<U extends Unit>(units: readonly U[]): UnitNode<U>[] {
  const known = new Set(units.map(unit => unit.id))
  const childrenOf = new Map<string | null, U[]>()
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    const siblings = childrenOf.get(parent)
    if (siblings) siblings.push(unit)
    else childrenOf.set(parent, [unit])
  }
  const grow = (parent: string | null, depth: number): UnitNode<U>[] =>
    (childrenOf.get(parent) ?? []).map(unit => ({ unit, depth, children: grow(unit.id, depth + 1) }))
  return grow(null, 0)
}

/** The tree as rows from top to bottom, for a list. */
export function unitRows<U extends Unit>(nodes: readonly UnitNode<U>[]): UnitNode<U>[] {
  return nodes.flatMap(node => [node, ...unitRows(node.children)])
}

/** From the root down to the unit itself; empty when the unit is unknown. */
export function unitPath<U extends Unit>(units: readonly U[], id: string): U[] {
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const path: U[] = []
  let at = byId.get(id)
  while (at && !path.includes(at)) {
    path.unshift(at)
    at = at.parentId === null ? undefined : byId.get(at.parentId)
  }
  return path
}

/** The unit itself and everything below it. */
export function unitAndBelow(units: readonly Unit[], id: string): Set<string> {
  const childrenOf = new Map<string, string[]>()
  for (const unit of units) {
    if (unit.parentId === null) continue
    const children = childrenOf.get(unit.parentId)
    if (children) children.push(unit.id)
    else childrenOf.set(unit.parentId, [unit.id])
  }
  const found = new Set<string>()
  const waiting = units.some(unit => unit.id === id) ? [id] : []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...(childrenOf.get(next) ?? []))
  }
  return found
}

export type UnitMoveRefusal = 'unknown_unit' | 'under_itself' | 'same_parent'

/** A unit may not come to lie under itself or under one of its own units. */
export function unitMoveRefusal(
  units: readonly Unit[],
  id: string,
  newParentId: string | null,
): UnitMoveRefusal | null {
  const unit = units.find(each => each.id === id)
  if (!unit) return 'unknown_unit'
  if (newParentId !== null && !units.some(each => each.id === newParentId)) return 'unknown_unit'
  if (newParentId !== null && unitAndBelow(units, id).has(newParentId)) return 'under_itself'
  return unit.parentId === newParentId ? 'same_parent' : null
}

export type UnitRemovalRefusal = 'has_units' | 'has_people'

/** People and units below are counted whether active or left: their history names the unit. */
export function unitRemovalRefusal(unit: { units: number; people: number }): UnitRemovalRefusal | null {
  if (unit.units > 0) return 'has_units'
  return unit.people > 0 ? 'has_people' : null
}
