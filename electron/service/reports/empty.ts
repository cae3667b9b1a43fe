import type { Db } from '../context'

const tables = { people: 'person', ability: 'standing', courses: 'course', sessions: 'session' } as const

/** What the book does not have yet: the Today page of a new book says what to do first. */
export async function whatIsEmpty(db: Db): Promise<Record<keyof typeof tables, boolean>> {
  const isEmpty = async (table: (typeof tables)[keyof typeof tables]) =>
    (await db
      .selectFrom(table)
      .select(eb => eb.lit(1).as('one'))
      .limit(1)
      .executeTakeFirst()) === undefined
  return {
    people: await isEmpty(tables.people),
    ability: await isEmpty(tables.ability),
    courses: await isEmpty(tables.courses),
    sessions: await isEmpty(tables.sessions),
  }
}
