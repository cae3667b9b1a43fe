import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { someoneInside } from '../../../electron/service/book/lock/book-lock'
import { bookFile, sha256Of, valuesIn } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** A closed book with some operators and a backup of it. */
async function closedBook(names = ['周敏']): Promise<string> {
  const dataDir = temporaryFolder('journal')
  const book = await openTestService({ dataDir })
  for (const name of names) await book.call('settings', 'addOperator', { name })
  await book.call('book', 'backupNow', {})
  await book.service.close()
  return dataDir
}

/**
 * Leaves `file` as a process that was killed in the middle of a write leaves it: new pages in the file, the old ones
 * in the journal beside it.
 */
function killInTheMiddle(file: string, sql: string): void {
  const work = join(temporaryFolder('killed'), 'book.db')
  copyFileSync(file, work)
  const sqlite = new Database(work)
  sqlite.unsafeMode(true)
  sqlite.pragma('journal_mode = DELETE')
  sqlite.close()
  copyFileSync(work, file)
  const writing = new Database(work)
  writing.unsafeMode(true)
  // So few pages fit that the others are written before the transaction is over.
  writing.pragma('cache_size = 1')
  writing.exec(`BEGIN IMMEDIATE; ${sql}`)
  copyFileSync(work, file)
  copyFileSync(`${work}-journal`, `${file}-journal`)
  writing.close()
}

const manyRows = `UPDATE running SET command_seq = 1;
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
  INSERT INTO import_layout (kind, fingerprint, mapping) SELECT 'people', 'f' || i, printf('%500d', i) FROM n;
  UPDATE operator SET name = name || '改了一半'`

/** Leaves `file` as a restore leaves it that is killed while the old book's header says once more it needs no log. */
function killAtTheHeader(file: string): void {
  const pageBytes = 4096
  const bytes = readFileSync(file)
  const first = Buffer.from(bytes.subarray(0, pageBytes))
  const nonce = 20261128
  const header = Buffer.alloc(512)
  header.write('d9d505f920a163d7', 'hex')
  header.writeUInt32BE(1, 8)
  header.writeUInt32BE(nonce, 12)
  header.writeUInt32BE(bytes.length / pageBytes, 16)
  header.writeUInt32BE(512, 20)
  header.writeUInt32BE(pageBytes, 24)
  let sum = nonce
  for (let at = pageBytes - 200; at > 0; at -= 200) sum += first[at] ?? 0
  const record = Buffer.alloc(8)
  record.writeUInt32BE(1, 0)
  record.writeUInt32BE(sum, 4)
  writeFileSync(`${file}-journal`, Buffer.concat([header, record.subarray(0, 4), first, record.subarray(4)]))
  bytes[18] = 1
  bytes[19] = 1
  writeFileSync(file, bytes)
}

