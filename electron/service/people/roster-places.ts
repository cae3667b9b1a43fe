import type { Placement } from '../../../src/domain/people/employment'
import { compareGradeLevelNames, compareUnitNames } from '../../../src/domain/people/name-order'
import {
  listFields,
  listNames,
  nameOnSheet,
  type PersonListTable,
} from '../../../src/domain/people/person-fields'
import type { RosterPerson } from '../../../src/domain/people/roster-row'
import { unitKindOf } from '../../../src/domain/people/unit-kind'
import type { CommandContext } from '../context'
import { getOffice } from '../settings/settings-service'
import { insertGradeLevel, listGradeLevels, nextGradeLevelSort } from './grade-levels-store'
import { insertEntry, listEntries, nextEntrySort } from './lists-store'
import { insertPost, listPosts, nextPostSort } from './posts-store'
import { insertUnit, listUnits, type StoredUnit } from './units-store'

/** Finds a roster's units, posts, grade levels, business lines and channels by name, and makes those the book does not have yet. */
export interface RosterPlaces {
  /** Where the row puts somebody who is `now` there; what the row does not say stays as it is. */
  placeOf(person: RosterPerson, now: Placement | null): Promise<Placement>
  /** The entries of the lists it names. */
  listsOf(person: RosterPerson): Promise<RosterLists>
}
export type RosterLists = { readonly [Name in keyof typeof listFields]?: string }

export async function rosterPlaces(
  context: CommandContext,
  rows: Iterable<{ person: RosterPerson }>,
): Promise<RosterPlaces> {
  const { named, grades } = namesIn(rows)
  const units = await rosterUnits(context, named)
  const posts = await namesOf(await listPosts(context.tx), async name => {
    const sort = await nextPostSort(context.tx)
    const id = context.newId()
    await insertPost(context.tx, { id, name, name_en: null, duties: null, sort })
    return id
  })
  const gradeLevels = await namesOf(await listGradeLevels(context.tx), async name => {
    const sort = await nextGradeLevelSort(context.tx)
    const id = context.newId()
    await insertGradeLevel(context.tx, { id, name, name_en: null, sort })
    return id
  })
  const entries = await Promise.all(
    listNames.map(async field => [field, await entriesOf(context, listFields[field].to)] as const),
  )
  // Made in a sensible order, not in that of the file's rows.
  for (const name of [...grades].sort(compareGradeLevelNames)) await gradeLevels(name)
  return {
    placeOf: async (person, now) => ({
      unitId: await units(person, now?.unitId ?? null),
      postId: person.post ? await posts(person.post) : (now?.postId ?? null),
      gradeLevelId: person.gradeLevel ? await gradeLevels(person.gradeLevel) : (now?.gradeLevelId ?? null),
    }),
    async listsOf(person) {
      const ids: [string, string][] = []
      for (const [field, idOf] of entries) {
        const name = person[nameOnSheet(field)]
        if (name) ids.push([field, await idOf(name)])
      }
      return Object.fromEntries(ids) as RosterLists
    },
  }
}

async function entriesOf(context: CommandContext, table: PersonListTable) {
  return namesOf(await listEntries(context.tx, table), async name => {
    const id = context.newId()
    const sort = await nextEntrySort(context.tx, table)
    await insertEntry(context.tx, table, { id, name, name_en: null, sort, retired: 0 })
    return id
  })
}

interface RosterNames {
  /** Branches in the file's order, with the teams of each: they are made before anybody is put into them. */
  named: ReadonlyMap<string, ReadonlySet<string>>
  grades: ReadonlySet<string>
}

/** Gone through once: many rows lie on disk. */
function namesIn(rows: Iterable<{ person: RosterPerson }>): RosterNames {
  const named = new Map<string, Set<string>>()
  const grades = new Set<string>()
  for (const { person } of rows) {
    if (person.gradeLevel) grades.add(person.gradeLevel)
    if (!person.unit) continue
    const teams = named.get(person.unit) ?? new Set()
    if (person.team) teams.add(person.team)
    named.set(person.unit, teams)
  }
  return { named, grades }
}

