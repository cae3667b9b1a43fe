import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** On whatever clock the test runs. */
const minute = expect.stringMatching(/^2026-12-09 \d\d:\d\d$/)
const newest = async (book: TestService) => (await book.call('book', 'history', {})).entries[0]
const whole = { contents: 'whole', brokenAt: null, unknown: [], bare: [] }

async function asOperator(book: TestService, name: string) {
  const { id } = await book.call('settings', 'addOperator', { name })
  return (area: string, procedure: string, input: unknown) =>
    book.service.call(area, procedure, input, { commandId: randomUUID(), operatorId: id })
}

describe('a restore', () => {
  it('is the last step of what it brought: which backup, where the data before it are, and who asked', async () => {
    const book = await openTestService()
    const zhou = await asOperator(book, '周敏')
    await zhou('people', 'hire', { name: '王契', staffNo: '00603' })
    const { name } = await book.call('book', 'backupNow', {})
    await zhou('people', 'hire', { name: '李娜', staffNo: '00604' })
    await zhou('book', 'restoreBackup', { name })

    const step = await newest(book)
    expect(step).toMatchObject({
      seq: 3,
      command: 'noteRestore',
      operator: '周敏',
      undo: 'final',
      changes: 0,
      params: { context: 'backup_backup', made: minute, kept: minute },
    })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ ...whole, entries: 3 })

    // It neither ends undo nor is in its way.
    expect((await book.call('book', 'undoState', {})).undo?.command).toBe('hire')
    await zhou('book', 'undo', { seq: 2 })
    expect((await book.call('people', 'list', {})).rows).toEqual([])
  })

  it('that is taken back says so in the data that came back', async () => {
    const book = await openTestService()
    const zhou = await asOperator(book, '周敏')
    const { name } = await book.call('book', 'backupNow', {})
    await zhou('people', 'hire', { name: '李娜', staffNo: '00604' })
    const restored = await zhou('book', 'restoreBackup', { name })
    const { kept } = restored.output as { kept: { name: string } }
    await zhou('book', 'restoreBackup', { name: kept.name })
    expect(await newest(book)).toMatchObject({ seq: 3, operator: '周敏', params: { context: 'back_backup' } })
    expect((await book.call('people', 'list', {})).rows).toHaveLength(1)
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject(whole)
  })

  it('from a file of another book names who asked, though nobody there knows them', async () => {
    const archive = join(temporaryFolder('noted'), 'other.zhixing')
    const other = await openTestService()
    await other.call('settings', 'addOperator', { name: '林晓' })
    await other.call('book', 'backupTo', { file: other.ticket(archive) })

    const book = await openTestService()
    const zhou = await asOperator(book, '周敏')
    await zhou('people', 'hire', { name: '王契', staffNo: '00603' })
    await zhou('book', 'restoreArchive', { file: book.ticket(archive) })
    expect(await newest(book)).toMatchObject({
      seq: 2,
      operator: '周敏',
      params: { context: 'file_backup', by: '周敏' },
    })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject(whole)
  })

  it('of what was set aside as damaged, or into an empty folder, says where that is, or nothing', async () => {
    const book = await openTestService()
    await book.call('settings', 'addOperator', { name: '周敏' })
    const { name } = await book.call('book', 'backupNow', {})
    await book.service.close()
    rmSync(join(book.dataDir, 'book.db'))
    const again = await openTestService({ dataDir: book.dataDir, create: false })
    await again.call('book', 'restoreBackup', { name })
    expect(await newest(again)).toMatchObject({ seq: 2, operator: null, params: { context: 'backup' } })
  })
})
