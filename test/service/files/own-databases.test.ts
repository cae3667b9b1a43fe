import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sha256Of } from '../support/book-file'
import { outside, outsideFolder } from '../support/outside'
import { openTestService } from '../support/service'

/** A closed data folder with one backup, and the name of that backup. */
async function otherFolder(): Promise<{ folder: string; backup: string }> {
  const folder = join(outsideFolder(), 'data')
  const other = await openTestService({ dataDir: folder })
  await other.call('settings', 'addOperator', { name: '周敏' })
  await other.call('book', 'backupNow', {})
  await other.service.close()
  const [backup = ''] = readdirSync(join(folder, 'backups')).filter(name => name.endsWith('.db'))
  return { folder, backup }
}

it('no database of ours is written over, wherever it lies and whatever has become of its folder', async () => {
  const service = await openTestService()
  const { folder: noLock, backup } = await otherFolder()
  rmSync(join(noLock, 'book.lock'))
  const { folder: aside, backup: ofAside } = await otherFolder()
  mkdirSync(join(aside, 'quarantine', 'one'), { recursive: true })
  renameSync(join(aside, 'book.db'), join(aside, 'quarantine', 'one', 'book.db'))
  const { folder: moved, backup: ofMoved } = await otherFolder()
  renameSync(join(moved, 'book.db'), join(moved, 'book-moved-2026-12-09.db'))
  rmSync(join(moved, 'book.lock'))
  const alone = outside('a-copy.zhixing')
  copyFileSync(join(noLock, 'book.db'), alone)
  const link = outside('link.zhixing')
  symlinkSync(alone, link)
  const paths = [
    join(noLock, 'book.db'),
    join(noLock, 'backups', backup),
    join(aside, 'quarantine', 'one', 'book.db'),
    join(aside, 'backups', ofAside),
    join(moved, 'book-moved-2026-12-09.db'),
    join(moved, 'backups', ofMoved),
    alone,
    link,
  ]
  for (const path of paths) {
    const before = sha256Of(path)
    const asked = service.call('book', 'backupTo', { file: service.ticket(path) })
    await expect(asked, path).rejects.toMatchObject({ code: 'target_in_book' })
    expect(sha256Of(path), path).toBe(before)
  }
})

it('a backup or a scan that is a link to another disk is not written over there', async () => {
  const service = await openTestService()
  await service.call('settings', 'addOperator', { name: '周敏' })
  await service.call('book', 'backupNow', {})
  const disk = outsideFolder()
  for (const name of readdirSync(join(service.dataDir, 'backups'))) {
    renameSync(join(service.dataDir, 'backups', name), join(disk, name))
    symlinkSync(join(disk, name), join(service.dataDir, 'backups', name))
  }
  for (const name of readdirSync(disk)) {
    const asked = service.call('book', 'backupTo', { file: service.ticket(join(disk, name)) })
    await expect(asked, name).rejects.toMatchObject({ code: 'target_in_book' })
  }
})

it('a scan in the store of another folder is not written over', async () => {
  const service = await openTestService()
  const name = 'ab'.padEnd(64, '0')
  const shelf = join(outsideFolder(), 'attachments', 'ab')
  mkdirSync(shelf, { recursive: true })
  writeFileSync(join(shelf, name), '%PDF-1.7 signed')
  const asked = service.call('book', 'backupTo', { file: service.ticket(join(shelf, name)) })
  await expect(asked).rejects.toMatchObject({ code: 'target_in_book' })
})

it.each(['ab'.padEnd(64, '0'), 'book-000012-2026-12-09T04-00-00-000Z-hourly.json'])(
  'a scan or the manifest of a backup, seen in another folder, is known by its name: %s',
  async name => {
    const service = await openTestService()
    const path = outside(name)
    writeFileSync(path, 'kept')
    const asked = service.call('book', 'backupTo', { file: service.ticket(path) })
    await expect(asked).rejects.toMatchObject({ code: 'target_in_book' })
    expect(readFileSync(path, 'utf8')).toBe('kept')
  },
)

it('a name the system does not take is called too long', async () => {
  const service = await openTestService()
  const path = outside(`${'n'.repeat(249)}.zhixing`)
  const asked = service.call('book', 'backupTo', { file: service.ticket(path) })
  await expect(asked).rejects.toMatchObject({ code: 'path_too_long' })
})

it('an older backup file is written over, as the save dialog asked', async () => {
  const service = await openTestService()
  await service.call('settings', 'addOperator', { name: '周敏' })
  const path = outside('backup.zhixing')
  await service.call('book', 'backupTo', { file: service.ticket(path) })
  await service.call('book', 'backupTo', { file: service.ticket(path) })
  expect(await service.call('book', 'verifyArchive', { file: service.ticket(path) })).toMatchObject({
    ok: true,
  })
})