describe('a rollback journal beside the book', () => {
  it('of a restore that was killed is rolled back, and there is nothing to say', async () => {
    const dataDir = await closedBook()
    const closed = sha256Of(bookFile(dataDir))
    killAtTheHeader(bookFile(dataDir))
    expect(() => valuesIn(bookFile(dataDir), 'SELECT name FROM operator')).toThrow()
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open', notices: [] })
    expect(await book.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
    expect(sha256Of(bookFile(dataDir))).toBe(closed)
  })

  it('is rolled back before the book is looked at', async () => {
    const dataDir = await closedBook()
    killInTheMiddle(bookFile(dataDir), manyRows)
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open' })
    expect(await book.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
    expect(existsSync(`${bookFile(dataDir)}-journal`)).toBe(false)
    await book.call('settings', 'addOperator', { name: '李想' })
  })

  it('is rolled back where the first page was torn and tells nothing any more', async () => {
    const dataDir = await closedBook()
    killAtTheHeader(bookFile(dataDir))
    const bytes = readFileSync(bookFile(dataDir))
    writeFileSync(bookFile(dataDir), Buffer.concat([Buffer.alloc(2048), bytes.subarray(2048)]))
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open' })
    expect(await book.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
  })

  it('that is of another book is put aside, and the book opens as it was closed', async () => {
    const dataDir = await closedBook()
    const other = await closedBook(['李想', '王芳'])
    killInTheMiddle(bookFile(other), manyRows)
    copyFileSync(`${bookFile(other)}-journal`, `${bookFile(dataDir)}-journal`)
    const book = await openTestService({ dataDir, create: false })
    const state = await book.call('book', 'state', {})
    expect(state).toMatchObject({ state: 'open', notices: [{ code: 'foreign_log' }] })
    expect(await book.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
    if (state.state === 'open' && state.notices[0]?.code === 'foreign_log')
      expect(existsSync(join(state.notices[0].kept, 'book.db-journal'))).toBe(true)
  })

  it('is not rolled in to find out who has the book open, when its lock is gone', async () => {
    const dataDir = await closedBook()
    const other = await closedBook(['李想', '王芳'])
    killInTheMiddle(bookFile(other), manyRows)
    copyFileSync(`${bookFile(other)}-journal`, `${bookFile(dataDir)}-journal`)
    for (const name of ['book.lock', 'book.mark']) rmSync(join(dataDir, name), { force: true })
    const before = sha256Of(bookFile(dataDir))
    expect(someoneInside(bookFile(dataDir))).toBe(false)
    expect(sha256Of(bookFile(dataDir))).toBe(before)
    expect(existsSync(`${bookFile(dataDir)}-journal`)).toBe(true)
  })

  it('that is garbage is put aside', async () => {
    const dataDir = await closedBook()
    writeFileSync(`${bookFile(dataDir)}-journal`, Buffer.alloc(5000, 0x37))
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open' })
    expect(await book.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
  })
})

describe('a journal or log beside a backup', () => {
  it.each(['-journal', '-wal', '-shm'])('(%s) is not read into it', async suffix => {
    const dataDir = await closedBook()
    const other = await closedBook(['李想', '王芳'])
    killInTheMiddle(bookFile(other), manyRows)
    const first = await openTestService({ dataDir })
    const [backup] = await first.call('book', 'backups', {})
    const path = join(dataDir, 'backups', backup?.name ?? '')
    const before = sha256Of(path)
    copyFileSync(`${bookFile(other)}-journal`, path + suffix)
    await first.service.close()
    writeFileSync(bookFile(dataDir), 'gone')

    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({
      state: 'broken',
      backups: [{ name: backup?.name, verified: true }],
    })
    expect(sha256Of(path)).toBe(before)
    await book.call('book', 'restoreBackup', { name: backup?.name ?? '' })
    expect(await book.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
  })
})

it('what an earlier try left beside an archive being unpacked is not read into it', async () => {
  const other = await closedBook(['李想', '王芳'])
  killInTheMiddle(bookFile(other), manyRows)
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  const archive = join(temporaryFolder('outside'), 'a.zhixing')
  await book.call('book', 'backupTo', { file: book.ticket(archive) })
  for (const name of [
    '.unpacking.db-journal',
    '.unpacking.db-wal',
    '.restoring.db-journal',
    '.restoring.db-wal',
  ])
    copyFileSync(`${bookFile(other)}-journal`, join(book.dataDir, name))
  await book.call('book', 'restoreArchive', { file: book.ticket(archive) })
  expect(await book.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
})

it('what lies beside a backup is not read when it is weighed, and stays', async () => {
  const dataDir = await closedBook()
  const book = await openTestService({ dataDir, create: false })
  const [backup] = await book.call('book', 'backups', {})
  const { name = '' } = backup ?? {}
  const path = join(dataDir, 'backups', name)
  const alone = await book.call('book', 'weighBackup', { name })
  expect(alone.source).toMatchObject({ record: { state: 'whole' }, facts: { people: 0 } })

  // A log that would change what the backup holds.
  const other = join(temporaryFolder('log'), 'book.db')
  copyFileSync(path, other)
  const sqlite = new Database(other)
  sqlite.pragma('journal_mode = WAL')
  sqlite.exec("DROP TRIGGER capture_operator_u; UPDATE operator SET name = '改了'")
  copyFileSync(`${other}-wal`, `${path}-wal`)
  sqlite.close()
  const before = sha256Of(`${path}-wal`)
  expect(await book.call('book', 'weighBackup', { name })).toEqual(alone)
  expect(sha256Of(`${path}-wal`)).toBe(before)
  expect(existsSync(`${path}-shm`)).toBe(false)

  rmSync(`${path}-wal`)
  writeFileSync(`${path}-journal`, readFileSync(path).subarray(0, 4096))
  expect(await book.call('book', 'weighBackup', { name })).toEqual(alone)
})
