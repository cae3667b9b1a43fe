import type { Db } from '../context'

/** What a column refers to: the history names the row, since nobody knows an id by sight. */
const references: Record<string, keyof typeof naming> = {
  unit_id: 'unit',
  parent_id: 'unit',
  from_unit_id: 'unit',
  to_unit_id: 'unit',
  post_id: 'post',
  from_post_id: 'post',
  to_post_id: 'post',
  grade_level_id: 'grade',
  from_grade_level_id: 'grade',
  to_grade_level_id: 'grade',
  person_id: 'person',
  owner_id: 'person',
  verifier_id: 'person',
  competency_id: 'competency',
  need_id: 'need',
  course_id: 'course',
  trainer_id: 'trainer',
  room_id: 'room',
  plan_line_id: 'planLine',
  session_id: 'session',
  enrolment_id: 'enrolment',
  block_id: 'block',
}

interface Named {
  id: string
  name: string
}

const naming = {
  unit: (db: Db, ids: string[]) =>
    db.selectFrom('unit').select(['id', 'name']).where('id', 'in', ids).execute(),
  post: (db: Db, ids: string[]) =>
    db.selectFrom('post').select(['id', 'name']).where('id', 'in', ids).execute(),
  grade: (db: Db, ids: string[]) =>
    db.selectFrom('grade_level').select(['id', 'name']).where('id', 'in', ids).execute(),
  person: (db: Db, ids: string[]) =>
    db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute(),
  competency: (db: Db, ids: string[]) =>
    db.selectFrom('competency').select(['id', 'name']).where('id', 'in', ids).execute(),
  need: (db: Db, ids: string[]) =>
    db.selectFrom('need').select(['id', 'title as name']).where('id', 'in', ids).execute(),
  course: (db: Db, ids: string[]) =>
    db.selectFrom('course').select(['id', 'name']).where('id', 'in', ids).execute(),
  trainer: (db: Db, ids: string[]) =>
    db.selectFrom('trainer').select(['id', 'name']).where('id', 'in', ids).execute(),
  room: (db: Db, ids: string[]) =>
    db.selectFrom('room').select(['id', 'name']).where('id', 'in', ids).execute(),
  planLine: (db: Db, ids: string[]) =>
    db
      .selectFrom('plan_line')
      .innerJoin('course', 'course.id', 'plan_line.course_id')
      .select(['plan_line.id', 'course.name'])
      .where('plan_line.id', 'in', ids)
      .execute(),
  session: async (db: Db, ids: string[]) => {
    const rows = await db
      .selectFrom('session')
      .innerJoin('course', 'course.id', 'session.course_id')
      .select(['session.id', 'course.name', 'session.number'])
      .where('session.id', 'in', ids)
      .execute()
    return rows.map(row => ({ id: row.id, name: `${row.name} #${row.number}` }))
  },
  enrolment: (db: Db, ids: string[]) =>
    db
      .selectFrom('enrolment')
      .innerJoin('person', 'person.id', 'enrolment.person_id')
      .select(['enrolment.id', 'person.name'])
      .where('enrolment.id', 'in', ids)
      .execute(),
  block: (db: Db, ids: string[]) =>
    db.selectFrom('block').select(['id', 'day as name']).where('id', 'in', ids).execute(),
} satisfies Record<string, (db: Db, ids: string[]) => Promise<Named[]>>

export type Row = Record<string, unknown>

/** Names of everything the rows refer to, in one question for each kind of thing. */
export async function namesOf(db: Db, rows: readonly Row[]): Promise<Map<string, string>> {
  const wanted = new Map<keyof typeof naming, Set<string>>()
  for (const row of rows) {
    for (const [column, kind] of Object.entries(references)) {
      const id = row[column]
      if (typeof id === 'string') wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
    }
  }
  const names = new Map<string, string>()
  for (const [kind, ids] of wanted) {
    for (const { id, name } of await naming[kind](db, [...ids])) names.set(id, name)
  }
  return names
}

/** The text of one value: the name behind an id, where there is one. A row that is gone keeps the end of its id. */
export function valueText(column: string, value: unknown, names: Map<string, string>): string | null {
  if (value === null || value === undefined) return null
  if (!references[column]) return String(value)
  return names.get(String(value)) ?? `…${String(value).slice(-6)}`
}

/** A word a person recognises the row by: its own name, else whom and what it is about. */
export function rowLabel(row: Row, names: Map<string, string>): string | null {
  const own = row.name ?? row.title ?? row.number ?? row.tag
  if (own !== null && own !== undefined) return String(own)
  const about = [
    'person_id',
    'enrolment_id',
    'competency_id',
    'session_id',
    'block_id',
    'course_id',
    'post_id',
  ]
    .map(column => names.get(String(row[column])))
    .filter(name => name !== undefined)
  if (about.length > 0) return about.slice(0, 2).join(' · ')
  return row.year === undefined ? null : String(row.year)
}
