import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { codeTables } from '../../../electron/service/db/area-tables'
import { migrate } from '../../../electron/service/db/sqlite/migrate'
import { courseMethods } from '../../../src/domain/courses/codes'
import { actionKinds, actionOrigins } from '../../../src/domain/improvements/codes'
import { needSources, ratingMethods } from '../../../src/domain/needs/codes'
import { employmentEventKinds, unitKinds } from '../../../src/domain/people/codes'
import { attendanceStates, enrolmentOrigins, fileItemKinds } from '../../../src/domain/sessions/codes'

const sqlite = new Database(':memory:')
migrate(sqlite)
afterAll(() => sqlite.close())

const ours: Readonly<Record<string, readonly string[]>> = {
  unit_kind: unitKinds,
  employment_kind: employmentEventKinds,
  rating_method: ratingMethods,
  need_source: needSources,
  course_method: courseMethods,
  enrolment_origin: enrolmentOrigins,
  attendance_state: attendanceStates,
  // No list of its own: a state is typed, or a scan log said it.
  attendance_source: ['typed', 'scan'],
  file_item_kind: fileItemKinds,
  action_kind: actionKinds,
  action_origin: actionOrigins,
}

describe('a table of codes', () => {
  it('is each that has one column, and that is its code', () => {
    const found = sqlite
      .prepare(
        `SELECT name FROM sqlite_schema AS t WHERE type = 'table'
         AND (SELECT group_concat(name) FROM pragma_table_info(t.name)) = 'code' ORDER BY name`,
      )
      .pluck()
      .all()
    expect(found).toEqual([...codeTables].sort())
  })

  it.each(codeTables)('%s holds the codes the product knows', table => {
    const codes = sqlite.prepare(`SELECT code FROM ${table} ORDER BY code`).pluck().all()
    expect(codes).toEqual([...(ours[table] ?? [])].sort())
  })

  it('lets nothing else into the columns that refer to it', () => {
    const insert = (kind: string) =>
      sqlite.prepare("INSERT INTO unit (id, kind, name) VALUES ('1', ?, '质检部')").run(kind)
    sqlite.exec('INSERT OR REPLACE INTO running (one, command_seq) VALUES (1, 1)')
    expect(() => insert('division')).toThrow('FOREIGN KEY constraint failed')
    // Another code is a row: no table is built anew for it.
    sqlite.exec("INSERT INTO unit_kind (code) VALUES ('division')")
    expect(insert('division').changes).toBe(1)
  })
})
