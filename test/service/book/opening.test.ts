import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { applicationId } from '../../../electron/files/own-database'
import { readMark, writeClosedMark } from '../../../electron/service/book/marks/sequence-mark'
import { migrate } from '../../../electron/service/db/sqlite/migrate'
import { migrations } from '../../../electron/service/db/sqlite/migrations/list'
import { openWriter } from '../../../electron/service/db/sqlite/open'
import { fingerprintOf } from '../../../electron/service/files/durable'
import { bookFile, changeIn, overwrite, sha256Of, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

const operatorsOf = async (book: TestService) =>
  (await book.call('settings', 'operators', {})).map(operator => operator.name)

/** A closed book with one operator and one backup that has the operator too. */
async function closedBook(): Promise<string> {
  const dataDir = temporaryFolder('opening')
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'backupNow', {})
  await book.service.close()
  return dataDir
}

/** A book of the third version, open to be written. */
function olderBook() {
  const dataDir = temporaryFolder('older')
  const { sqlite } = openWriter(bookFile(dataDir))
  sqlite.exec(migrations.slice(0, 3).join('\n'))
  sqlite.pragma('user_version = 3')
  sqlite.pragma(`application_id = ${applicationId}`)
  return { dataDir, sqlite }
}

/** As a killed process leaves it: the last commands lie in the log only. */
async function crashedBook(): Promise<string> {
  const dataDir = await closedBook()
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '李想' })
  await book.call('settings', 'addOperator', { name: '王芳' })
  const crashed = temporaryFolder('crashed')
  for (const name of ['book.db', 'book.db-wal', 'book.mark'])
    copyFileSync(join(dataDir, name), join(crashed, name))
  await book.service.close()
  return crashed
}

describe('a broken book', () => {
  it.each([
    { what: 'empty', reason: 'not_a_book', harm: (file: string) => truncateSync(file, 0) },
    { what: 'cut to 100 bytes', reason: 'damaged', harm: (file: string) => truncateSync(file, 100) },
    {
      what: 'cut in half',
      reason: 'damaged',
      harm: (file: string) => truncateSync(file, readFileSync(file).length / 2),
    },
    {
      what: 'garbage',
      reason: 'not_a_book',
      harm: (file: string) => writeFileSync(file, 'x'.repeat(50_000)),
    },
    {
      what: 'another program’s database',
      reason: 'not_a_book',
      harm: (file: string) => changeIn(file, 'PRAGMA application_id = 7'),
    },
    {
      what: 'damaged in its schema',
      reason: 'damaged',
      harm: (file: string) => {
        const bytes = readFileSync(file)
        const text = 'CREATE TABLE person'
        for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1))
          overwrite(file, at, Buffer.from('CREATX'))
      },
    },
    {
      what: 'robbed of a trigger',
      reason: 'damaged',
      harm: (file: string) => changeIn(file, 'DROP TRIGGER audit_no_delete'),
    },
  ] as const)(
    'that is $what is put aside whole, and the newest sound backup offered',
    async ({ reason, harm }) => {
      const dataDir = await closedBook()
      harm(bookFile(dataDir))
      const harmed = sha256Of(bookFile(dataDir))
      const book = await openTestService({ dataDir, create: false })
      const state = await book.call('book', 'state', {})
      expect(state).toMatchObject({ state: 'broken', reason })
      if (state.state !== 'broken') return
      expect(sha256Of(join(state.quarantined ?? '', 'book.db'))).toBe(harmed)
      await expect(book.call('settings', 'operators', {})).rejects.toMatchObject({ code: 'book_broken' })

      await book.call('book', 'restoreBackup', { name: state.backups[0]?.name ?? '' })
      expect(await operatorsOf(book)).toEqual(['周敏'])
      expect(sha256Of(join(state.quarantined ?? '', 'book.db'))).toBe(harmed)
    },
  )

  it('is still known as broken after a restart, and never taken for a new folder', async () => {
    const dataDir = await closedBook()
    truncateSync(bookFile(dataDir), 0)
    const first = await openTestService({ dataDir, create: false })
    await first.service.close()
    const again = await openTestService({ dataDir, create: false })
    expect(await again.call('book', 'state', {})).toMatchObject({
      state: 'broken',
      quarantined: expect.any(String),
      backups: [{ verified: true }],
    })
  })

  it('that is gone altogether is missed where backups of it lie', async () => {
    const dataDir = await closedBook()
    rmSync(bookFile(dataDir))
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'broken', reason: 'missing' })
  })

  it('passes over a newest backup that is damaged too', async () => {
    const dataDir = await closedBook()
    const first = await openTestService({ dataDir })
    await first.call('settings', 'addOperator', { name: '李想' })
    const newest = await first.call('book', 'backupNow', {})
    await first.service.close()
    const path = join(dataDir, 'backups', newest.name)
    overwrite(path, readFileSync(path).indexOf('李想'), Buffer.from([0xe7]))
    truncateSync(bookFile(dataDir), 100)

    const book = await openTestService({ dataDir, create: false })
    const state = await book.call('book', 'state', {})
    expect(state).toMatchObject({ backups: [{ verified: true }, { name: newest.name, verified: false }] })
  })
})

