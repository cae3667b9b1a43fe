import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { removeMachineMark } from '../../electron/service/book/marks/machine-mark'
import { writeClosedMark } from '../../electron/service/book/marks/sequence-mark'
import { rebuildDerivedTables } from '../../electron/service/db/sqlite/derived-tables'
import { schemaVersion } from '../../electron/service/db/sqlite/migrations/list'
import { headOf } from '../../electron/service/db/sqlite/record/audit'
import { sealAnew } from '../../electron/service/db/sqlite/record/seal-anew'
import { rebuildSearch } from '../../electron/service/db/sqlite/search'
import { fingerprintOf } from '../../electron/service/files/durable'
import { openBenchBook, rosterPerson } from './bench-book'
import { benchFiles } from './roster-file'
import { writePast } from './write-past'

export interface LargeBook {
  people: number
  courses: number
  /** A tenth and the whole of them share everything but the older sessions. */
  results: number
}

/** Sessions have this many people, so that 500,000 results are 3,000 of them. */
const roll = 167
/** The bench's day is 2026-12-09: so many sessions of this year are in a book of either size, one a day. */
const thisYear = 300
/** People whose file is the same in either: they came to the newest ten sessions only. */
const lately = 20

/** Changed whenever a book is built in another way. */
const recipe = 4

/** A copy of the book of that size, in a folder that is the caller's to remove; built at most once for each schema. */
export async function largeBook(size: LargeBook): Promise<string> {
  const facts = JSON.stringify({ ...size, roll, schemaVersion, recipe })
  const kept = join(benchFiles, `book-${createHash('sha256').update(facts).digest('hex').slice(0, 12)}`)
  if (!existsSync(kept)) await build(kept, size)
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-book-'))
  cpSync(kept, folder, { recursive: true })
  return folder
}

async function build(kept: string, size: LargeBook): Promise<void> {
  const unfinished = `${kept}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const book = await openBenchBook({ folder: unfinished, create: true })
  const rows = Array.from({ length: size.people }, (_, index) => ({
    person: rosterPerson(index),
    bookNumber: null,
  }))
  await book.service.call('people', 'writeRoster', { fileName: 'bench.xlsx', sheet: '1', rows })
  await book.caller.settings.addOperator({ name: '周敏' })
  await book.close()
  const file = join(unfinished, 'book.db')
  writeHistory(file, size)
  closeProperly(file)
  renameSync(unfinished, kept)
}

/** As the application leaves a book: otherwise the next opening would check all of it first. */
function closeProperly(file: string): void {
  const sqlite = new Database(file, { readonly: true })
  const head = headOf(sqlite)
  sqlite.close()
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
  writeClosedMark(file, { ...head, closed: fingerprintOf(file) })
  removeMachineMark(file)
}

/** Past the application: half a million marks one by one would take longer than the bench. */
function writeHistory(file: string, { people, courses, results }: LargeBook): void {
  const sessions = Math.ceil(results / roll)
  const numbers = (count: number) =>
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
  // Session 1 is the newest. What is older than this year's lies in the years before, whatever the size of the book.
  const day = `iif(i <= ${thisYear}, date('2026-12-09', '-' || i || ' days'), date('2026-01-01', '-' || (i - ${thisYear}) || ' days'))`
  // A small roll where there are few people.
  const each = Math.min(roll, people - lately)
  writePast(
    file,
    `
    CREATE TEMP TABLE someone AS SELECT id, row_number() OVER (ORDER BY staff_no) - 1 AS place FROM person;
    CREATE UNIQUE INDEX temp.someone_place ON someone (place);
    ${numbers(courses)} INSERT INTO course (id, code, name, category, method, theory_minutes, practice_minutes,
      theory_weight, practice_weight, pass_mark, certificate_kind)
      SELECT 'course-' || i, printf('KC-%03d', i), '投诉处理 ' || i, 'complaints', 'classroom', 180, 180, 60, 40, 6000,
        'TS' FROM n;
    ${numbers(sessions)} INSERT INTO session (id, course_id, number, status, first_day, last_day, credited_minutes,
      theory_weight, practice_weight, pass_mark)
      SELECT printf('session-%05d', i), 'course-' || (i % ${courses} + 1), (${sessions} - i) / ${courses} + 1,
        iif(i <= 5, 'held', 'closed'), ${day}, ${day}, 360, 60, 40, 6000 FROM n;
    INSERT INTO block (id, session_id, day, starts, ends, recorded_on)
      SELECT 'block-' || id, id, first_day, 540, 720, first_day FROM session;
    ${numbers(each)} INSERT INTO enrolment (id, session_id, person_id, status, origin, enrolled_on)
      SELECT session.id || '-' || i, session.id, someone.id, 'enrolled', 'nominated', session.first_day
      FROM session, n JOIN someone ON someone.place =
        ${lately} + (substr(session.id, 9) * 7 + i) % ${people - lately};
    ${numbers(lately)} INSERT INTO enrolment (id, session_id, person_id, status, origin, enrolled_on)
      SELECT session.id || '-late-' || i, session.id, someone.id, 'enrolled', 'nominated', session.first_day
      FROM session, n JOIN someone ON someone.place = i - 1 WHERE session.id <= 'session-00010';
    INSERT INTO mark (enrolment_id, attempt, session_id, theory, practice, total, verdict, grade, marked_on)
      SELECT enrolment.id, 1, session_id, 7000, 7000, 7000, 'passed', 'fair', session.last_day
      FROM enrolment JOIN session ON session.id = enrolment.session_id;
    INSERT INTO certificate (id, number, person_id, session_id, enrolment_id, course_id, issued_on, status, face)
      SELECT 'certificate-' || enrolment.id, 'TS-' || enrolment.id, person_id, session.id, enrolment.id, course.id,
        session.last_day, 'valid', json_object('number', 'TS-' || enrolment.id, 'personName', person.name,
          'personNameEn', NULL, 'staffNo', person.staff_no, 'courseName', course.name, 'courseNameEn', NULL,
          'sessionNumber', session.number, 'firstDay', session.first_day, 'lastDay', session.last_day,
          'creditedMinutes', 360, 'minutesPerHour', 45, 'issuerName', '客户服务中心', 'issuerNameEn', NULL,
          'issuedOn', session.last_day, 'validUntil', NULL, 'grade', NULL)
      FROM enrolment JOIN session ON session.id = enrolment.session_id JOIN course ON course.id = session.course_id
      JOIN person ON person.id = enrolment.person_id WHERE session.status = 'closed';
  `,
    sqlite => {
      rebuildSearch(sqlite)
      rebuildDerivedTables(sqlite)
      sqlite.transaction(() => sealAnew(sqlite, 'sealSalvaged', schemaVersion))()
    },
  )
}
