import type { Database } from 'better-sqlite3'
import type { LostName } from '../../../../../src/contract/book/lost-name'
import { idMaker } from '../../../ids'
import { type AreaSalvage, mostNamed, type Salvaged } from '../../sqlite/salvage/area-salvage'
import { textIn } from '../../sqlite/salvage/text-in'
import { attempted, rowsIn, textsIn } from '../../sqlite/salvage/walked'

export const peopleSalvage: AreaSalvage = {
  named: { person: lostPeople },
  rebuilt: { employment_event: employment },
  subjects: {
    person: {
      tell(own) {
        const [name, staffNo] = [textIn(own?.name), textIn(own?.staff_no)]
        return { ...(name !== undefined && { name }), ...(staffNo !== undefined && { staffNo }) }
      },
      named: true,
    },
  },
  labels: { competency: 'name', post: 'name' },
  days: ['on_day'],
  holder: row => row.person?.name,
  nameOf(own, { person }) {
    const label = own ?? person?.name
    if (label === undefined) return null
    return { label, ...(person?.name !== undefined && person.name !== label && { person: person.name }) }
  },
}

/** People who are not in the salvaged book though a backup of the same history or an index of the damaged one has them. */
function lostPeople({ damaged, sound, earlier }: Salvaged): LostName[] {
  const present = new Set(textsIn(sound, 'SELECT id FROM person'))
  const deleted = new Set(textsIn(sound, `SELECT aggregate FROM change WHERE tbl = 'person' AND op = 'D'`))
  const lost: string[] = []
  for (const { id, name } of rowsIn<{ id: string; name: string }>(earlier, 'SELECT id, name FROM person'))
    if (!present.has(id) && !deleted.has(`person:${id}`)) lost.push(name)
  // By name only: the index knows no more of them.
  const left = tally([...textsIn(sound, 'SELECT name FROM person'), ...lost])
  for (const name of textsIn(damaged, 'SELECT name FROM person INDEXED BY person_name')) {
    const count = left.get(name) ?? 0
    if (count === 0) lost.push(name)
    else left.set(name, count - 1)
  }
  return lost.slice(0, mostNamed).map(label => ({ label }))
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** Nobody's history says less than the days in their file. Where they were then is not known. */
function employment(sqlite: Database): number {
  const newId = idMaker(null)
  const people = sqlite
    .prepare(
      `SELECT id, hired_on, left_on FROM person
       WHERE hired_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM employment_event WHERE person_id = person.id)`,
    )
    .all() as { id: string; hired_on: string; left_on: string | null }[]
  const insert = sqlite.prepare(
    'INSERT INTO employment_event (id, person_id, kind, on_day) VALUES (?, ?, ?, ?)',
  )
  let made = 0
  for (const { id, hired_on, left_on } of people) {
    made += attempted(() => insert.run(newId(), id, 'hire', hired_on).changes)
    if (left_on !== null) made += attempted(() => insert.run(newId(), id, 'leave', left_on).changes)
  }
  return made
}
