import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { offeredBackups } from '../../../electron/service/book/backup-files/offered-backups'
import { createBackups } from '../../../electron/service/book/backups/backups'
import { backUpIfDue } from '../../../electron/service/book/backups/hourly-backups'
import { runTaskInline } from '../../../electron/service/book/tasks/run-task'
import { openReader } from '../../../electron/service/db/sqlite/open'
import { bookFile, changeIn, overwrite, sha256Of, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const operators = 'SELECT name FROM operator ORDER BY name'
const folder = (book: TestService) => join(book.dataDir, 'backups')
const addOperator = (book: TestService, name: string) => book.call('settings', 'addOperator', { name })
const names = async (book: TestService) =>
  (await book.call('settings', 'operators', {})).map(operator => operator.name)

describe('a backup', () => {
  it('is a checked copy with a manifest, listed newest first, and leaves nothing half made', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    const first = await book.call('book', 'backupNow', {})
    await addOperator(book, '李想')
    await book.call('book', 'backupNow', {})

    const list = await book.call('book', 'backups', {})
    expect(list.map(one => [one.reason, one.verified])).toEqual([
      ['manual', true],
      ['manual', true],
    ])
    expect(list[1]).toEqual(first)
    expect(valuesIn(join(folder(book), first.name), operators)).toEqual(['周敏'])
    expect(verdictOn(join(folder(book), first.name))).toBe('ok')
    const manifest = JSON.parse(readFileSync(join(folder(book), first.name.replace('.db', '.json')), 'utf8'))
    expect(manifest).toMatchObject({
      sha256: sha256Of(join(folder(book), first.name)),
      bytes: first.bytes,
      auditSeq: 1,
      reason: 'manual',
    })
    expect(readdirSync(folder(book)).filter(name => name.startsWith('.'))).toEqual([])
  })

  it('says what is in it, which is what it is told apart by; one made before that was written down does not', async () => {
    const book = await openTestService()
    const hire = (name: string, staffNo: string) => book.call('people', 'hire', { name, staffNo })
    await hire('王芳', '00001')
    const first = await book.call('book', 'backupNow', {})
    await hire('李娜', '00002')
    const second = await book.call('book', 'backupNow', {})
    expect(first.counts).toEqual({ people: 1, sessions: 0, certificates: 0 })
    expect(second.counts).toEqual({ people: 2, sessions: 0, certificates: 0 })
    const { source, present } = await book.call('book', 'weighBackup', { name: first.name })
    expect([source.facts?.people, present?.people]).toEqual([1, 2])

    const path = join(folder(book), first.name.replace('.db', '.json'))
    const { counts: _, ...older } = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify(older))
    const [, listed] = await book.call('book', 'backups', {})
    expect(listed).toMatchObject({ name: first.name, verified: true })
    expect(listed).not.toHaveProperty('counts')
  })

  it('is made hourly when the book changed, and only then', async () => {
    const book = await openTestService()
    const reader = openReader(bookFile(book.dataDir)).sqlite
    let now = new Date('2026-12-09T09:00:00+08:00')
    const { dataDir } = book
    const backups = createBackups({
      dataDir,
      file: bookFile(dataDir),
      now: () => now,
      runTask: runTaskInline,
      health: { damage: async () => null },
    })
    const look = async () => (await backUpIfDue({ dataDir, backups, reader, now: () => now }))?.reason ?? null

    expect(await look()).toBeNull() // nothing in it yet
    await addOperator(book, '周敏')
    expect(await look()).toBe('hourly')
    now = new Date('2026-12-09T10:30:00+08:00')
    expect(await look()).toBeNull() // nothing changed
    await addOperator(book, '李想')
    expect(await look()).toBe('hourly')
    await addOperator(book, '王芳')
    now = new Date('2026-12-09T10:40:00+08:00')
    expect(await look()).toBeNull() // an hour has not passed
    reader.close()
  })

  it('keeps its order when the clock goes back ten years', async () => {
    const book = await openTestService()
    const { dataDir } = book
    const at = (iso: string) =>
      createBackups({
        dataDir,
        file: bookFile(dataDir),
        now: () => new Date(iso),
        runTask: runTaskInline,
        health: { damage: async () => null },
      })
    await at('2036-01-01T00:00:00Z').make('manual')
    await at('2026-01-01T00:00:00Z').make('hourly')
    expect((await book.call('book', 'backups', {})).map(one => one.reason)).toEqual(['hourly', 'manual'])
  })

  it('made before a restore drops none: the one being restored may be the oldest', async () => {
    const book = await openTestService()
    const { dataDir } = book
    const backups = createBackups({
      dataDir,
      file: bookFile(dataDir),
      now: () => new Date('2026-12-09T01:00:00Z'),
      runTask: runTaskInline,
      health: { damage: async () => null },
    })
    const oldest = await backups.make('before_restore')
    for (let more = 0; more < 10; more++) await backups.make('before_restore')
    expect(backups.list()).toHaveLength(11)
    await backups.make('manual')
    expect(backups.list()).toHaveLength(11)
    expect(backups.list().map(one => one.name)).not.toContain(oldest.name)
  })

  it('that was found not to be as it was written pushes out no good one of its hour', async () => {
    const book = await openTestService()
    const { dataDir } = book
    let now = new Date('2026-12-09T10:05:00+08:00')
    const backups = createBackups({
      dataDir,
      file: bookFile(dataDir),
      now: () => now,
      runTask: runTaskInline,
      health: { damage: async () => null },
    })
    const good = await backups.make('hourly')
    now = new Date('2026-12-09T10:50:00+08:00')
    const bad = await backups.make('before_restore')
    const named = (name: string) => join(folder(book), name)
    const asHourly = bad.name.replace('before_restore', 'hourly')
    renameSync(named(bad.name), named(asHourly))
    renameSync(named(bad.name.replace('.db', '.json')), named(asHourly.replace('.db', '.json')))
    overwrite(named(asHourly), 8192, Buffer.alloc(64, 0xff))
    offeredBackups(dataDir)
    now = new Date('2026-12-09T11:10:00+08:00')
    await backups.make('hourly')
    expect(backups.list().map(one => one.name)).toContain(good.name)
  })

  it('that cannot get its name leaves no copy behind', async () => {
    const book = await openTestService()
    const { dataDir } = book
    const taken = 'book-000001-2026-12-09T01-00-00-000Z-manual.db'
    mkdirSync(join(folder(book), taken), { recursive: true })
    const backups = createBackups({
      dataDir,
      file: bookFile(dataDir),
      now: () => new Date('2026-12-09T01:00:00Z'),
      runTask: runTaskInline,
      health: { damage: async () => null },
    })
    await expect(backups.make('manual')).rejects.toMatchObject({ code: 'backup_failed' })
    expect(readdirSync(folder(book))).toEqual([taken])
  })

  it('clears away what a crash left half made', async () => {
    const first = await openTestService()
    await first.call('book', 'backupNow', {})
    await first.service.close()
    writeFileSync(join(folder(first), '.making.part'), 'half')
    writeFileSync(join(folder(first), 'book-000009-2026-01-01T00-00-00-000Z-manual.json'), '{}')
    writeFileSync(join(first.dataDir, '.restoring.db'), 'half')
    const again = await openTestService({ dataDir: first.dataDir })
    expect(readdirSync(folder(again))).toHaveLength(2)
    expect(existsSync(join(first.dataDir, '.restoring.db'))).toBe(false)
    expect(await again.call('book', 'backups', {})).toHaveLength(1)
  })
})

