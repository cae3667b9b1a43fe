import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { storedBackups, temporaryBackup } from '../../../electron/service/book/backup-files/backup-list'
import { temporaryBook } from '../../../electron/service/book/disk/temporary-name'
import { quarantine } from '../../../electron/service/book/file/quarantine'
import { createSpill, spillFolder } from '../../../electron/service/db/spill'
import { draftsFile } from '../../../electron/service/db/sqlite/drafts-file'
import { isPathTooLong, longestBelow } from '../../../src/domain/book/folder-limits'
import { openTestService } from '../support/service'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-names-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

/** A folder whose whole path has so many bytes. */
function folderOf(bytes: number): string {
  let path = place
  while (bytes - path.length > 102) path = join(path, 'p'.repeat(100))
  path = join(path, 'p'.repeat(bytes - path.length - 1))
  mkdirSync(path, { recursive: true })
  return path
}
const fits = (bytes: number) => !isPathTooLong({ bytes, characters: bytes, windows: false })

it('no database of ours has a longer name below the folder than the rule knows', async () => {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'backupNow', {})
  const { dataDir } = book
  const [backup] = storedBackups(dataDir)
  const spill = createSpill(join(spillFolder(dataDir), randomUUID()))
  spill.put('rows')
  writeFileSync(join(place, 'book.db'), 'garbage')
  const quarantined = join(quarantine(place, join(place, 'book.db'), new Date('2026-12-09')), 'book.db')
  // What lies under the first name is a folder: another name, and a longer one, is taken.
  mkdirSync(join(dataDir, '.recovering.db'))
  mkdirSync(join(dataDir, 'backups', '.making.part'))
  const below = [
    backup?.path.replace('-manual.', '-before_migration.') ?? '',
    spill.file ?? '',
    draftsFile(dataDir),
    temporaryBook(dataDir, 'recovering'),
    `${temporaryBackup(dataDir)}.source`,
  ].map(path => path.slice(dataDir.length))
  spill.close()
  below.push(quarantined.slice(place.length), '/book-moved-2026-12-09T04-00-00-000Z.db')
  for (const name of below) expect(name.length, name).toBeLessThanOrEqual(longestBelow.database)
})

it('a large file is read in a folder whose path just fits', () => {
  const longest =
    Array.from({ length: 512 }, (_, bytes) => bytes)
      .filter(fits)
      .at(-1) ?? 0
  const dataDir = folderOf(longest)
  const spill = createSpill(join(spillFolder(dataDir), randomUUID()))
  expect(spill.get(spill.put('rows'))).toBe('rows')
  spill.close()
  expect(readdirSync(dataDir)).toEqual(['.importing-zhixing'])
})
