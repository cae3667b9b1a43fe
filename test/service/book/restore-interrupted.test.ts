import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bookFile } from '../support/book-file'
import { openTestService } from '../support/service'

const noticesOf = async (dataDir: string) => {
  const book = await openTestService({ dataDir, create: false })
  const state = await book.call('book', 'state', {})
  await book.service.close()
  return state.state === 'open' ? state.notices.map(({ code }) => code) : [state.state]
}

/** As a process leaves it that is killed while it makes a backup ready: `left` lies beside the book. */
async function killedWith(left: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-interrupted-'))
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.service.close()
  copyFileSync(bookFile(dataDir), join(dataDir, left))
  return dataDir
}

it.each(['.restoring.db', '.unpacking.db'])(
  'a restore that was killed before it took place is said at the next start, once (%s)',
  async left => {
    const dataDir = await killedWith(left)
    expect(await noticesOf(dataDir)).toEqual(['restore_interrupted'])
    expect(await noticesOf(dataDir)).toEqual([])
  },
)

it('one that took place is not called interrupted', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-interrupted-'))
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  const { name } = await book.call('book', 'backupNow', {})
  await book.call('book', 'restoreBackup', { name })
  const state = await book.call('book', 'state', {})
  expect(state).toMatchObject({ state: 'open', notices: [] })
  await book.service.close()
  expect(await noticesOf(dataDir)).toEqual([])
})
