import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, overwrite } from '../support/book-file'
import { openTestService } from '../support/service'
import { fakePrinter } from './print-office'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const good = { theory: 90, practice: 90 }

/** One backup from before anything was issued; then four certificates, three of which are printed. */
async function issuedAfterBackup() {
  const room = await openExamRoom({ print: fakePrinter().print })
  await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good, 赵博文: good })
  const { name } = await room.call('book', 'backupNow', {})
  const { certificateIds, numbers } = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: Object.values(room.roll),
  })
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-over-'))
  folders.push(folder)
  await room.call('certificates', 'printTogether', {
    certificateIds: certificateIds.slice(0, 3),
    file: room.ticket(join(folder, 'some.pdf')),
  })
  return { room, name, numbers }
}

const missing = async (room: ExamRoom) =>
  (await room.call('certificates', 'lostNumbers', {})).map(({ number, by }) => [number, by])

it('the question names how many certificates go out of the register, and the numbers of those that were printed', async () => {
  const { room, name, numbers } = await issuedAfterBackup()
  const { gone } = await room.call('book', 'weighBackup', { name })
  expect(gone).toEqual({ count: 4, printed: 3, ranges: [{ first: numbers[0], last: numbers[2] }] })
  const { name: now } = await room.call('book', 'backupNow', {})
  expect(await room.call('book', 'weighBackup', { name: now })).not.toHaveProperty('gone')
})

it('after it each is named with its person until somebody is done with it; switching back clears them', async () => {
  const { room, name, numbers } = await issuedAfterBackup()
  const restored = await room.call('book', 'restoreBackup', { name })
  expect(restored.gone).toBe(4)
  const all = numbers.map(number => [number, 'restore'])
  expect(await missing(room)).toEqual(all)
  const people = (await room.call('certificates', 'lostNumbers', {})).map(({ person }) => person)
  expect(people.sort()).toEqual(['李娜', '欧阳娜娜', '王契', '赵博文'])
  expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })

  const [first = ''] = numbers
  await room.call('certificates', 'settleLost', { numbers: [first], reason: '已收回' })
  expect(await missing(room)).toEqual(all.slice(1))

  const back = await room.call('book', 'restoreBackup', { name: restored.kept?.name ?? '' })
  expect(back).not.toHaveProperty('gone')
  expect(await missing(room)).toEqual([])
})

it('what nobody has seen to is still missing after a restore over a restore', async () => {
  const { room, name, numbers } = await issuedAfterBackup()
  await room.call('book', 'restoreBackup', { name })
  await room.call('certificates', 'settleLost', { numbers: numbers.slice(0, 1), reason: '已收回' })
  const again = await room.call('book', 'restoreBackup', { name })
  expect(again.gone).toBe(3)
  expect(await missing(room)).toEqual(numbers.slice(1).map(number => [number, 'restore']))
})

it('of those that an earlier restore took it is still known which were printed', async () => {
  const { room, name, numbers } = await issuedAfterBackup()
  await room.call('book', 'restoreBackup', { name })
  expect((await room.call('book', 'weighBackup', { name })).gone).toEqual({
    count: 4,
    printed: 3,
    ranges: [{ first: numbers[0], last: numbers[2] }],
  })
})

it('data that were put aside as they were name theirs too, and those that were missing from them', async () => {
  const { room, name, numbers } = await issuedAfterBackup()
  await room.call('book', 'restoreBackup', { name })
  await room.call('certificates', 'settleLost', { numbers: numbers.slice(0, 1), reason: '已收回' })
  const later = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: [room.roll.王契],
  })
  await room.call('book', 'putAside', {})
  const { gone } = await room.call('book', 'weighBackup', { name })
  expect(gone).toMatchObject({ count: 4, printed: 2 })
  expect(gone).not.toHaveProperty('atLeast')
  expect(await room.call('book', 'restoreBackup', { name })).toMatchObject({ gone: 4 })
  const named = [...numbers.slice(1), ...later.numbers].map(number => [number, 'restore'])
  expect((await missing(room)).sort()).toEqual(named.sort())
})

