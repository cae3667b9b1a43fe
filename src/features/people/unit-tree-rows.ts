import type { UnitRow } from '../../contract/people/structure'
import { rowStep } from '../../ui/arrows'

/** A line of the tree: everybody, a unit, or those without one. */
export interface TreeRow {
  /** 'all', 'none' or the unit's id. */
  id: string
  unit: UnitRow | null
  depth: number
  people: number
  open: boolean | null
  parentId: string | null
}

export const everybody = 'all'
export const withoutUnit = 'none'

/** What stands in sight: the branches open, the teams below them folded until asked for. */
export function treeRows(
  answer: { units: readonly UnitRow[]; withoutUnit: number; people: number },
  opened: ReadonlySet<string>,
  words = { all: everybody, none: withoutUnit },
): TreeRow[] {
  const parents = new Set(answer.units.map(unit => unit.parentId))
  const inSight = new Map<string, number>()
  const rows: TreeRow[] = [
    { id: words.all, unit: null, depth: 0, people: answer.people, open: null, parentId: null },
  ]
  for (const unit of answer.units) {
    const above = unit.parentId === null ? -1 : inSight.get(unit.parentId)
    if (above === undefined || (unit.parentId !== null && !opened.has(unit.parentId))) continue
    const depth = above + 1
    inSight.set(unit.id, depth)
    rows.push({
      id: unit.id,
      unit,
      depth,
      people: unit.peopleBelow,
      open: parents.has(unit.id) ? opened.has(unit.id) : null,
      parentId: unit.parentId,
    })
  }
  if (answer.withoutUnit > 0) {
    rows.push({
      id: words.none,
      unit: null,
      depth: 0,
      people: answer.withoutUnit,
      open: null,
      parentId: null,
    })
  }
  return rows
}

/** Open at first: what lies at the root, and the way down to the chosen unit. */
export function firstOpened(units: readonly UnitRow[], chosen: string | undefined): Set<string> {
  const opened = new Set(units.filter(unit => unit.parentId === null).map(unit => unit.id))
  const byId = new Map(units.map(unit => [unit.id, unit]))
  for (let at = byId.get(chosen ?? ''); at?.parentId; at = byId.get(at.parentId)) {
    if (opened.has(at.parentId)) break
    opened.add(at.parentId)
  }
  return opened
}

/** Where a key leads: the row to go to, or a unit to open or fold. */
export function treeStep(
  rows: readonly TreeRow[],
  at: number,
  key: string,
): { go: number } | { toggle: string } | null {
  const row = rows[at]
  if (key === 'ArrowRight' && row?.open !== true) return row?.open === false ? { toggle: row.id } : null
  if (key === 'ArrowLeft') {
    if (row?.open) return { toggle: row.id }
    const parent = rows.findIndex(other => other.id === row?.parentId)
    return parent < 0 ? null : { go: parent }
  }
  const go = rowStep(rows.length, at, key === 'ArrowRight' ? 'ArrowDown' : key)
  return go === null ? null : { go }
}
