import type { UnitRow } from '../../contract/people/structure'

/**
 * One place up or down among its siblings: the sibling it then stands before, null for the last place,
 * undefined when there is nowhere to go.
 */
export function siblingBefore(units: readonly UnitRow[], id: string, by: 1 | -1): string | null | undefined {
  const parentId = units.find(unit => unit.id === id)?.parentId ?? null
  const siblings = units.filter(unit => unit.parentId === parentId)
  const at = siblings.findIndex(unit => unit.id === id)
  if (at < 0 || at + by < 0 || at + by >= siblings.length) return undefined
  return by < 0 ? (siblings[at - 1]?.id ?? null) : (siblings[at + 2]?.id ?? null)
}
