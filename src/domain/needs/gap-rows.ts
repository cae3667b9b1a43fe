import type { Unit } from '../people/units'
import { unitAndBelow } from '../people/units'

/** A row of the unit map: the unit it stands for and the units whose people count in it. */
export interface GapRow<U extends Unit = Unit> {
  readonly unit: U
  /** The opened unit's own people; the units below it have rows of their own. */
  readonly own: boolean
  /** It can be opened: there are units below it. */
  readonly opens: boolean
  readonly unitIds: ReadonlySet<string>
}

/**
 * The rows of the map for one opened unit (null: the top). A single root is opened by itself, so that the first map
 * shows headquarters and its branches. Teams right under a unit that also has branches or departments count as its own
 * people: 总部 stands in one row beside 华东分部, not in five beside it.
 */
export function gapRows<U extends Unit>(units: readonly U[], openedId: string | null): GapRow<U>[] {
  const known = new Set(units.map(unit => unit.id))
  const below = (id: string | null) =>
    units.filter(unit => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === id)
  const roots = below(null)
  const opened = openedId === null ? onlyRoot(roots, below) : units.find(unit => unit.id === openedId)
  const whole = (unit: U): GapRow<U> => ({
    unit,
    own: false,
    opens: below(unit.id).length > 0,
    unitIds: unitAndBelow(units, unit.id),
  })
  if (!opened) return openedId === null ? roots.map(whole) : []
  const children = below(opened.id)
  const larger = children.filter(unit => unit.kind !== 'team')
  const rows = larger.length > 0 ? larger : children
  const apart = new Set(rows.flatMap(unit => [...unitAndBelow(units, unit.id)]))
  const own = [...unitAndBelow(units, opened.id)].filter(id => !apart.has(id))
  return [{ unit: opened, own: true, opens: false, unitIds: new Set(own) }, ...rows.map(whole)]
}

function onlyRoot<U extends Unit>(roots: readonly U[], below: (id: string) => readonly U[]): U | undefined {
  const [root, other] = roots
  return root && !other && below(root.id).length > 0 ? root : undefined
}
