import type { Placement } from '../../../src/domain/people/employment'
import { compareGradeLevelNames } from '../../../src/domain/people/name-order'
import {
  listFields,
  listNames,
  nameOnSheet,
  type PersonListTable,
} from '../../../src/domain/people/person-fields'
import type { RosterPerson } from '../../../src/domain/people/roster-row'
import { rosterUnits } from '../../../src/domain/people/roster-units'
import type { CommandContext } from '../context'
import { getOffice } from '../settings/settings-service'
import { insertGradeLevel, listGradeLevels, nextGradeLevelSort } from './grade-levels-store'
import { insertEntry, listEntries, nextEntrySort } from './lists-store'
import { insertPost, listPosts, nextPostSort } from './posts-store'
import { insertUnit, listUnits } from './units-store'

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
  const units = await unitsOf(context, named)
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

/** The tree of the book, and what the roster adds to it: what it names before anybody is put into it, the rest as it comes. */
async function unitsOf(context: CommandContext, named: RosterNames['named']) {
  const units = rosterUnits(await listUnits(context.tx), await getOffice(context.tx), () => context.newId())
  let written = 0
  const write = async () => {
    for (const { id, parentId, kind, name, nameEn, sort } of units.made.slice(written))
      await insertUnit(context.tx, { id, parent_id: parentId, kind, name, name_en: nameEn, sort })
    written = units.made.length
  }
  units.make(named)
  await write()
  return async (person: RosterPerson, nowId: string | null): Promise<string | null> => {
    const id = units.unitOf(person, nowId)
    if (units.made.length > written) await write()
    return id
  }
}