describe('what a damaged book still gives up', () => {
  /** Four hundred people, then a page in the middle of the table is lost. */
  async function bitten(backup: boolean) {
    const dataDir = temporaryFolder('bitten')
    const book = await openTestService({ dataDir })
    const rows = Array.from({ length: 400 }, (_, index) => ({
      person: {
        staffNo: `B${String(index).padStart(5, '0')}`,
        name: `学员${index}`,
        unit: '华南分部',
        post: '客服专员',
      },
      bookNumber: null,
    }))
    await book.call('people', 'writeRoster', { fileName: 'b.csv', rows })
    if (backup) await book.call('book', 'backupNow', {})
    await book.service.close()
    const file = bookFile(dataDir)
    const leaf = "SELECT pageno FROM dbstat WHERE name = 'person' AND pagetype = 'leaf' LIMIT 1 OFFSET 5"
    const [page] = valuesIn(file, leaf)
    overwrite(file, (Number(page) - 1) * 4096, Buffer.alloc(4096, 0xff))
    return dataDir
  }

  it('is laid beside the backups, after them, and can be restored', async () => {
    const dataDir = await bitten(true)
    const book = await openTestService({ dataDir, create: false })
    const state = await book.call('book', 'state', {})
    expect(state).toMatchObject({
      state: 'broken',
      backups: [
        { reason: 'manual', verified: true },
        { reason: 'salvaged', verified: true },
      ],
    })
  })

  it('is nearly all when one page of it is lost', async () => {
    const dataDir = await bitten(false)
    const book = await openTestService({ dataDir, create: false })
    const state = await book.call('book', 'state', {})
    if (state.state !== 'broken') throw new Error(state.state)
    expect(state.backups).toMatchObject([{ reason: 'salvaged', verified: true }])
    await book.call('book', 'restoreBackup', { name: state.backups[0]?.name ?? '' })
    const { total } = await book.call('people', 'list', { limit: 1 })
    expect(total).toBeGreaterThan(350)
    expect(total).toBeLessThan(400)
    expect(verdictOn(bookFile(dataDir))).toBe('ok')
    expect(await book.call('search', 'find', { text: '学员399' })).toHaveLength(1)
    await book.call('people', 'hire', { name: '新人', staffNo: 'N1' })
  })
})

