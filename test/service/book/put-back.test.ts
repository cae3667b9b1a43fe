import { describe, expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const passed = { theory: 95, practice: 95 }

interface Noted {
  room: ExamRoom
  book: TestService
  by: string
  /** Entry of the note. */
  seq: number
  labels: (string | null)[]
}

/** A class that was marked, with certificates and a backup; altered outside, and that taken note of. */
async function noted(sql: (room: ExamRoom, by: string) => string): Promise<Noted> {
  const room = await openExamRoom()
  await room.enter({ 王契: passed, 欧阳娜娜: passed, 李娜: passed, 赵博文: { theory: 50, practice: 60 } })
  await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: [room.roll.王契, room.roll.欧阳娜娜],
  })
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.call('book', 'backupNow', {})
  await room.service.close()
  const triggers = valuesIn(
    bookFile(room.dataDir),
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'capture%'",
  )
  const blind = triggers.map(name => `DROP TRIGGER ${String(name)};`).join(' ')
  changeIn(bookFile(room.dataDir), `PRAGMA foreign_keys = OFF; ${blind} ${sql(room, by)}`)
  const book = await openTestService({ dataDir: room.dataDir })
  const { seq } = await book.call('book', 'takeNote', { reason: '核对过' }, { operatorId: by })
  const [note] = await book.call('book', 'notes', {})
  return { room, book, by, seq, labels: note?.rows.map(({ label }) => label) ?? [] }
}

const refusalOf = async (work: Promise<unknown>) => {
  try {
    await work
    return null
  } catch (error) {
    const { code, params } = error as { code?: string; params?: unknown }
    return code === undefined ? String(error) : { code, params }
  }
}
const states = async (book: TestService) =>
  (await book.call('book', 'notes', {}))[0]?.rows.map(({ now }) => now)
const whole = async ({ book, room }: Noted) => {
  expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', alteredAt: null })
  expect(verdictOn(bookFile(room.dataDir))).toBe('ok')
}

const swapped = (table: string, column: string, [one, other]: readonly [string, string]) =>
  `UPDATE ${table} SET ${column} = 'x' WHERE ${column} = '${one}';
   UPDATE ${table} SET ${column} = '${one}' WHERE ${column} = '${other}';
   UPDATE ${table} SET ${column} = '${other}' WHERE ${column} = 'x';`

describe('values that must be unique and were swapped', () => {
  it.each([
    ['staff numbers', () => swapped('person', 'staff_no', ['00603', '00605'])],
    ['certificate numbers', () => swapped('certificate', 'number', ['KF-TS-2026-0001', 'KF-TS-2026-0002'])],
    [
      'the sessions of two enrolments',
      ({ roll }: ExamRoom) =>
        `UPDATE enrolment SET person_id = person_id || 'x' WHERE id = '${roll.王契}';
         UPDATE enrolment SET person_id = (SELECT replace(person_id, 'x', '') FROM enrolment WHERE id = '${roll.王契}') WHERE id = '${roll.李娜}';
         UPDATE enrolment SET person_id = (SELECT id FROM person WHERE name = '李娜') WHERE id = '${roll.王契}';`,
    ],
  ])('are put back together in one step: %s', async (_, sql) => {
    const found = await noted(sql)
    const { book, seq } = found
    expect(await states(book)).toEqual(['altered', 'altered'])
    const refused = await refusalOf(book.call('book', 'putBack', { seq, rows: [0] }))
    expect(refused).toMatchObject({
      code: 'put_back_together',
      params: { count: 1, rows: [1], label: found.labels[1] },
    })
    expect(await states(book)).toEqual(['altered', 'altered'])
    const step = await book.seqOf('book', 'putBack', { seq, rows: [1, 0] })
    expect(await states(book)).toEqual(['back', 'back'])
    await whole(found)
    // Where one stood aside on the way is nothing a person did.
    const { changes, total } = await book.call('book', 'changes', { seq: step })
    expect([total, changes.length, JSON.stringify(changes).includes('aside')]).toEqual([2, 2, false])
    await book.call('book', 'undo', { seq: step })
    expect(await states(book)).toEqual(['altered', 'altered'])
    await book.call('book', 'redo', { seq: (await book.call('book', 'undoState', {})).redo?.seq ?? 0 })
    expect(await states(book)).toEqual(['back', 'back'])
    await whole(found)
  })

  it('are found again in whoever is to be given his in turn: three in a ring', async () => {
    const ring = `${swapped('person', 'staff_no', ['00603', '00604'])} ${swapped('person', 'staff_no', ['00604', '00605'])}`
    const found = await noted(() => ring)
    const refused = await refusalOf(found.book.call('book', 'putBack', { seq: found.seq, rows: [2] }))
    expect(refused).toMatchObject({ code: 'put_back_together', params: { count: 2, rows: [0, 1] } })
    await found.book.call('book', 'putBack', { seq: found.seq, rows: [0, 1, 2] })
    expect(await states(found.book)).toEqual(['back', 'back', 'back'])
    await whole(found)
  })

  it('are not put back while somebody else was given one of them since', async () => {
    const found = await noted(() => "UPDATE person SET staff_no = 'A1' WHERE staff_no = '00603'")
    await found.book.call('people', 'hire', { name: '周周', staffNo: '00603' })
    const refused = await refusalOf(found.book.call('book', 'putBack', { seq: found.seq, rows: [0] }))
    expect(refused).toMatchObject({ code: 'put_back_taken' })
    await whole(found)
  })
})

