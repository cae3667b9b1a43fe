import type { Db } from '../context'

/** What the book does not have yet: the Today page of a new book says what to do first. */
export async function whatIsEmpty(db: Db) {
  return {
    people: await isEmpty(db, 'person'),
    ability: await isEmpty(db, 'standing'),
    courses: await isEmpty(db, 'course'),
    plans: (await isEmpty(db, 'plan_line')) && (await isEmpty(db, 'session')),
  }
}

async function isEmpty(
  db: Db,
  table: 'person' | 'standing' | 'course' | 'plan_line' | 'session',
): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select(eb => eb.lit(1).as('one'))
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}
