import { describe, expect, it } from 'vitest'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'

/** Three commands and one undo, closed. */
async function history() {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  const seq = await book.seqOf('settings', 'addOperator', { name: '李想' })
  await book.call('settings', 'changeOffice', { company: '华南客服中心' })
  await book.call('book', 'undo', { seq })
  return book
}

/** What somebody with a database program could try: the triggers that forbid it are dropped first. */
const forge = (statement: string) =>
  `DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER reversal_no_update; DROP TRIGGER reversal_no_delete; ${statement}`

describe('the audit chain', () => {
  it('holds after commands, undo and restart', async () => {
    const book = await history()
    const check = await book.call('book', 'verifyAudit', {})
    expect(check).toMatchObject({ entries: 4, brokenAt: null, bare: [] })
    await book.service.close()
    const again = await openTestService({ dataDir: book.dataDir })
    expect(await again.call('book', 'verifyAudit', {})).toEqual({ ...check, took: expect.any(Number) })
  })

  it.each([
    { what: 'who did it', sql: "UPDATE audit SET operator_id = 'somebody' WHERE seq = 2", at: 2 },
    { what: 'when', sql: "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", at: 3 },
    { what: 'a removed entry', sql: 'DELETE FROM reversal; DELETE FROM audit WHERE seq = 2', at: 3 },
    { what: 'what an undo took back', sql: 'UPDATE reversal SET target_seq = 1', at: 4 },
    { what: 'a changed row', sql: `UPDATE change SET before = '{"value":"x"}' WHERE command_seq = 4`, at: 4 },
    { what: 'a removed row', sql: 'DELETE FROM change WHERE command_seq = 1', at: 1 },
    {
      what: 'an invented row',
      sql: "INSERT INTO change (command_seq, tbl, key, op, aggregate) VALUES (1, 'operator', '[\"x\"]', 'I', 'operator:x')",
      at: 1,
    },
  ])('shows where $what was forged', async ({ sql, at }) => {
    const book = await history()
    changeIn(bookFile(book.dataDir), forge(sql))
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: at })
  })

  it('names a command whose words and rows were taken out: its link alone proves nothing of them', async () => {
    const book = await history()
    changeIn(
      bookFile(book.dataDir),
      'DELETE FROM change WHERE command_seq = 1; DELETE FROM command_detail WHERE command_seq = 1',
    )
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({
      brokenAt: null,
      bare: [1],
      contents: 'altered',
    })
  })

  it('cannot be rewritten through the application’s own file', async () => {
    const book = await history()
    for (const statement of ['UPDATE audit SET at = at', 'DELETE FROM audit', 'DELETE FROM reversal'])
      expect(() => changeIn(bookFile(book.dataDir), statement)).toThrow('audit is immutable')
  })
})

describe('what Ctrl+Z is about', () => {
  it('is the newest step that can be taken back; one that cannot says so', async () => {
    const book = await openTestService()
    const added = await book.seqOf('settings', 'addOperator', { name: '周敏' })
    const { seq } = await book.service.call('settings', 'setBookToday', { today: '2026-12-09' })
    const { undo } = await book.call('book', 'undoState', {})
    expect(undo).toMatchObject({ seq: added, command: 'addOperator' })
    await expect(book.call('book', 'undo', { seq: seq ?? 0 })).rejects.toMatchObject({
      code: 'undo_is_final',
    })
  })

  it('goes back step by step, and forward again in the same order', async () => {
    const book = await openTestService()
    const names = ['一', '二', '三']
    for (const name of names) await book.call('settings', 'addOperator', { name })
    const listed = async () => (await book.call('settings', 'operators', {})).length
    for (const left of [2, 1, 0]) {
      const { undo } = await book.call('book', 'undoState', {})
      await book.call('book', 'undo', { seq: undo?.seq ?? 0 })
      expect(await listed()).toBe(left)
    }
    for (const there of [1, 2, 3]) {
      const { redo } = await book.call('book', 'undoState', {})
      await book.call('book', 'redo', { seq: redo?.seq ?? 0 })
      expect(await listed()).toBe(there)
    }
    const state = await book.call('book', 'undoState', {})
    expect(state.redo).toBeNull()
    expect(state.undo?.params).toMatchObject({ name: '三' })
  })

  it('offers no redo once something new was done', async () => {
    const book = await openTestService()
    const seq = await book.seqOf('settings', 'addOperator', { name: '周敏' })
    await book.call('book', 'undo', { seq })
    await book.call('settings', 'addOperator', { name: '李想' })
    expect((await book.call('book', 'undoState', {})).redo).toBeNull()
  })
})