describe('what rests on a row that would be put back', () => {
  it('is not taken away with it: the mark of somebody who was put on the roll outside', async () => {
    const found = await noted(
      ({ sessionId }) =>
        `INSERT INTO person (id, name, status, sort_key) VALUES ('outside', '外人', 'active', 'wairen');
         INSERT INTO enrolment (id, session_id, person_id, status, origin, enrolled_on)
           VALUES ('put-in', '${sessionId}', 'outside', 'enrolled', 'nominated', '2026-12-01');`,
    )
    const { book, seq, room } = found
    const marks = [{ enrolmentId: 'put-in', theory: { kind: 'scored' as const, mark: 8000 } }]
    await book.call('assessments', 'recordMarks', { sessionId: room.sessionId, attempt: 1, marks })
    const all = { seq, rows: [0, 1] }
    expect(await refusalOf(book.call('book', 'putBack', all))).toMatchObject({ code: 'put_back_changed' })
    await book.call('book', 'undo', { seq: (await book.call('book', 'undoState', {})).undo?.seq ?? 0 })
    // Whoever hangs on somebody goes first, in whatever order they are named.
    expect(await refusalOf(book.call('book', 'putBack', { seq, rows: [1] }))).not.toBeNull()
    await book.call('book', 'putBack', all)
    expect(await states(book)).toEqual(['back', 'back'])
    await whole(found)
  })
})

describe('the rules of what is put back', () => {
  it('hold for marks: not below a certificate that was issued since', async () => {
    const found = await noted(
      ({ roll }) =>
        `UPDATE mark SET theory = 9500, practice = 9500, total = 9500, verdict = 'passed', grade = 'excellent' WHERE enrolment_id = '${roll.赵博文}'`,
    )
    const { book, seq, room } = found
    await book.call('certificates', 'issue', {
      sessionId: room.sessionId,
      enrolmentIds: [room.roll.赵博文],
      despite: [seq],
    })
    expect(await refusalOf(book.call('book', 'putBack', { seq, rows: [0] }))).toMatchObject({
      code: 'certificate_issued',
      params: { name: '赵博文', number: 'KF-TS-2026-0003' },
    })
    const [issued] = (await book.call('certificates', 'list', {})).rows
    await book.call('certificates', 'voidOne', { id: issued?.id ?? '', reason: '成绩不实' })
    await book.call('book', 'putBack', { seq, rows: [0] })
    expect(await states(book)).toEqual(['back'])
  })

  it('hold for certificates: what was put in outside is voided, its number never returns', async () => {
    const found = await noted(
      ({ roll }) =>
        `INSERT INTO certificate SELECT 'forged', 'KF-TS-2026-0077', person_id, session_id, '${roll.李娜}', course_id,
           issued_on, valid_until, status, voided_on, void_reason, face FROM certificate LIMIT 1`,
    )
    const { book, seq } = found
    expect(await refusalOf(book.call('book', 'putBack', { seq, rows: [0] }))).toMatchObject({
      code: 'certificate_stays',
      params: { number: 'KF-TS-2026-0077' },
    })
    await book.call('certificates', 'voidOne', { id: 'forged', reason: '不是本中心发的' })
    expect(await states(book)).toEqual(['since'])
    await whole(found)
  })

  it('hold for operators: nobody puts themselves away, nor the last who may act', async () => {
    const { book, seq, by } = await noted(
      (_, by) =>
        `INSERT INTO operator VALUES ('outside', '外人', 1); UPDATE operator SET name = '周' WHERE id = '${by}'`,
    )
    const as = (operatorId: string | null, rows: number[]) =>
      refusalOf(book.call('book', 'putBack', { seq, rows }, { operatorId }))
    const [note] = await book.call('book', 'notes', {})
    const outsider = note?.rows.findIndex(({ label }) => label === '外人') ?? -1
    await book.call('people', 'hire', { name: '周周', staffNo: '00700' }, { operatorId: 'outside' })
    expect(await as('outside', [outsider])).toMatchObject({ code: 'undo_of_oneself' })
    await book.call('settings', 'retireOperator', { id: by, active: false }, { operatorId: 'outside' })
    expect(await as(null, [outsider])).toMatchObject({ code: 'last_operator' })
  })

  it('hold for whoever acted: an operator who was put in outside is laid aside, and the history keeps the name', async () => {
    const found = await noted(() => "INSERT INTO operator VALUES ('outside', '外人', 1)")
    const { book, seq, by } = found
    await book.call('people', 'hire', { name: '周周', staffNo: '00700' }, { operatorId: 'outside' })
    await book.call('book', 'putBack', { seq, rows: [0] }, { operatorId: by })
    expect(await book.call('settings', 'operators', {})).toMatchObject([
      { name: '周敏', active: true },
      { name: '外人', active: false },
    ])
    const { entries } = await book.call('book', 'history', {})
    expect(entries[1]).toMatchObject({ operator: '外人', command: 'hire' })
    await whole(found)
  })
})
