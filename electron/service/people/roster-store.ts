import type { Insertable } from 'kysely'
import { columnOf } from '../../../src/domain/fields/fields'
import { type PersonFieldName, personFields } from '../../../src/domain/people/person-fields'
import type { Db, Tx } from '../context'
import type { EmploymentEventTable, PersonTable } from '../db/tables/people'
import { writeMany } from '../db/write-many'

export type PersonLine = Required<Insertable<PersonTable>>
export type EventLine = Required<Insertable<EmploymentEventTable>>

/** Everybody in the book, whole: a roster is compared and written in memory, not row by row. */
export async function listEverybody(db: Db) {
  return db.selectFrom('person').selectAll().execute()
}

/** The day of each person's newest event. */
export async function listLastEventDays(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('employment_event')
    .select(eb => ['person_id', eb.fn.max('on_day').as('day')])
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(row => [row.person_id, row.day]))
}

const personColumns = [
  'id',
  'sort_key',
  ...(Object.keys(personFields) as PersonFieldName[]).map(columnOf),
] as const satisfies (keyof PersonLine)[]

/** New people and changed ones alike. An upsert fires the update triggers for those already there, so it is captured. */
export async function putPeople(tx: Tx, people: readonly PersonLine[], stopHere?: () => void): Promise<void> {
  await writeMany(
    tx,
    people,
    rows =>
      tx
        .insertInto('person')
        .values(rows.map(person => pick(person, personColumns)))
        .onConflict(conflict =>
          conflict
            .column('id')
            .doUpdateSet(eb =>
              Object.fromEntries(
                personColumns
                  .filter(column => column !== 'id')
                  .map(column => [column, eb.ref(`excluded.${column}`)]),
              ),
            ),
        )
        .compile(),
    row => personColumns.map(column => row[column]),
    stopHere,
  )
}

const eventColumns = [
  'id',
  'person_id',
  'kind',
  'on_day',
  'from_unit_id',
  'to_unit_id',
  'from_post_id',
  'to_post_id',
  'from_grade_level_id',
  'to_grade_level_id',
  'reason',
] as const satisfies (keyof EventLine)[]

export async function insertEvents(
  tx: Tx,
  events: readonly EventLine[],
  stopHere?: () => void,
): Promise<void> {
  await writeMany(
    tx,
    events,
    rows =>
      tx
        .insertInto('employment_event')
        .values(rows.map(event => pick(event, eventColumns)))
        .compile(),
    row => eventColumns.map(column => row[column]),
    stopHere,
  )
}

/** Columns in one order, whatever order they were written in: the values of a chunk are matched by place. */
function pick<Row extends object, Column extends keyof Row>(
  row: Row,
  columns: readonly Column[],
): Pick<Row, Column> {
  return Object.fromEntries(columns.map(column => [column, row[column]])) as Pick<Row, Column>
}