/** Ids by name; an unknown name is made once. */
function namesOf(
  known: readonly { id: string; name: string }[],
  make: (name: string) => Promise<string>,
): (name: string) => Promise<string> {
  const ids = new Map(known.map(record => [record.name, record.id]))
  return async name => {
    const id = ids.get(name) ?? (await make(name))
    ids.set(name, id)
    return id
  }
}

/** Branches under headquarters, teams under their branch. */
async function rosterUnits(context: CommandContext, named: RosterNames['named']) {
  const units = await listUnits(context.tx)
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const make = async (
    name: string,
    kind: StoredUnit['kind'],
    parentId: string | null,
    nameEn: string | null = null,
  ) => {
    const sort = units.filter(unit => unit.parentId === parentId).length
    const unit: StoredUnit = { id: context.newId(), parentId, kind, name, nameEn, sort }
    await insertUnit(context.tx, { id: unit.id, parent_id: parentId, kind, name, name_en: nameEn, sort })
    units.push(unit)
    byId.set(unit.id, unit)
    return unit
  }

  /** Where branches stand. A book that begins with a roster gets its headquarters from it, or from the office's name. */
  const root = async (): Promise<StoredUnit | null> => {
    const headquarters = units.find(unit => unit.kind === 'headquarters')
    if (headquarters || units.length > 0) return headquarters ?? null
    const own = [...named.keys()].find(unit => unitKindOf(unit) === 'headquarters')
    if (own) return make(own, 'headquarters', null)
    const { company, companyEn } = await getOffice(context.tx)
    return company
      ? make(company, 'headquarters', null, companyEn || null)
      : make('总部', 'headquarters', null, 'Headquarters')
  }
  const findUnit = (name: string): StoredUnit | undefined => {
    const named = units.filter(unit => unit.name === name)
    const above = named.find(unit => unit.kind !== 'team')
    return above ?? (named.length === 1 ? named[0] : undefined)
  }
  const unitNamed = async (name: string): Promise<StoredUnit> => {
    const known = findUnit(name)
    if (known) return known
    const parent = await root()
    if (parent?.name === name) return parent
    const kind = unitKindOf(name)
    return make(name, kind === 'headquarters' ? 'department' : kind, parent?.id ?? null)
  }
  const teamNamed = async (name: string, unit: StoredUnit | null): Promise<StoredUnit> => {
    if (unit?.name === name) return unit
    const parentId = unit?.id ?? null
    const known = units.find(team => team.parentId === parentId && team.name === name)
    return known ?? (await make(name, 'team', parentId))
  }

  for (const name of named.keys()) await unitNamed(name)
  for (const [name, teams] of named) {
    for (const team of [...teams].sort(compareUnitNames)) await teamNamed(team, await unitNamed(name))
  }

  // Rows repeat a few dozen pairs thousands of times.
  const remembered = new Map<string, StoredUnit>()
  return async (person: RosterPerson, nowId: string | null): Promise<string | null> => {
    if (!person.unit && !person.team) return nowId
    const now = nowId === null ? null : (byId.get(nowId) ?? null)
    const nowAbove = branchOf(now, byId)
    const key = JSON.stringify([person.unit ?? nowAbove?.id, person.team, person.unit === undefined])
    const before = remembered.get(key)
    const unit = person.unit ? (before ?? (await unitNamed(person.unit))) : (nowAbove ?? (await root()))
    if (person.team) {
      const team = before ?? (await teamNamed(person.team, unit))
      remembered.set(key, team)
      return team.id
    }
    if (unit) remembered.set(key, unit)
    // The row names the branch only: somebody already in one of its teams stays there.
    return now && unit && nowAbove?.id === unit.id ? now.id : (unit?.id ?? null)
  }
}

/** The unit itself, or the first above it that is not a team. */
export function branchOf(unit: StoredUnit | null, byId: ReadonlyMap<string, StoredUnit>): StoredUnit | null {
  let at = unit
  while (at?.kind === 'team' && at.parentId !== null) at = byId.get(at.parentId) ?? null
  return at
}
