import type { UnitKind } from './codes'
import { compareUnitNames } from './name-order'
import { unitKindOf } from './unit-kind'
import type { Unit } from './units'

export interface RosterUnit extends Unit {
  readonly nameEn: string | null
  readonly sort: number
}

/** What a row says of where somebody is. */
export interface NamedPlace {
  readonly unit?: string | undefined
  readonly team?: string | undefined
}

/** What the headquarters of a book without units is called, unless the roster names one. */
export interface OfficeName {
  readonly company: string
  readonly companyEn: string
}

export interface RosterUnits {
  /** Makes the branches and their teams, in the order in which they are named. */
  make(named: ReadonlyMap<string, ReadonlySet<string>>): void
  /** Where the row puts somebody who is in `nowId`; what it does not say stays as it is. */
  unitOf(place: NamedPlace, nowId: string | null): string | null
  /** Whether the name is one of the book's, so that nothing is made for it; a team's is looked for below its unit. */
  isKnown(place: NamedPlace): boolean
  /** As the book shows it: the unit that is no team, and the team. */
  shownOf(unitId: string | null): { unit: string | null; team: string | null }
  /** What was made so far, each after what it stands under. */
  readonly made: readonly RosterUnit[]
}

const OTHER_NAME = { company: '总部', companyEn: 'Headquarters' }

/**
 * Where a roster's words for units and teams lead in the tree of the book: branches stand under headquarters, teams under
 * their branch, and the only unit of a name is meant by it, be it a team. The preview compares by this and the import
 * writes by it, so that what is announced is what is done.
 */
export function rosterUnits(
  known: readonly RosterUnit[],
  office: OfficeName,
  newId: () => string,
): RosterUnits {
  const units = [...known]
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const inBook = new Set(units.map(unit => unit.id))
  const made: RosterUnit[] = []
  let names: Iterable<string> = []
  const add = (name: string, kind: UnitKind, parentId: string | null, nameEn: string | null = null) => {
    const sort = units.filter(unit => unit.parentId === parentId).length
    const unit = { id: newId(), parentId, kind, name, nameEn, sort }
    units.push(unit)
    byId.set(unit.id, unit)
    made.push(unit)
    return unit
  }

  /** Where branches stand. A book that begins with a roster gets its headquarters from it, or from the office's name. */
  const root = (): RosterUnit | null => {
    const headquarters = units.find(unit => unit.kind === 'headquarters')
    if (headquarters || units.length > 0) return headquarters ?? null
    const own = [...names].find(unit => unitKindOf(unit) === 'headquarters')
    if (own) return add(own, 'headquarters', null)
    const { company, companyEn } = office.company ? office : OTHER_NAME
    return add(company, 'headquarters', null, companyEn || null)
  }
  const findUnit = (name: string): RosterUnit | undefined => {
    const named = units.filter(one => one.name === name && (one.kind !== 'team' || inBook.has(one.id)))
    const above = named.find(unit => unit.kind !== 'team')
    return above ?? (named.length === 1 ? named[0] : undefined)
  }
  // What a name means is settled once: teams that are made later do not change it.
  const meant = new Map<string, RosterUnit>()
  const unitNamed = (name: string): RosterUnit => {
    const unit = meant.get(name) ?? findUnit(name) ?? newUnit(name)
    meant.set(name, unit)
    return unit
  }
  const newUnit = (name: string): RosterUnit => {
    const parent = root()
    if (parent?.name === name) return parent
    const kind = unitKindOf(name)
    return add(name, kind === 'headquarters' ? 'department' : kind, parent?.id ?? null)
  }
  const teamIn = (name: string, unit: RosterUnit | null) =>
    unit?.name === name
      ? unit
      : units.find(team => team.parentId === (unit?.id ?? null) && team.name === name)
  const teamNamed = (name: string, unit: RosterUnit | null): RosterUnit =>
    teamIn(name, unit) ?? add(name, 'team', unit?.id ?? null)
  const branch = (id: string | null) => branchOf(id === null ? null : (byId.get(id) ?? null), byId)

  // Rows repeat a few dozen pairs thousands of times.
  const remembered = new Map<string, RosterUnit>()
  return {
    made,
    make(named) {
      names = [...named.keys()]
      for (const name of named.keys()) unitNamed(name)
      for (const [name, teams] of named)
        for (const team of [...teams].sort(compareUnitNames)) teamNamed(team, unitNamed(name))
    },
    unitOf({ unit: unitName, team: teamName }, nowId) {
      if (!unitName && !teamName) return nowId
      const nowAbove = branch(nowId)
      const key = JSON.stringify([unitName ?? nowAbove?.id, teamName, unitName === undefined])
      const before = remembered.get(key)
      const unit = unitName ? (before ?? unitNamed(unitName)) : (nowAbove ?? root())
      if (teamName) {
        const team = before ?? teamNamed(teamName, unit)
        remembered.set(key, team)
        return team.id
      }
      if (unit) remembered.set(key, unit)
      // The row names the branch only: somebody already in one of its teams stays there.
      return nowId !== null && unit && nowAbove?.id === unit.id ? nowId : (unit?.id ?? null)
    },
    isKnown({ unit: unitName, team: teamName }) {
      const unit = unitName === undefined ? undefined : (meant.get(unitName) ?? findUnit(unitName))
      if (unit === undefined && unitName !== undefined) return false
      if (unit !== undefined && !inBook.has(unit.id)) return false
      if (teamName === undefined) return true
      const team = unit ? teamIn(teamName, unit) : units.find(one => one.name === teamName)
      return team !== undefined && inBook.has(team.id)
    },
    shownOf(unitId) {
      const unit = unitId === null ? null : (byId.get(unitId) ?? null)
      return { unit: branch(unitId)?.name ?? null, team: unit?.kind === 'team' ? unit.name : null }
    },
  }
}

/** The unit itself, or the first above it that is not a team. */
export function branchOf<U extends Unit>(unit: U | null, byId: ReadonlyMap<string, U>): U | null {
  let at = unit
  while (at?.kind === 'team' && at.parentId !== null) at = byId.get(at.parentId) ?? null
  return at
}

/** Nothing is made of it: what would be has a number of its own. */
export function unitsForPreview(known: readonly RosterUnit[]): RosterUnits {
  let next = 0
  return rosterUnits(known, { company: '', companyEn: '' }, () => `new ${++next}`)
}

/** Where the row would put somebody of the book. */
export function placeIn(
  units: RosterUnits,
  place: NamedPlace,
  { unitId = null }: { readonly unitId?: string | null },
): { id: string | null; unit: string | null; team: string | null } {
  const id = units.unitOf(place, unitId)
  return { id, ...units.shownOf(id) }
}
