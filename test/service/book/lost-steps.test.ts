import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BookNotice } from '../../../src/contract/book/state'
import { keptOfReason } from '../../../src/domain/book/retention'
import { isRecordIntact, recordIsWhole } from '../../../src/domain/history/record'
import { sha256Of } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** Six steps, a backup after the fifth; killed, with one byte of the log turned at this part of its length. */
async function brokenLog(part: number): Promise<{ dataDir: string; log: string }> {
  const book = await openTestService()
  for (let step = 1; step <= 5; step++) await book.call('settings', 'addOperator', { name: `甲${step}` })
  await book.call('book', 'backupNow', {})
  await book.call('settings', 'addOperator', { name: '甲6' })
  const dataDir = temporaryFolder('lost')
  for (const name of ['book.db', 'book.db-wal', 'book.mark', 'book.lock'])
    copyFileSync(join(book.dataDir, name), join(dataDir, name))
  cpSync(join(book.dataDir, 'backups'), join(dataDir, 'backups'), { recursive: true })
  const path = join(dataDir, 'book.db-wal')
  const log = readFileSync(path)
  const at = Math.max(17, Math.floor(log.length * part))
  log.writeUInt8(log.readUInt8(at) ^ 1, at)
  writeFileSync(path, log)
  return { dataDir, log: sha256Of(path) }
}

type Loss = Extract<BookNotice, { code: 'commands_lost' }>
async function lossIn(book: TestService): Promise<Loss | null> {
  const state = await book.call('book', 'state', {})
  if (state.state !== 'open') throw new Error(state.state)
  return state.notices.find(one => one.code === 'commands_lost') ?? null
}
const named = async (book: TestService) =>
  (await book.call('settings', 'operators', {})).map(one => one.name).sort()
const open = (dataDir: string) => openTestService({ dataDir, create: false })
const all = ['甲1', '甲2', '甲3', '甲4', '甲5']

describe.each([
  ['at its head', 0, 6],
  ['in its middle', 0.5, null],
])('a log with one byte turned %s', (_where, part, lost) => {
  it('is kept, said at every start, and the backup that has more is offered and restored', async () => {
    const { dataDir, log } = await brokenLog(part)
    const book = await open(dataDir)
    await expect.poll(async () => (await lossIn(book))?.backup).not.toBeNull()
    const loss = await lossIn(book)
    const missing = 6 - (await named(book)).length
    expect(loss).toMatchObject({ count: lost ?? missing, backup: { holds: missing - 1 } })
    expect(sha256Of(join(loss?.kept ?? '', 'as-found', 'book.db-wal'))).toBe(log)
    expect(existsSync(join(loss?.kept ?? '', 'as-found', 'book.db'))).toBe(true)
    await book.service.close()

    const again = await open(dataDir)
    await expect.poll(() => lossIn(again)).toMatchObject({ count: missing, kept: loss?.kept })
    // Found once, kept once.
    expect(readdirSync(join(dataDir, 'quarantine'))).toHaveLength(1)
    await again.call('book', 'restoreBackup', { name: loss?.backup?.name ?? '' })
    expect(await named(again)).toEqual(all)
    expect(await lossIn(again)).toBeNull()
    await again.service.close()
    const after = await open(dataDir)
    expect(await lossIn(after)).toBeNull()
  })
})

it('the list of backups says the same as what is offered, whatever was done and backed up since', async () => {
  const { dataDir } = await brokenLog(0)
  const book = await open(dataDir)
  await expect.poll(async () => (await lossIn(book))?.backup?.holds).toBe(5)
  const offered = (await lossIn(book))?.backup?.name
  await book.call('settings', 'addOperator', { name: '乙' })
  await book.call('book', 'backupNow', {})
  const listed = (await book.call('book', 'backups', {})).find(({ name }) => name === offered)
  expect(listed).toMatchObject({ verified: true })
  expect(listed).not.toHaveProperty('otherLine')
  await book.service.close()

  // The newer backup has as many steps as were kept, and none of those that are missing.
  const again = await open(dataDir)
  await expect.poll(async () => (await lossIn(again))?.weighing).toBe(false)
  expect((await lossIn(again))?.backup?.name).toBe(offered)
})

it('work that goes on meanwhile drops no backup, and once somebody took note of it nothing is said', async () => {
  const { dataDir } = await brokenLog(0)
  const folder = join(dataDir, 'backups')
  const count = () => readdirSync(folder).filter(name => name.endsWith('.db')).length
  // As many as are kept of those made by hand.
  for (const name of readdirSync(folder))
    for (let serial = 2; serial <= keptOfReason.manual; serial++)
      copyFileSync(join(folder, name), join(folder, name.replace('000001', String(serial).padStart(6, '0'))))
  const book = await open(dataDir)
  const by = await book.call('settings', 'addOperator', { name: '乙' })
  await book.call('book', 'backupNow', {})
  expect(count()).toBe(keptOfReason.manual + 1)
  expect(await lossIn(book)).toMatchObject({ count: 6, held: 0 })
  await expect(book.call('book', 'noteLoss', {})).rejects.toMatchObject({ code: 'unknown_operator' })
  await book.call('book', 'noteLoss', {}, { operatorId: by.id })
  expect(await lossIn(book)).toBeNull()
  await expect(book.call('book', 'noteLoss', {}, { operatorId: by.id })).rejects.toMatchObject({
    code: 'nothing_lost',
  })
  await book.call('book', 'backupNow', {})
  expect(count()).toBe(keptOfReason.manual)
  await book.service.close()
  expect(await lossIn(await open(dataDir))).toBeNull()
})