describe('a book that is not as it was closed', () => {
  it('opens, and says so, when one letter of a name turned while it lay closed', async () => {
    const dataDir = await closedBook()
    const file = bookFile(dataDir)
    changeIn(file, "DROP TRIGGER capture_operator_u; UPDATE operator SET name = '周敢'")
    const trigger = valuesIn(
      bookFile((await openTestService()).dataDir),
      "SELECT sql FROM sqlite_schema WHERE name = 'capture_operator_u'",
    )
    changeIn(file, String(trigger[0]))
    const book = await openTestService({ dataDir })
    expect(await book.call('book', 'state', {})).toMatchObject({
      notices: [{ code: 'changed_outside' }, { code: 'damaged', what: 'records' }],
    })
  })

  it('opens after a crash with every acknowledged command, and has nothing to say', async () => {
    const dataDir = await crashedBook()
    const book = await openTestService({ dataDir })
    expect(await operatorsOf(book)).toEqual(['周敏', '李想', '王芳'].sort())
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open', notices: [] })
  })

  it('counts the commands that went with a deleted log', async () => {
    const dataDir = await crashedBook()
    rmSync(`${bookFile(dataDir)}-wal`)
    const book = await openTestService({ dataDir })
    expect(await operatorsOf(book)).toEqual(['周敏'])
    expect(await book.call('book', 'state', {})).toMatchObject({
      notices: [{ code: 'commands_lost', count: 2 }],
    })
  })

  it('puts a log aside that is not its own', async () => {
    const dataDir = await closedBook()
    const foreign = await crashedBook()
    copyFileSync(`${bookFile(foreign)}-wal`, `${bookFile(dataDir)}-wal`)
    const book = await openTestService({ dataDir })
    expect(await operatorsOf(book)).toEqual(['周敏'])
    const state = await book.call('book', 'state', {})
    expect(state).toMatchObject({ state: 'open', notices: [{ code: 'foreign_log' }] })
    if (state.state === 'open' && state.notices[0]?.code === 'foreign_log')
      expect(existsSync(join(state.notices[0].kept, 'book.db-wal'))).toBe(true)
  })

  it('keeps the log of a book that was written since it was closed', async () => {
    const dataDir = await closedBook()
    const killed = temporaryFolder('killed')
    // As it was when the book was closed: nothing said that it was opened again.
    copyFileSync(join(dataDir, 'book.mark'), join(killed, 'book.mark'))
    const other = await openTestService({ dataDir })
    await other.call('settings', 'addOperator', { name: '李想' })
    // This much came into the file; the rest lies in the log only.
    changeIn(bookFile(dataDir), 'PRAGMA wal_checkpoint(PASSIVE)')
    await other.call('settings', 'addOperator', { name: '王芳' })
    for (const name of ['book.db', 'book.db-wal']) copyFileSync(join(dataDir, name), join(killed, name))
    const book = await openTestService({ dataDir: killed })
    expect(await operatorsOf(book)).toEqual(['周敏', '李想', '王芳'].sort())
    expect(await book.call('book', 'state', {})).toMatchObject({ notices: [{ code: 'changed_outside' }] })
  })

  it('says so when an older copy was put in its place', async () => {
    const dataDir = await closedBook()
    const older = readFileSync(bookFile(dataDir))
    const book = await openTestService({ dataDir })
    await book.call('settings', 'addOperator', { name: '李想' })
    await book.service.close()
    writeFileSync(bookFile(dataDir), older)
    const again = await openTestService({ dataDir })
    expect(await again.call('book', 'state', {})).toMatchObject({
      notices: [{ code: 'commands_lost', count: 1 }],
    })
  })
})

