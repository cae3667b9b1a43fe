import { describe, expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const withoutCapture =
  'DROP TRIGGER capture_mark_u; DROP TRIGGER capture_mark_i; DROP TRIGGER capture_mark_d;'

/** A class that was marked in one command and backed up: no mark of it was ever changed. */
async function markedClass(): Promise<ExamRoom> {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 }, 李娜: { theory: 92, practice: 88 } })
  await room.call('book', 'backupNow', {})
  return room
}

const alteredOutside = async (sql: string): Promise<{ room: ExamRoom; book: TestService; by: string }> => {
  const room = await markedClass()
  const { id } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.service.close()
  changeIn(bookFile(room.dataDir), `${withoutCapture} ${sql}`)
  return { room, book: await openTestService({ dataDir: room.dataDir }), by: id }
}

const damagedIn = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices.find(notice => notice.code === 'damaged') : undefined
}
const raise = 'UPDATE mark SET theory = 9900 WHERE theory = 9200'

describe('a mark altered outside', () => {
  it('is named with whose it is, what stood there and where it is seen, although it was never changed', async () => {
    const { room, book } = await alteredOutside(raise)
    const found = await book.call('book', 'verifyAudit', {})
    expect(found.strays).toEqual([
      {
        table: 'mark',
        kind: 'changed',
        label: '李娜 · 投诉处理 #1',
        link: { page: 'session', id: room.sessionId },
        fields: [{ column: 'theory', before: '9200', after: '9900' }],
      },
    ])
  })

  it('is taken note of for good, and the book works again', async () => {
    const { book, by } = await alteredOutside(raise)
    await book.call('book', 'takeNote', { reason: '同事用工具改错' }, { operatorId: by })
    expect(await book.call('book', 'backupNow', {})).toMatchObject({ record: { state: 'whole' } })
    expect(await damagedIn(book)).toBeUndefined()
    const found = await book.call('book', 'verifyAudit', {})
    expect(found).toMatchObject({ contents: 'whole', brokenAt: null, notedAt: [found.entries] })
    await book.service.close()
    const again = await openTestService({ dataDir: book.dataDir })
    expect(await damagedIn(again)).toBeUndefined()
    expect(await again.call('book', 'notes', {})).toMatchObject([
      {
        seq: found.entries,
        operator: '周敏',
        reason: '同事用工具改错',
        tables: ['mark'],
        rows: [
          {
            label: '李娜 · 投诉处理 #1',
            fields: [{ column: 'theory', before: '9200', after: '9900' }],
            now: 'altered',
            canPutBack: true,
          },
        ],
      },
    ])
    const { entries } = await again.call('book', 'history', {})
    expect(entries[0]).toMatchObject({ command: 'noteAltered', operator: '周敏', undo: 'final' })
  })

  it('is not taken note of as it was seen before, when other rows have come to it', async () => {
    const { book, by } = await alteredOutside(raise)
    const { finding } = await book.call('book', 'verifyAudit', {})
    // An ordinary step changes nothing of what was found.
    await book.call('settings', 'addOperator', { name: '梁静' })
    expect((await book.call('book', 'verifyAudit', {})).finding).toBe(finding)
    changeIn(
      bookFile(book.dataDir),
      `UPDATE running SET command_seq = 9999; UPDATE mark SET theory = 8000 WHERE theory = 5000;
       DELETE FROM change WHERE command_seq = 9999; UPDATE running SET command_seq = NULL`,
    )
    const note = (seen: string) =>
      book.call('book', 'takeNote', { reason: '核对过试卷', finding: seen }, { operatorId: by })
    await expect(note(finding)).rejects.toMatchObject({ code: 'altered_since' })
    const now = await book.call('book', 'verifyAudit', {})
    expect(now.strays).toHaveLength(2)
    await note(now.finding)
    expect((await book.call('book', 'notes', {}))[0]?.rows).toHaveLength(2)
  })

  it('is told of where the book is weighed against another', async () => {
    const { book, by } = await alteredOutside(raise)
    const [backup] = await book.call('book', 'backups', {})
    const weigh = () => book.call('book', 'weighBackup', { name: backup?.name ?? '' })
    expect((await weigh()).present).not.toHaveProperty('noted')
    await book.call('book', 'takeNote', { reason: '核对过试卷' }, { operatorId: by })
    const { present, source } = await weigh()
    expect(present?.noted).toMatchObject({ notes: 1, places: 1 })
    expect(source.facts).not.toHaveProperty('noted')
  })

  it('is what old steps cannot be undone for, and settles what its opening said', async () => {
    const { book, by } = await alteredOutside(raise)
    const codes = async () => {
      const state = await book.call('book', 'state', {})
      return state.state === 'open' ? state.notices.map(({ code }) => code) : []
    }
    // Its triggers are made again first, and the rows are looked at behind the open book.
    await expect.poll(codes).toEqual(expect.arrayContaining(['changed_outside', 'damaged']))
    const { seq } = await book.call('book', 'takeNote', { reason: '核对过' }, { operatorId: by })
    await expect.poll(codes).toEqual([])
    const { entries } = await book.call('book', 'history', { limit: 200 })
    expect(entries.filter(one => one.seq < seq).map(({ behind }) => behind)).toEqual(
      Array.from({ length: seq - 1 }, () => 'note'),
    )
    await expect(book.call('book', 'undo', { seq: seq - 1 })).rejects.toMatchObject({
      code: 'undo_behind',
      params: { context: 'note' },
    })
    await book.call('settings', 'addOperator', { name: '梁静' })
    expect((await book.call('book', 'history', { limit: 1 })).entries[0]).toMatchObject({ behind: null })
  })

  it('is put back in a step of its own, which can be undone', async () => {
    const { book, by } = await alteredOutside(raise)
    const { seq } = await book.call('book', 'takeNote', { reason: '核对过试卷' }, { operatorId: by })
    const back = await book.seqOf('book', 'putBack', { seq, rows: [0] })
    const now = async () => (await book.call('book', 'notes', {}))[0]?.rows[0]?.now
    expect(await now()).toBe('back')
    await book.call('book', 'undo', { seq: back })
    expect(await now()).toBe('altered')
    await book.call('book', 'redo', { seq: (await book.call('book', 'undoState', {})).redo?.seq ?? 0 })
    expect(await now()).toBe('back')
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', alteredAt: null })
    await expect(book.call('book', 'putBack', { seq, rows: [0] })).rejects.toMatchObject({
      code: 'put_back_changed',
    })
  })

  describe('and taken note of,', () => {
    const noted = async () => {
      const { book, by } = await alteredOutside(raise)
      const { seq } = await book.call('book', 'takeNote', { reason: '核对过' }, { operatorId: by })
      await book.call('settings', 'addOperator', { name: '梁静' })
      await book.service.close()
      return { dataDir: book.dataDir, seq }
    }

    it('vouches for no entry before the note that the note does not name', async () => {
      const { dataDir } = await noted()
      changeIn(
        bookFile(dataDir),
        `DROP TRIGGER audit_no_update; UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3;
         CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is immutable'); END;`,
      )
      const book = await openTestService({ dataDir })
      expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: 3 })
      await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_damaged' })
    })

    it('is not whole once the words of the note are gone', async () => {
      const { dataDir, seq } = await noted()
      changeIn(bookFile(dataDir), `DELETE FROM command_detail WHERE command_seq = ${seq}`)
      const book = await openTestService({ dataDir })
      expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'altered', bare: [seq] })
    })

    it('is not put back to a value that was written into the note', async () => {
      const { dataDir, seq } = await noted()
      const written = `UPDATE command_detail SET params = replace(params, '9200', '9999') WHERE command_seq = ${seq}`
      changeIn(bookFile(dataDir), written)
      const book = await openTestService({ dataDir })
      await expect(book.call('book', 'putBack', { seq, rows: [0] })).rejects.toMatchObject({
        code: 'put_back_changed',
      })
    })
  })

  it('that was removed is put back too', async () => {
    const { book, by } = await alteredOutside('DELETE FROM mark WHERE theory = 9200')
    const { seq } = await book.call('book', 'takeNote', { reason: '误删' }, { operatorId: by })
    expect((await book.call('book', 'notes', {}))[0]?.rows).toMatchObject([
      { kind: 'missing', label: '李娜 · 投诉处理 #1', canPutBack: true },
    ])
    await book.call('book', 'putBack', { seq, rows: [0] })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', tables: [] })
  })

  it('under a number no command has is taken note of and never becomes another’s change', async () => {
    const room = await markedClass()
    const { id } = await room.call('settings', 'addOperator', { name: '周敏' })
    await room.service.close()
    changeIn(
      bookFile(room.dataDir),
      `UPDATE running SET command_seq = 9999; ${raise}; UPDATE running SET command_seq = NULL`,
    )
    const book = await openTestService({ dataDir: room.dataDir })
    await book.call('book', 'takeNote', { reason: '核对过' }, { operatorId: id })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', unknown: [] })
    expect((await book.call('book', 'notes', {}))[0]).toMatchObject({ entries: [9999], tables: ['mark'] })
  })

  it('goes on being told of when it is altered again after it was taken note of', async () => {
    const { book, by } = await alteredOutside(raise)
    await book.call('book', 'takeNote', { reason: '核对过' }, { operatorId: by })
    await book.service.close()
    changeIn(bookFile(book.dataDir), `${withoutCapture} UPDATE mark SET theory = 100 WHERE theory = 9900`)
    const again = await openTestService({ dataDir: book.dataDir })
    expect(await again.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'altered' })
    expect(await damagedIn(again)).toMatchObject({ what: 'records' })
  })

  it('is not taken note of by nobody, nor where nothing is altered', async () => {
    const { book } = await alteredOutside(raise)
    await expect(book.call('book', 'takeNote', { reason: '无' })).rejects.toMatchObject({
      code: 'unknown_operator',
    })
    const whole = await markedClass()
    const { id } = await whole.call('settings', 'addOperator', { name: '周敏' })
    await expect(whole.call('book', 'takeNote', { reason: '无' }, { operatorId: id })).rejects.toMatchObject({
      code: 'nothing_altered',
    })
  })
})
