import { valuesOf } from '../../../src/domain/fields/fields'
import { ownFields } from '../../../src/domain/people/person-fields'
import type { RosterBook } from '../../../src/domain/people/roster'
import type { BookPerson } from '../../../src/domain/people/roster-book'
import type { Db } from '../context'
import { branchOf } from './roster-places'
import { listEverybody } from './roster-store'
import { listUnits } from './units-store'

/** Everybody with a number as the book has them now: what a roster is compared with before anything is written. */
export async function rosterSnapshot(db: Db): Promise<RosterBook> {
  const units = new Map((await listUnits(db)).map(unit => [unit.id, unit]))
  const posts = await namesById(db, 'post')
  const gradeLevels = await namesById(db, 'grade_level')
  const people = new Map<string, BookPerson>()
  for (const person of await listEverybody(db)) {
    if (person.staff_no === null) continue
    const unit = person.unit_id === null ? null : (units.get(person.unit_id) ?? null)
    people.set(person.staff_no, {
      ...valuesOf(ownFields, person),
      staffNo: person.staff_no,
      unit: branchOf(unit, units)?.name ?? null,
      team: unit?.kind === 'team' ? unit.name : null,
      post: person.post_id === null ? null : (posts.get(person.post_id) ?? null),
      gradeLevel: person.grade_level_id === null ? null : (gradeLevels.get(person.grade_level_id) ?? null),
    })
  }
  return { people }
}

async function namesById(db: Db, table: 'post' | 'grade_level'): Promise<Map<string, string>> {
  const rows = await db.selectFrom(table).select(['id', 'name']).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
