import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Port } from '../../../src/contract/wire'
import { openTestService, type TestService } from '../support/service'

const names = async (book: TestService) => {
  const state = await book.service.state()
  return state.state === 'open'
    ? state.notices.flatMap(one => (one.code === 'name_taken' ? one.names : []))
    : []
}
/** A page that only listens: what it was told since. */
function listening(book: TestService): { told(): number } {
  let told = 0
  const door: Port = {
    post: message => {
      if ((message as { event?: string }).event === 'changed') told += 1
    },
    onMessage: () => undefined,
    onClose: () => undefined,
  }
  book.service.attach(door)
  return { told: () => told }
}

it('a name that something else takes while the data is open is said as soon as anybody looks, and no longer than it is so', async () => {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'backupNow', {})
  expect(await names(book)).toEqual([])
  const folder = join(book.dataDir, 'backups')
  renameSync(folder, `${folder}-away`)
  writeFileSync(folder, 'somebody’s file')
  const page = listening(book)
  await book.service.recheckFiles()
  expect(page.told()).toBe(1)
  expect(await names(book)).toEqual(['backups'])
  // Told once: nothing is new at the next look.
  await book.service.recheckFiles()
  expect(page.told()).toBe(1)
  rmSync(folder)
  renameSync(`${folder}-away`, folder)
  await book.service.recheckFiles()
  expect(page.told()).toBe(2)
  expect(await names(book)).toEqual([])
})
