import { expect, it } from 'vitest'
import { checkRecord } from '../../../electron/service/book/record/record-check'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService } from '../support/service'

/** With a SQLite tool, and every trigger there again afterwards. */
function behind(file: string, table: string, sql: string): void {
  const [trigger] = valuesIn(file, `SELECT sql FROM sqlite_schema WHERE name = 'capture_${table}_u'`)
  changeIn(file, `DROP TRIGGER capture_${table}_u; ${sql}; ${trigger}`)
}

/** A name that was altered outside, and what is known of it when somebody is about to take note of it. */
async function aboutToNote() {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 10, practice: 10 } })
  const { id: operatorId } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.service.close()
  const file = bookFile(room.dataDir)
  behind(file, 'person', "UPDATE person SET name = '赵博' WHERE name = '赵博文'")
  const book = await openTestService({ dataDir: room.dataDir })
  const { drift, tables, strays: rows } = checkRecord({ file, markedAs: file })
  const note = () =>
    book.call(
      'book',
      'noteAltered',
      {
        reason: '核对过',
        tables: tables.map(({ table }) => table),
        entries: [],
        rows,
        checked: { foreignWrites: 0, drift },
      },
      { operatorId },
    )
  return { book, room, file, note }
}

const raise = "UPDATE mark SET theory = 9900, total = 9900, verdict = 'passed' WHERE theory = 1000"

it('rows altered while a note is being written are not sealed unnamed', async () => {
  const { book, file, note } = await aboutToNote()
  behind(file, 'mark', raise)
  await expect(note()).rejects.toMatchObject({ code: 'altered_since' })
  expect((await book.call('book', 'verifyAudit', {})).tables.map(({ table }) => table)).toEqual([
    'mark',
    'person',
  ])
  expect(await book.call('book', 'notes', {})).toEqual([])
})

it('nor are they where the sums that would tell are altered as well, and a step made them fit', async () => {
  const { book, file, note } = await aboutToNote()
  const [before] = valuesIn(file, "SELECT sum FROM table_seal WHERE tbl = 'mark'")
  behind(file, 'mark', raise)
  changeIn(file, `UPDATE table_seal SET sum = '${String(before).replace(/^./, 'f')}' WHERE tbl = 'mark'`)
  await book.call('settings', 'addOperator', { name: '梁静' })
  await expect(note()).rejects.toMatchObject({ code: 'altered_since' })
})

it('steps that others make meanwhile do not hold it up', async () => {
  const { book, room, note } = await aboutToNote()
  await book.call('settings', 'addOperator', { name: '梁静' })
  const { sessionId, roll } = room
  const mark = { kind: 'scored' as const, mark: 7000 }
  const marks = [{ enrolmentId: roll.李娜, theory: mark, practice: mark }]
  await book.call('assessments', 'recordMarks', { sessionId, attempt: 1, marks })
  await note()
  expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', tables: [] })
})
