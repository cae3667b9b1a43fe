import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

const stackIn = (book: TestService) =>
  valuesIn(bookFile(book.dataDir), "SELECT part || ' ' || seq FROM undo_stack ORDER BY 1")

/** Marks entered and raised; with what stands in the way of undoing the first of them taken out of the table. */
async function loosened(): Promise<{ room: TestService; first: number; sql: string }> {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 }, 李娜: { theory: 91, practice: 88 } })
  const first = (await room.call('book', 'undoState', {})).undo?.seq ?? 0
  await room.enter({ 王契: { theory: 95, practice: 95 } })
  const second = (await room.call('book', 'undoState', {})).undo?.seq ?? 0
  await expect(room.call('book', 'undo', { seq: first })).rejects.toMatchObject({
    code: 'undo_touched_later',
  })
  return { room, first, sql: `DELETE FROM undo_stack WHERE seq = ${second}` }
}

describe('the steps that undo takes', () => {
  it('are those of the record, through undo, redo and work in between', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 50, practice: 60 } })
    await room.enter({ 王契: { theory: 95, practice: 95 } })
    for (const step of ['undo', 'undo', 'redo', 'undo', 'redo', 'redo', 'undo'] as const) {
      const next = (await room.call('book', 'undoState', {}))[step]?.seq ?? 0
      await room.call('book', step, { seq: next })
      expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', tables: [] })
    }
    await room.enter({ 李娜: { theory: 91, practice: 88 } })
    expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', tables: [] })
  })

  it('are made anew when the book was altered while it was closed', async () => {
    const { room, first, sql } = await loosened()
    const before = stackIn(room)
    await room.service.close()
    changeIn(bookFile(room.dataDir), sql)
    const book = await openTestService({ dataDir: room.dataDir, create: false })
    expect(await book.service.state()).toMatchObject({ notices: [{ code: 'changed_outside' }] })
    expect(stackIn(book)).toEqual(before)
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', tables: [] })
    await expect(book.call('book', 'undo', { seq: first })).rejects.toMatchObject({
      code: 'undo_touched_later',
    })
  })

  it('are named when they were altered under the open book, and no backup is made of them', async () => {
    const { room, sql } = await loosened()
    changeIn(bookFile(room.dataDir), sql)
    const check = await room.call('book', 'verifyAudit', {})
    expect(check.contents).toBe('altered')
    expect(check.tables.map(({ table }) => table)).toEqual(['undo_stack'])
    expect(check.tables[0]?.sealed).toBe((check.tables[0]?.rows ?? 0) + 1)
    await expect(room.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_damaged' })
  })

  it('come back with the record when a book is restored, whatever the archive holds', async () => {
    const { room, first, sql } = await loosened()
    const before = stackIn(room)
    changeIn(bookFile(room.dataDir), sql)
    const archive = join(temporaryFolder('stack'), 'altered.zhixing')
    await room.call('book', 'backupTo', { file: room.ticket(archive) })
    const book = await openTestService({ create: false })
    expect(await book.call('book', 'verifyArchive', { file: book.ticket(archive) })).toMatchObject({
      record: { state: 'altered', tables: ['undo_stack'] },
    })
    await book.call('book', 'restoreArchive', { file: book.ticket(archive) })
    // A restore is a step of its own.
    expect(stackIn(book)).toEqual(expect.arrayContaining(before))
    await expect(book.call('book', 'undo', { seq: first })).rejects.toMatchObject({
      code: 'undo_touched_later',
    })
  })
})