it('says of itself why the notice stays, when the folder takes no word of it', async () => {
  const { dataDir } = await brokenLog(0)
  const book = await open(dataDir)
  const loss = await lossIn(book)
  const by = await book.call('settings', 'addOperator', { name: '周敏' })
  const inTheWay = join(loss?.kept ?? '', 'lost-steps.json.part')
  mkdirSync(inTheWay)
  const note = () => book.call('book', 'noteLoss', {}, { operatorId: by.id })
  await expect(note()).rejects.toMatchObject({ code: 'loss_not_settled' })
  expect(await lossIn(book)).not.toBeNull()
  rmSync(inTheWay, { recursive: true })
  await note()
  expect(await lossIn(book)).toBeNull()
  expect(await book.call('book', 'lossNotes', {})).toHaveLength(1)
})

it('is a line in the history for good, and the record check blames nobody for a log that was cut', async () => {
  const { dataDir } = await brokenLog(0.5)
  const book = await open(dataDir)
  const loss = await lossIn(book)
  const { count = 0, held = 0 } = loss ?? {}
  const found = await book.call('book', 'verifyAudit', {})
  expect(found).toMatchObject({ missing: [{ count, held }] })
  expect(found.marks.every(mark => mark.fits)).toBe(true)
  expect(isRecordIntact(found)).toBe(true)
  expect(recordIsWhole(found)).toBe(false)
  const [{ id = '' } = {}] = await book.call('settings', 'operators', {})
  await book.call('book', 'noteLoss', {}, { operatorId: id })

  const said = async (one: TestService) => {
    expect(recordIsWhole(await one.call('book', 'verifyAudit', {}))).toBe(true)
    const [line] = await one.call('book', 'lossNotes', {})
    expect(line).toMatchObject({ operator: '甲1', count, held })
    const { entries } = await one.call('book', 'history', {})
    expect(entries.find(({ seq }) => seq === line?.seq)).toMatchObject({
      command: 'noteLost',
      operator: '甲1',
      params: { count, held },
    })
  }
  await said(book)
  // Undo passes over it: what was done before can still be taken back.
  expect((await book.call('book', 'undoState', {})).undo).toMatchObject({ command: 'addOperator' })
  await book.service.close()
  await said(await open(dataDir))
})

it('a data file without its log says how many steps are missing until it is put aside', async () => {
  const { dataDir } = await brokenLog(0)
  rmSync(join(dataDir, 'book.db-wal'))
  const book = await open(dataDir)
  expect(await lossIn(book)).toMatchObject({ count: 6 })
  await book.call('book', 'putAside', {})
  await book.call('book', 'create', { kind: 'empty' })
  expect(await lossIn(book)).toBeNull()
})

it('an older copy put in place is said, whatever a note beside it claims that nobody wrote into its history', async () => {
  const dataDir = temporaryFolder('rolled-back')
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '甲' })
  await book.service.close()
  const older = readFileSync(join(dataDir, 'book.db'))
  const { seq, hash } = JSON.parse(readFileSync(join(dataDir, 'book.mark'), 'utf8'))
  const later = await open(dataDir)
  await later.call('settings', 'addOperator', { name: '乙' })
  await later.service.close()
  const newest = JSON.parse(readFileSync(join(dataDir, 'book.mark'), 'utf8'))
  writeFileSync(join(dataDir, 'book.db'), older)
  for (const settled of ['noted', 'replaced'] as const) {
    const folder = join(dataDir, 'quarantine', `2020-01-0${settled === 'noted' ? 1 : 2}T00-00-00-000Z`)
    mkdirSync(folder, { recursive: true })
    const claimed = { newest: { seq: newest.seq, hash: newest.hash }, held: { seq, hash }, settled }
    writeFileSync(join(folder, 'lost-steps.json'), JSON.stringify(claimed))
  }
  const again = await open(dataDir)
  expect(await lossIn(again)).toMatchObject({ count: 1, held: seq })
  const { marks } = await again.call('book', 'verifyAudit', {})
  expect(marks.every(mark => mark.fits)).toBe(true)
  const [{ id = '' } = {}] = await again.call('settings', 'operators', {})
  await again.call('book', 'noteLoss', {}, { operatorId: id })
  await again.service.close()
  // As after an end without closing: what somebody did take note of is not said once more.
  writeFileSync(join(dataDir, 'book.mark'), JSON.stringify({ ...newest, closed: null }).padEnd(400))
  expect(await lossIn(await open(dataDir))).toBeNull()
})
