import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { pngOf } from '../../support/png'
import { zipParts } from '../../support/zip-parts'
import { type ExamRoom, type Held, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/**
 * Two classes that were marked, with a backup, so that every row is known; altered outside, and that taken note of. 新人
 * was in neither.
 */
async function noted(table: string, sql: (room: ExamRoom, other: Held) => string, { backup = true } = {}) {
  const room = await openExamRoom()
  const other = await room.hold()
  const marks = { 王契: { theory: 95, practice: 95 }, 李娜: { theory: 60, practice: 60 } }
  await room.enter(marks)
  await room.enter(marks, { in: other })
  const [postId = ''] = valuesIn(bookFile(room.dataDir), 'SELECT id FROM post').map(String)
  // In a team of the others' branch, which stands before its name.
  const team = { name: '热线一组', kind: 'team' as const, parentId: room.unitId }
  const { id: unitId } = await room.call('people', 'addUnit', team)
  const hired = { name: '新人', staffNo: '00999', unitId, postId, hiredOn: '2025-01-06' }
  const { id: newcomer } = await room.call('people', 'hire', hired)
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  if (backup) await room.call('book', 'backupNow', {})
  await room.service.close()
  const file = bookFile(room.dataDir)
  const triggers = valuesIn(
    file,
    `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '${table}'`,
  )
  changeIn(file, `${triggers.map(name => `DROP TRIGGER ${String(name)};`).join(' ')} ${sql(room, other)}`)
  const book = await openTestService({ dataDir: room.dataDir })
  await book.call('book', 'takeNote', { reason: '核对过' }, { operatorId: by })

  const out = temporaryFolder('rests-on')
  const says = async (
    form: string,
    subject: { kind: 'session' | 'person'; id: string } | { kind: 'year'; year: number },
  ) => {
    const path = join(out, 'paper.docx')
    const given = { form, subject, format: 'word' as const, language: 'zh-CN' as const }
    await book.call('forms', 'write', { ...given, file: book.ticket(path) })
    const text = [...zipParts(readFileSync(path)).values()].join('\n')
    if (/有 \d+ 处曾在知行之外被改动，/.test(text)) return 'altered'
    return text.includes('知行之外') ? 'perhaps' : null
  }
  const marked = async () => {
    const path = join(out, 'results.xlsx')
    const results = { file: book.ticket(path), language: 'zh-CN' as const, sessionId: null }
    const { caveat } = await book.call('reports', 'exportResults', results)
    const [rows = []] = (await readXlsx(readFileSync(path))).sheets.map(sheet => sheet.rows)
    const at = rows[0]?.indexOf('核实情况') ?? -1
    return { caveat, rows: rows.slice(1).map(row => (at < 0 ? null : (row[at] ?? null))) }
  }
  const file_ = (person: string) => says('personal_file', { kind: 'person', id: person })
  return { room, other, newcomer, says, marked, file: file_ }
}

describe('what a paper rests on', () => {
  it.each([
    [
      'session',
      ({ sessionId }: ExamRoom) => `UPDATE session SET credited_minutes = 6000 WHERE id = '${sessionId}'`,
    ],
    ['block', ({ sessionId }: ExamRoom) => `UPDATE block SET starts = 0 WHERE session_id = '${sessionId}'`],
    ['course', ({ courseId }: ExamRoom) => `UPDATE course SET name = '消防安全' WHERE id = '${courseId}'`],
    ['unit', ({ unitId }: ExamRoom) => `UPDATE unit SET name = '总部某处' WHERE id = '${unitId}'`],
    ['post', () => `UPDATE post SET name = '总经理'`],
  ])('is told of a %s in the file of whoever it is printed for', async (table, sql) => {
    const { room, newcomer, file } = await noted(table, sql)
    expect(await file(room.people.李娜)).toBe('altered')
    // Called by the same, in no class.
    expect(await file(newcomer)).toBe(['unit', 'post'].includes(table) ? 'altered' : null)
  })

  it('is told of a class in its own papers, and of none in those of another', async () => {
    const { room, other, says } = await noted(
      'session',
      ({ sessionId }) => `UPDATE session SET credited_minutes = 6000 WHERE id = '${sessionId}'`,
    )
    expect(await says('mark_sheet', { kind: 'session', id: room.sessionId })).toBe('altered')
    expect(await says('mark_sheet', { kind: 'session', id: other.sessionId })).toBeNull()
  })

  it('is told of the logo at the head of it', async () => {
    const { room, newcomer, says, file } = await noted(
      'setting',
      () =>
        `INSERT INTO setting (key, value) VALUES ('logo', '{"png":"${pngOf(140, 40).toString('base64')}"}')`,
    )
    expect(await says('mark_sheet', { kind: 'session', id: room.sessionId })).toBe('altered')
    expect(await file(newcomer)).toBe('altered')
  })

  it('is told of a paper of a class in the ledger that counts it', async () => {
    const { says } = await noted('file_item', ({ sessionId }) =>
      [
        `INSERT INTO file_item (session_id, kind, state) VALUES ('${sessionId}', 'notice', 'done')`,
        `ON CONFLICT DO UPDATE SET state = 'done'`,
      ].join(' '),
    )
    expect(await says('ledger', { kind: 'year', year: 2026 })).not.toBeNull()
  })
})

it('is told both where a row was and where it was moved to', async () => {
  const given = await noted(
    'enrolment',
    ({ roll, people }, _other) =>
      `UPDATE enrolment SET person_id = (SELECT id FROM person WHERE name = '新人') WHERE id = '${roll.李娜}' AND person_id = '${people.李娜}'`,
  )
  expect(await given.file(given.room.people.李娜)).toBe('altered')
  expect(await given.file(given.newcomer)).toBe('altered')
  expect(await given.file(given.room.people.王契)).toBeNull()

  const years = await noted(
    'session',
    ({ sessionId }) =>
      `UPDATE session SET first_day = '2025-12-09', last_day = '2025-12-09' WHERE id = '${sessionId}'`,
  )
  for (const year of [2025, 2026]) expect(await years.says('ledger', { kind: 'year', year })).toBe('altered')
})

it('marks every row of a table behind which an altered record stands, or may stand', async () => {
  const mark = await noted(
    'mark',
    ({ roll }) => `UPDATE mark SET theory = 9900 WHERE enrolment_id = '${roll.李娜}'`,
  )
  const one = await mark.marked()
  expect(one.caveat).toBe('noted')
  expect(one.rows.filter(row => row !== null)).toHaveLength(1)
  const gone = await noted('mark', ({ roll }) => `DELETE FROM mark WHERE enrolment_id = '${roll.李娜}'`, {
    backup: false,
  })
  expect((await gone.marked()).rows.filter(row => row !== null)).toHaveLength(1)
  const course = await noted(
    'course',
    ({ courseId }) => `UPDATE course SET name = '消防安全' WHERE id = '${courseId}'`,
  )
  expect((await course.marked()).rows.filter(row => row !== null)).toHaveLength(4)
  const unit = await noted('unit', ({ unitId }) => `UPDATE unit SET name = '总部某处' WHERE id = '${unitId}'`)
  expect((await unit.marked()).rows.every(row => row !== null)).toBe(true)
})
