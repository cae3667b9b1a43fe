import { expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { raiseFailed } from '../support/forge-head'
import { openTestService } from '../support/service'

const poor = { theory: 10, practice: 10 }
const good = { theory: 90, practice: 90 }

/** Behind the program's back; every trigger is there again afterwards. */
function outside(file: string, sql: string): void {
  const triggers = valuesIn(
    file,
    "SELECT json_object('name', name, 'sql', sql) FROM sqlite_schema WHERE type = 'trigger'",
  ).map(one => JSON.parse(String(one)) as { name: string; sql: string })
  const dropped = triggers.map(({ name }) => `DROP TRIGGER ${name}`)
  changeIn(file, [...dropped, sql, ...triggers.map(one => one.sql)].join(';'))
}

/** The mark of 王契 as it stands in the file, and its key in the history. */
function markIn(file: string, { roll }: ExamRoom): { key: string; image: string } {
  const columns = (valuesIn(file, "SELECT name FROM pragma_table_info('mark')") as string[]).map(
    column => `'${column}', ${column}`,
  )
  const of = `FROM mark WHERE enrolment_id = '${roll.王契}'`
  return {
    key: String(valuesIn(file, `SELECT json_array(enrolment_id, attempt) ${of}`)[0]),
    image: String(valuesIn(file, `SELECT json_object(${columns.join(', ')}) ${of}`)[0]),
  }
}

/** A failed mark raised outside, with the history altered by `fit` so that no row is named; taken note of. */
async function raisedAndNoted(
  fit: (mark: { key: string; image: string }, entry: number) => string,
  before: 'once' | 'twice' = 'once',
) {
  const room = await openExamRoom()
  const { id: operatorId } = await room.call('settings', 'addOperator', { name: '周敏' })
  if (before === 'twice') await room.enter({ 王契: { theory: 20, practice: 20 } })
  await room.enter({ 王契: poor, 李娜: good })
  const { entries } = await room.call('book', 'verifyAudit', {})
  await room.service.close()
  const file = bookFile(room.dataDir)
  outside(file, raiseFailed)
  outside(file, fit(markIn(file, room), entries))
  const book = await openTestService({ dataDir: room.dataDir, create: false })
  const { seq } = await book.call('book', 'takeNote', { reason: '已核对' }, { operatorId })
  expect(await book.call('book', 'notes', {})).toMatchObject([{ seq, tables: ['mark'], rows: [] }])
  const issue = (despite: number[] = []) =>
    book.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契], despite })
  return { book, room, issue, seq, operatorId }
}

const changeUnder = (entry: number | string, { key, image }: { key: string; image: string }) =>
  `INSERT INTO change (command_seq, tbl, key, op, before, after, aggregate)
   SELECT ${entry}, 'mark', key, 'U', '${image.replaceAll('9900', '1000')}', '${image}', aggregate
   FROM change WHERE tbl = 'mark' AND key = '${key}' LIMIT 1`

it.each([
  ['put in under the entry that wrote the mark', 'once', (mark, entry) => changeUnder(entry, mark)],
  ['put in under an old entry', 'once', mark => changeUnder(3, mark)],
  ['put in under a number no entry has', 'once', mark => changeUnder(9999, mark)],
  [
    'rewritten to fit',
    'twice',
    ({ key, image }) =>
      `UPDATE change SET after = '${image}' WHERE tbl = 'mark' AND op = 'U' AND key = '${key}'`,
  ],
] as [string, 'once' | 'twice', Parameters<typeof raisedAndNoted>[0]][])(
  'a change that was %s vouches for no raised mark',
  async (_what, before, fit) => {
    const { issue, seq } = await raisedAndNoted(fit, before)
    const refused = { code: 'altered_marks', params: { names: ['王契'], notes: [seq] } }
    await expect(issue()).rejects.toMatchObject(refused)
    await expect(issue([seq])).resolves.toBeDefined()
  },
)

it('nor does one that only a later note lists, and entering the mark anew does', async () => {
  const { book, room, seq, operatorId } = await raisedAndNoted(() => 'SELECT 1')
  const file = bookFile(room.dataDir)
  await book.service.close()
  outside(file, changeUnder(3, markIn(file, room)))
  const again = await openTestService({ dataDir: room.dataDir, create: false })
  await again.call('book', 'takeNote', { reason: '又核对' }, { operatorId })
  const tagged = async () =>
    (await again.call('certificates', 'ofSession', { sessionId: room.sessionId }))?.rows.find(
      one => one.name === '王契',
    )?.altered
  expect(await tagged()).toMatchObject([{ seq, row: null }])
  await again.call('assessments', 'recordMarks', {
    sessionId: room.sessionId,
    marks: [{ enrolmentId: room.roll.王契, theory: { kind: 'scored', mark: 9400 } }],
  })
  expect(await tagged()).toEqual([])
})