/** A print of nobody's certificate: the file is damaged, and salvaged when it opens. */
const printOfNone = `
  PRAGMA foreign_keys = OFF;
  DROP TRIGGER capture_certificate_print_i;
  INSERT INTO certificate_print (id, certificate_id, session_id, at, copy)
    SELECT 'gone', 'nobody', session_id, '2026-12-01T00:00:00.000Z', 1 FROM certificate LIMIT 1`

describe('over data too damaged to be backed up', () => {
  const opened = async (room: ExamRoom, damage: (file: string) => void) => {
    await room.service.close()
    damage(bookFile(room.dataDir))
    const book = await openTestService({ dataDir: room.dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'broken' })
    return { ...room, ...book }
  }

  it('what was salvaged of them names the certificates, before and after', async () => {
    const { room, name, numbers } = await issuedAfterBackup()
    const book = await opened(room, file => changeIn(file, printOfNone))
    expect((await book.call('book', 'weighBackup', { name })).gone).toEqual({
      count: 4,
      printed: 3,
      ranges: [{ first: numbers[0], last: numbers[2] }],
    })
    expect(await book.call('book', 'restoreBackup', { name })).toMatchObject({ gone: 4, kept: null })
    expect(await missing(book)).toEqual(numbers.map(number => [number, 'restore']))
  })

  it('where nothing was salvaged what can be read of the damaged file does, and says that there may be more', async () => {
    const { room, name, numbers } = await issuedAfterBackup()
    const book = await opened(room, file => changeIn(file, printOfNone))
    const backups = join(room.dataDir, 'backups')
    for (const one of readdirSync(backups)) if (one.includes('salvaged')) rmSync(join(backups, one))
    expect((await book.call('book', 'weighBackup', { name })).gone).toEqual({
      count: 4,
      printed: 3,
      ranges: [{ first: numbers[0], last: numbers[2] }],
      unknown: { count: 1, ranges: [{ first: numbers[3], last: numbers[3] }] },
      atLeast: true,
    })
    await book.call('book', 'restoreBackup', { name })
    expect(await missing(book)).toEqual(numbers.map(number => [number, 'restore']))
    const people = (await book.call('certificates', 'lostNumbers', {})).map(({ person }) => person)
    expect(people.sort()).toEqual(['李娜', '欧阳娜娜', '王契', '赵博文'])
  })

  it('where nothing of them can be read the numbers that were given here do', async () => {
    const room = await openExamRoom({ print: fakePrinter().print })
    await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good })
    const issue = async (...names: (keyof typeof room.roll)[]) =>
      (
        await room.call('certificates', 'issue', {
          sessionId: room.sessionId,
          enrolmentIds: names.map(name => room.roll[name]),
        })
      ).numbers
    await issue('王契')
    const { name } = await room.call('book', 'backupNow', {})
    const [first, last] = await issue('欧阳娜娜', '李娜')
    const book = await opened(room, file => overwrite(file, 0, Buffer.alloc(8192)))
    expect((await book.call('book', 'weighBackup', { name })).gone).toEqual({
      count: 2,
      printed: 0,
      ranges: [],
      unknown: { count: 2, ranges: [{ first, last }] },
      atLeast: true,
    })
    await book.call('book', 'restoreBackup', { name })
    expect(await missing(book)).toEqual([first, last].map(number => [number, 'restore']))
  })

  it('and where not even those are known, that is said', async () => {
    const { room, name } = await issuedAfterBackup()
    const book = await opened(room, file => overwrite(file, 0, Buffer.alloc(8192)))
    rmSync(join(room.dataDir, 'book.numbers'))
    expect((await book.call('book', 'weighBackup', { name })).gone).toEqual({
      count: 0,
      printed: 0,
      ranges: [],
      atLeast: true,
    })
  })
})
