import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { BookSchema } from '../../../electron/service/db/schema'
import { bookFileName } from '../../../electron/service/service'
import { openTestService, type TestService, testDay } from '../support/service'

export interface Size {
  people: number
  sessions: number
  /** People of each session: a mark each, in sessions that were held. */
  roll: number
  /** The last so many sessions were held and are not closed. */
  held: number
}

/** A book of many years, written past the application: its size is the point, not how it came about. */
export async function openLargeBook({ people, sessions, roll, held }: Size): Promise<TestService> {
  const book = await openTestService()
  const sqlite = new Database(join(book.dataDir, bookFileName))
  const numbers = (count: number) =>
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
  // The newest ended yesterday, the one before the day before that.
  const dayOf = `date('${testDay}', '-' || (${sessions} - i + 1) || ' days')`
  sqlite.unsafeMode(true)
  sqlite.exec('PRAGMA foreign_keys = OFF')
  // Undo and history of half a million rows would take longer than the test.
  const triggers = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()
  for (const name of triggers) sqlite.exec(`DROP TRIGGER "${String(name)}"`)
  sqlite.exec(`
    BEGIN;
    INSERT INTO course (id, code, name, category, method, theory_minutes, practice_minutes, theory_weight,
      practice_weight, pass_mark, certificate_kind)
      VALUES ('course', 'C01', '投诉处理', 'complaints', 'classroom', 180, 180, 60, 40, 6000, 'TS');
    ${numbers(people)} INSERT INTO person (id, staff_no, name, status, sort_key)
      SELECT 'p' || i, printf('%06d', i), '学员' || i, 'active', printf('%06d', i) FROM n;
    ${numbers(sessions)} INSERT INTO session (id, course_id, number, status, first_day, last_day, credited_minutes,
      theory_weight, practice_weight, pass_mark)
      SELECT 's' || i, 'course', i, iif(i > ${sessions - held}, 'held', 'closed'), ${dayOf}, ${dayOf}, 360, 60, 40, 6000
      FROM n;
    INSERT INTO block (id, session_id, day, starts, ends, recorded_on)
      SELECT 'b' || id, id, first_day, 540, 720, first_day FROM session;
    ${numbers(roll)} INSERT INTO enrolment (id, session_id, person_id, status, origin, enrolled_on)
      SELECT session.id || '-' || i, session.id, 'p' || ((session.number * 7 + i) % ${people} + 1), 'enrolled',
        'nominated', session.first_day FROM session, n;
    INSERT INTO mark (enrolment_id, attempt, session_id, theory, practice, total, verdict, grade, marked_on)
      SELECT enrolment.id, 1, session_id, 7000, 7000, 7000, 'passed', 'fair', session.last_day
      FROM enrolment JOIN session ON session.id = enrolment.session_id;
    COMMIT;
    ANALYZE;
  `)
  sqlite.close()
  return book
}

export interface Watched {
  db: Kysely<BookSchema>
  /** Every statement asked so far, with how SQLite goes about it. */
  plans(): { sql: string; plan: string }[]
  close(): Promise<void>
}

/** The book as a query reads it, with each statement written down. */
export function watch(book: TestService): Watched {
  const sqlite = new Database(join(book.dataDir, bookFileName), { readonly: true })
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<BookSchema>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: event => {
      asked.push({ sql: event.query.sql, parameters: event.query.parameters })
    },
  })
  return {
    db,
    plans: () =>
      asked.map(({ sql, parameters }) => ({
        sql,
        plan: sqlite
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...parameters)
          .map(row => (row as { detail: string }).detail)
          .join('\n'),
      })),
    close: () => db.destroy(),
  }
}
