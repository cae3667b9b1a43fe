import { valuesOf } from '../../../src/domain/fields/fields'
import { ownFields, type PersonListTable } from '../../../src/domain/people/person-fields'
import type { BookPerson } from '../../../src/domain/people/roster-book'
import type { RosterBook } from '../../../src/domain/people/roster-shape'
import { branchOf } from '../../../src/domain/people/roster-units'
import type { Db } from '../context'
import { listEverybody } from './roster-store'
import { listUnits } from './units-store'

/** Everybody with a number as the book has them now: what a roster is compared with before anything is written. */
export async function rosterSnapshot(db: Db): Promise<RosterBook> {
  const tree = await listUnits(db)
  const units = new Map(tree.map(unit => [unit.id, unit]))
  const posts = await namesById(db, 'post')
  const gradeLevels = await namesById(db, 'grade_level')
  const businessLines = await namesById(db, 'business_line')
  const channels = await namesById(db, 'channel')
  const nameIn = (names: ReadonlyMap<string, Named>, id: string | null) =>
    id === null ? null : (names.get(id)?.name ?? null)
  const people = new Map<string, BookPerson>()
  for (const person of await listEverybody(db)) {
    if (person.staff_no === null) continue
    const unit = person.unit_id === null ? null : (units.get(person.unit_id) ?? null)
    people.set(person.staff_no, {
      ...valuesOf(ownFields, person),
      staffNo: person.staff_no,
      unitId: unit?.id ?? null,
      unit: branchOf(unit, units)?.name ?? null,
      team: unit?.kind === 'team' ? unit.name : null,
      post: nameIn(posts, person.post_id),
      gradeLevel: nameIn(gradeLevels, person.grade_level_id),
      businessLine: nameIn(businessLines, person.business_line_id),
      channel: nameIn(channels, person.channel_id),
    })
  }
  const named = [...units.values()].map(({ kind, name, nameEn }) => ({ kind, name, nameEn }))
  const names = {
    unit: named.filter(({ kind }) => kind !== 'team'),
    team: named.filter(({ kind }) => kind === 'team'),
    post: [...posts.values()],
    gradeLevel: [...gradeLevels.values()],
    businessLine: [...businessLines.values()],
    channel: [...channels.values()],
  }
  return { people, names, units: tree }
}

interface Named {
  name: string
  nameEn: string | null
}

async function namesById(
  db: Db,
  table: 'post' | 'grade_level' | PersonListTable,
): Promise<Map<string, Named>> {
  const rows = await db.selectFrom(table).select(['id', 'name', 'name_en as nameEn']).execute()
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}
