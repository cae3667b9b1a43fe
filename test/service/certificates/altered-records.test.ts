import { expect, it } from 'vitest'
import { type ExamRoom, type Name, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'

const raise = 'DROP TRIGGER capture_mark_u; UPDATE mark SET theory = 9900, total = 9540 WHERE theory = 8200'

/** Three passed; a mark was altered outside, and that taken note of. `again`: it was corrected once, so that it is known. */
async function altered({ sql = raise, again = true } = {}) {
  const room = await openExamRoom()
  await room.enter({
    王契: { theory: 95, practice: 95 },
    李娜: { theory: again ? 81 : 82, practice: 90 },
    赵博文: { theory: 90, practice: 90 },
  })
  if (again) await room.enter({ 李娜: { theory: 82 } })
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.service.close()
  changeIn(bookFile(room.dataDir), sql)
  const book = await openTestService({ dataDir: room.dataDir })
  const { seq } = await book.call('book', 'takeNote', { reason: '核对过试卷' }, { operatorId: by })
  return { room, book, seq, ...asked(room, book) }
}

function asked({ sessionId, roll }: ExamRoom, book: Pick<ExamRoom, 'call'>) {
  return {
    issue: (names: readonly Name[], despite?: number[]) =>
      book.call('certificates', 'issue', {
        sessionId,
        enrolmentIds: names.map(name => roll[name]),
        ...(despite && { despite }),
      }),
    /** Names of those on the tab of certificates, and on that of marks, behind whom something was altered. */
    async tagged() {
      const tab = await book.call('certificates', 'ofSession', { sessionId })
      const sheet = await book.call('assessments', 'sheet', { sessionId })
      const those = (rows: readonly { name: string; altered: readonly unknown[] }[] = []) =>
        rows.filter(row => row.altered.length > 0).map(row => row.name)
      return { certificates: those(tab?.rows), marks: those(sheet?.rows) }
    },
  }
}

it('says whose certificate would rest on an altered mark, and what it should be', async () => {
  const { room, book, seq, tagged } = await altered()
  expect(await tagged()).toEqual({ certificates: ['李娜'], marks: ['李娜'] })
  const tab = await book.call('certificates', 'ofSession', { sessionId: room.sessionId })
  const row = {
    table: 'mark',
    kind: 'changed',
    fields: [
      { column: 'theory', before: '8200', after: '9900' },
      { column: 'total', before: '8520', after: '9540' },
    ],
  }
  expect(tab?.rows.find(one => one.name === '李娜')?.altered).toMatchObject([{ seq, row }])
})

it('issues it only to whoever said that they know, and keeps that with the certificate and its step', async () => {
  const { room, book, seq, issue } = await altered()
  const refused = { code: 'altered_marks', params: { count: 1, names: ['李娜'], notes: [seq] } }
  await expect(issue(['王契', '李娜'])).rejects.toMatchObject(refused)
  // Knowing of another note is not knowing of this one.
  await expect(issue(['李娜'], [seq - 1])).rejects.toMatchObject(refused)
  await issue(['王契'])
  expect((await book.call('certificates', 'list', {})).rows).toMatchObject([{ name: '王契', despite: [] }])

  const { certificateIds } = await issue(['李娜', '赵博文'], [seq])
  const byName = (await book.call('certificates', 'byIds', { ids: certificateIds })).map(
    ({ name, despite }) => [name, despite],
  )
  expect(Object.fromEntries(byName)).toEqual({ 李娜: [seq], 赵博文: [] })
  const [step] = (await book.call('book', 'history', {})).entries
  expect(step).toMatchObject({
    command: 'issue',
    params: { context: 'altered', altered: 1, noted: String(seq), count: 2 },
  })

  const [id = ''] = certificateIds.slice(0, 1)
  await book.call('certificates', 'voidOne', { id, reason: '成绩有误' })
  const again = { enrolmentId: room.roll.李娜, reason: '更正' }
  await expect(book.call('certificates', 'reissue', again)).rejects.toMatchObject(refused)
  await book.call('certificates', 'reissue', { ...again, despite: [seq] })
})

it('says nothing more of it once the mark is put back, or was entered anew', async () => {
  const { book, seq, tagged } = await altered()
  await book.call('book', 'putBack', { seq, rows: [0] })
  expect(await tagged()).toEqual({ certificates: [], marks: [] })

  const other = await altered()
  const { sessionId, roll } = other.room
  await other.book.call('assessments', 'recordMarks', {
    sessionId,
    marks: [
      {
        enrolmentId: roll.李娜,
        theory: { kind: 'scored', mark: 8300 },
        practice: { kind: 'scored', mark: 9000 },
      },
    ],
  })
  expect(await other.tagged()).toEqual({ certificates: [], marks: [] })
  expect((await other.issue(['李娜'])).numbers).toHaveLength(1)
})

it('asks for everybody whose mark it may be where the note cannot name it, until theirs is entered anew', async () => {
  const { room, book, seq, issue, tagged } = await altered({ again: false })
  expect(await tagged()).toEqual({
    certificates: ['王契', '李娜', '赵博文'],
    marks: ['王契', '李娜', '赵博文'],
  })
  const tab = await book.call('certificates', 'ofSession', { sessionId: room.sessionId })
  expect(tab?.rows[0]?.altered).toEqual([{ seq, row: null }])
  await book.call('assessments', 'recordMarks', {
    sessionId: room.sessionId,
    marks: [{ enrolmentId: room.roll.王契, theory: { kind: 'scored', mark: 9400 } }],
  })
  expect((await tagged()).marks).toEqual(['李娜', '赵博文'])
  await issue(['王契'])
  await expect(issue(['李娜'])).rejects.toMatchObject({ code: 'altered_marks' })
})

it('asks for everybody where the class itself was altered', async () => {
  const held = await altered({
    sql: `DROP TRIGGER capture_session_u; UPDATE session SET credited_minutes = 6000`,
  })
  expect(await held.tagged()).toEqual({ certificates: ['王契', '欧阳娜娜', '李娜', '赵博文'], marks: [] })
})
