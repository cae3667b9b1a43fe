import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { offeredBackups } from '../../../electron/service/book/backup-files/offered-backups'
import { bookFile, valuesIn } from '../support/book-file'
import { openTestService, testDay } from '../support/service'

const operators = (dataDir: string) => valuesIn(bookFile(dataDir), 'SELECT name FROM operator')

/** Two backups, the older of which was laid under the name of the newer, with what was written down of it. */
async function exchanged() {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'backupNow', {})
  await book.call('settings', 'addOperator', { name: '陈立' })
  await book.call('book', 'backupNow', {})
  const [newest, older] = (await book.call('book', 'backups', {})).map(one => one.name)
  const at = (name = '', end = '.db') => join(book.dataDir, 'backups', name.replace(/\.db$/, end))
  for (const end of ['.db', '.json']) copyFileSync(at(older, end), at(newest, end))
  return { book, newest: newest ?? '', older: older ?? '', at }
}

it('says of a backup under the name of another which it is, and restores it where that is wanted', async () => {
  const { book, newest, older } = await exchanged()
  const made = `${testDay}T01:00:00.000Z`
  const listed = await book.call('book', 'backups', {})
  expect(listed.map(one => [one.name, one.heldAt])).toEqual([
    [newest, made],
    [older, undefined],
  ])
  expect((await book.call('book', 'weighBackup', { name: newest })).source.heldAt).toBe(made)
  expect((await book.call('book', 'weighBackup', { name: older })).source.heldAt).toBeUndefined()
  await book.call('book', 'restoreBackup', { name: newest })
  expect(operators(book.dataDir)).toEqual(['周敏'])
})

it('recommends the one whose name is its own, which has as much', async () => {
  const { book, newest, older } = await exchanged()
  await book.service.close()
  const names = offeredBackups(book.dataDir).map(one => one.name)
  expect(names[0]).toBe(older)
  expect(names).toContain(newest)
})

it('tells it by the moment where a manifest of before does not say its number', async () => {
  const { book, newest, at } = await exchanged()
  const { serial: _, ...manifest } = JSON.parse(readFileSync(at(newest, '.json'), 'utf8'))
  const write = (some: object) => writeFileSync(at(newest, '.json'), JSON.stringify({ ...manifest, ...some }))
  const held = async () => (await book.call('book', 'backups', {}))[0]?.heldAt
  write({})
  expect(await held()).toBeUndefined()
  write({ at: '2026-12-01T01:00:00.000Z' })
  expect(await held()).toBe('2026-12-01T01:00:00.000Z')
  write({ at: 'some day' })
  expect(await held()).toBe('some day')
  await book.call('book', 'restoreBackup', { name: newest })
  expect(operators(book.dataDir)).toEqual(['周敏'])
})