describe('restoring a backup', () => {
  it('brings the book back as it was, with the present one backed up first', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    const backup = await book.call('book', 'backupNow', {})
    await addOperator(book, '李想')

    await book.call('book', 'restoreBackup', { name: backup.name })
    expect(await names(book)).toEqual(['周敏'])
    expect(valuesIn(bookFile(book.dataDir), 'PRAGMA journal_mode')).toEqual(['wal'])

    const [saved] = await book.call('book', 'backups', {})
    expect(saved?.reason).toBe('before_restore')
    await addOperator(book, '王芳')
    await book.call('book', 'restoreBackup', { name: saved?.name ?? '' })
    expect(await names(book)).toEqual(['周敏', '李想'].sort())
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null, entries: 3 })
  })

  it('tells every page that everything changed', async () => {
    const book = await openTestService()
    const { name } = await book.call('book', 'backupNow', {})
    const { changed } = await book.service.call('book', 'restoreBackup', { name })
    expect(changed).toEqual(expect.arrayContaining(['book', 'people', 'sessions', 'certificates']))
  })

  it('says nothing of lost commands afterwards', async () => {
    const first = await openTestService()
    const backup = await first.call('book', 'backupNow', {})
    await addOperator(first, '周敏')
    await first.call('book', 'restoreBackup', { name: backup.name })
    expect(await first.call('book', 'state', {})).toMatchObject({ state: 'open', notices: [] })
    await first.service.close()
    const again = await openTestService({ dataDir: first.dataDir })
    expect(await again.call('book', 'state', {})).toMatchObject({ state: 'open', notices: [] })
  })

  it.each([
    { what: 'cut off', harm: (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 5000)) },
    {
      what: 'altered in one byte of a name',
      harm: (file: string) => overwrite(file, readFileSync(file).indexOf('周敏') + 2, Buffer.from([0x81])),
    },
  ])('refuses one that is $what, and leaves the book as it is', async ({ harm }) => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    const backup = await book.call('book', 'backupNow', {})
    harm(join(folder(book), backup.name))
    await expect(book.call('book', 'restoreBackup', { name: backup.name })).rejects.toMatchObject({
      code: 'backup_damaged',
    })
    expect(await names(book)).toEqual(['周敏'])
    await addOperator(book, '李想')
  })

  it('calls a refused one bad from then on, also after a restart, until it is as it was written again', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    const { name } = await book.call('book', 'backupNow', {})
    const path = join(folder(book), name)
    const whole = readFileSync(path)
    overwrite(path, whole.indexOf('周敏') + 2, Buffer.from([0x81]))
    const soundOf = async (one: TestService) =>
      (await one.call('book', 'backups', {})).find(backup => backup.name === name)?.verified
    const restore = (one: TestService) => one.call('book', 'restoreBackup', { name })

    await expect(restore(book)).rejects.toMatchObject({ code: 'backup_damaged' })
    expect(await soundOf(book)).toBe(false)
    await book.service.close()
    const again = await openTestService({ dataDir: book.dataDir })
    expect(await soundOf(again)).toBe(false)

    writeFileSync(path, whole)
    await restore(again)
    expect(await soundOf(again)).toBe(true)
    expect(readdirSync(folder(again)).filter(one => one.endsWith('.part'))).toEqual([])
  })

  it('says nothing for good of one that could not be read just now, and is as it was written', async () => {
    const book = await openTestService()
    const { name } = await book.call('book', 'backupNow', {})
    const path = join(folder(book), name)
    changeIn(path, 'PRAGMA user_version = 9999')
    const written = JSON.parse(readFileSync(path.replace('.db', '.json'), 'utf8')) as object
    writeFileSync(
      path.replace('.db', '.json'),
      JSON.stringify({ ...written, bytes: statSync(path).size, sha256: sha256Of(path) }),
    )
    expect(offeredBackups(book.dataDir)).toMatchObject([{ name, verified: false, again: true }])
    await expect(book.call('book', 'restoreBackup', { name })).rejects.toMatchObject({ code: 'backup_newer' })
    expect(await book.call('book', 'backups', {})).toMatchObject([{ name, verified: true }])
  })

  it('refuses a name that is none of its own', async () => {
    const book = await openTestService()
    await expect(book.call('book', 'restoreBackup', { name: '../book.db' })).rejects.toMatchObject({
      code: 'backup_missing',
    })
  })

  it('refuses a copy that brings a trigger of its own', async () => {
    const book = await openTestService()
    const backup = await book.call('book', 'backupNow', {})
    const path = join(folder(book), backup.name)
    changeIn(path, 'CREATE TRIGGER sly AFTER INSERT ON operator BEGIN DELETE FROM person; END')
    rmSync(path.replace('.db', '.json'))
    await expect(book.call('book', 'restoreBackup', { name: backup.name })).rejects.toMatchObject({
      code: 'backup_damaged',
      params: { cause: 'schema' },
    })
  })
})