describe('a book of another version', () => {
  it('is refused unharmed when it is newer', async () => {
    const dataDir = await closedBook()
    changeIn(bookFile(dataDir), 'PRAGMA user_version = 999')
    const before = sha256Of(bookFile(dataDir))
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({
      state: 'newer',
      found: 999,
      known: migrations.length,
    })
    await expect(book.call('book', 'create', { kind: 'empty' })).rejects.toMatchObject({
      code: 'book_exists',
    })
    await book.service.close()
    expect(sha256Of(bookFile(dataDir))).toBe(before)
    expect(readdirSync(dataDir)).not.toContain('quarantine')
  })

  it('is backed up as it was and then brought up to date when it is older', async () => {
    const { dataDir, sqlite } = olderBook()
    sqlite.exec("INSERT INTO operator (id, name) VALUES ('o1', '周敏')")
    sqlite.close()

    const book = await openTestService({ dataDir })
    expect(await operatorsOf(book)).toEqual(['周敏'])
    expect(valuesIn(bookFile(dataDir), 'PRAGMA user_version')).toEqual([migrations.length])
    const [backup] = await book.call('book', 'backups', {})
    expect(backup?.reason).toBe('before_migration')
    const path = join(dataDir, 'backups', backup?.name ?? '')
    expect(valuesIn(path, 'PRAGMA user_version')).toEqual([3])

    await book.call('book', 'restoreBackup', { name: backup?.name ?? '' })
    expect(valuesIn(bookFile(dataDir), 'PRAGMA user_version')).toEqual([migrations.length])
    expect(await operatorsOf(book)).toEqual(['周敏'])
  })

  it('that had rows and no history is whole also when it is killed right after it was brought up to date', async () => {
    const { dataDir, sqlite } = olderBook()
    sqlite.exec("INSERT INTO operator (id, name) VALUES ('o1', '周敏')")
    migrate(sqlite)
    sqlite.close()

    const book = await openTestService({ dataDir })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open', notices: [] })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ entries: 1, contents: 'whole' })
  })

  it('is not backed up again as the older one when the upgrade lies in its log only', async () => {
    const { dataDir, sqlite } = olderBook()
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    migrate(sqlite)
    const killed = temporaryFolder('killed')
    for (const name of ['book.db', 'book.db-wal']) copyFileSync(join(dataDir, name), join(killed, name))
    sqlite.close()

    const book = await openTestService({ dataDir: killed })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open', notices: [] })
    expect(await book.call('book', 'backups', {})).toEqual([])
    expect(valuesIn(bookFile(killed), 'PRAGMA user_version')).toEqual([migrations.length])
  })

  it('stays as it was when a migration fails', async () => {
    const { dataDir, sqlite } = olderBook()
    // In the way of the next migration.
    sqlite.exec('CREATE TABLE course (id TEXT) STRICT')
    sqlite.close()
    const closed = fingerprintOf(bookFile(dataDir))
    writeClosedMark(bookFile(dataDir), { seq: 0, hash: '0'.repeat(64), closed })
    const book = await openTestService({ dataDir, create: false, quiet: true })
    expect(await book.call('book', 'state', {})).toMatchObject({
      state: 'broken',
      reason: 'migration_failed',
      quarantined: null,
      backups: [{ reason: 'before_migration', verified: true }],
    })
    expect(valuesIn(bookFile(dataDir), 'PRAGMA user_version')).toEqual([3])
    // Had it been killed in the middle, the log beside it would be its own.
    expect(readMark(bookFile(dataDir))).toMatchObject({ closed: null })
    expect(verdictOn(bookFile(dataDir))).toBe('ok')
  })
})

describe('two at one book', () => {
  it('tells the second who holds it, and lets it in once the first has gone', async () => {
    const first = await openTestService()
    const second = await openTestService({ dataDir: first.dataDir, create: false })
    expect(await second.call('book', 'state', {})).toMatchObject({
      state: 'in_use',
      holder: expect.stringContaining(String(process.pid)),
    })
    await expect(second.call('settings', 'addOperator', { name: '周敏' })).rejects.toMatchObject({
      code: 'in_use',
    })
    await first.service.close()
    expect(await second.call('book', 'state', {})).toMatchObject({ state: 'open' })
  })
})

describe('a folder that cannot be written', () => {
  const dataDir = temporaryFolder('read-only')
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dataDir]).status === 0

  it.skipIf(!mounted)('is read from a copy, the last commands included, and says why', async () => {
    try {
      const crashed = await crashedBook()
      for (const name of readdirSync(crashed)) copyFileSync(join(crashed, name), join(dataDir, name))
      spawnSync('mount', ['-o', 'remount,ro', dataDir])
      const book = await openTestService({ dataDir })
      expect(await book.call('book', 'state', {})).toMatchObject({
        state: 'open',
        readOnly: true,
        notices: [{ code: 'read_only', because: 'folder' }],
      })
      expect(await operatorsOf(book)).toEqual(['周敏', '李想', '王芳'].sort())
      await expect(book.call('settings', 'addOperator', { name: '赵岩' })).rejects.toMatchObject({
        code: 'read_only',
      })
      const archive = join(temporaryFolder('outside'), 'saved.zhixing')
      await book.call('book', 'backupTo', { file: book.ticket(archive) })
      expect(await book.call('book', 'verifyArchive', { file: book.ticket(archive) })).toMatchObject({
        ok: true,
      })
      await book.service.close()
    } finally {
      spawnSync('umount', [dataDir])
    }
  })
})

it('never leaves a file that is not yet a book while it makes one', async () => {
  const book = await openTestService()
  const sqlite = new Database(bookFile(book.dataDir), { readonly: true })
  expect(sqlite.pragma('application_id', { simple: true })).toBe(applicationId)
  sqlite.close()
})
