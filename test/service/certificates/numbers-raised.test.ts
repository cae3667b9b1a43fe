import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ExamRoom, type Name, openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const before = { TMPDIR: process.env.TMPDIR, XDG_CONFIG_HOME: process.env.XDG_CONFIG_HOME }
let place = ''
/** A folder of temporary files has no second copy of the numbers: the system's is elsewhere for these tests. */
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-raised-'))
  process.env.TMPDIR = join(place, 'tmp')
  process.env.XDG_CONFIG_HOME = join(place, 'config')
  mkdirSync(join(place, 'tmp'))
  mkdirSync(join(place, 'data'))
})
afterEach(() => {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  rmSync(place, { recursive: true, force: true })
})

const series = 'KF-TS-2026-#'
const good = { theory: 90, practice: 90 }
type Room = TestService & Pick<ExamRoom, 'sessionId' | 'roll'>

const numbersFile = ({ dataDir }: TestService) => join(dataDir, 'book.numbers')
const keptIn = (book: TestService): [string, number][] =>
  JSON.parse(readFileSync(numbersFile(book), 'utf8')).counters
/** What somebody does in an editor: nothing else of the file changes. */
function raiseByHand(book: TestService, last: number): void {
  const kept = JSON.parse(readFileSync(numbersFile(book), 'utf8'))
  writeFileSync(numbersFile(book), JSON.stringify({ ...kept, counters: [[series, last]] }))
}
/** What this machine remembers of the numbers, and of the data. */
const machine = () => join(place, 'config', 'Zhixing', 'marks')
const machineEarly = () => join(place, 'early')

/** 王契 and 欧阳娜娜 hold 0001 and 0002; a backup was made between the two, and what the machine remembers was copied. */
async function twoIssued(): Promise<Room & { backup: string }> {
  const room = await openExamRoom({ dataDir: join(place, 'data') })
  await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good, 赵博文: good })
  await issueTo(room, '王契')
  const { name: backup } = await room.call('book', 'backupNow', {})
  cpSync(machine(), machineEarly(), { recursive: true })
  await issueTo(room, '欧阳娜娜')
  return { ...room, backup }
}
const issueTo = async (room: Room, name: Name) =>
  (await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll[name]] }))
    .numbers[0]
const reopened = async <R extends Room>(room: R, whileClosed: () => void = () => undefined): Promise<R> => {
  await room.service.close()
  whileClosed()
  return { ...room, ...(await openTestService({ dataDir: room.dataDir, quiet: true })) }
}
/** Lays the backup in the place of the data by hand. */
const layBack = ({ dataDir, backup }: { dataDir: string; backup: string }) =>
  cpSync(join(dataDir, 'backups', backup), bookFile(dataDir))
/** Somebody takes note of the steps that are missing then: no certificate is issued before. */
async function noteLoss(room: TestService): Promise<void> {
  const { id: operatorId } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.call('book', 'noteLoss', {}, { operatorId })
}
const raised = async (room: TestService) => (await room.call('certificates', 'numbering', {})).raised
const lower = (room: TestService) => room.seqOf('certificates', 'lowerNumbers', { series: [series] })
const to999 = { series, from: 'KF-TS-2026-0002', sample: 'KF-TS-2026-0999', next: 'KF-TS-2026-1000' }
const lowerable = { ...to999, lowered: 'KF-TS-2026-0003' }
const newest = async (room: TestService) => (await room.call('book', 'history', { limit: 1 })).entries[0]
const isRecordIntact = async (room: TestService) =>
  expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })

describe('a series that somebody raised in the file beside the data', () => {
  it('stands as raised, is said with what is known otherwise, and goes back by a step of the history', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => raiseByHand(first, 999))
    expect(await raised(room)).toEqual([lowerable])
    expect(await newest(room)).toMatchObject({
      command: 'raiseNumbers',
      params: { context: 'altered', numbers: 'KF-TS-2026-0002 → KF-TS-2026-0999' },
    })
    await lower(room)
    expect(await newest(room)).toMatchObject({
      command: 'lowerNumbers',
      params: { numbers: 'KF-TS-2026-0999 → KF-TS-2026-0002' },
    })
    expect(await raised(room)).toEqual([])
    expect(keptIn(room)).toEqual([[series, 2]])
    await isRecordIntact(room)
    const again = await reopened(room)
    expect(await raised(again)).toEqual([])
    expect(await issueTo(again, '李娜')).toBe('KF-TS-2026-0003')
    await isRecordIntact(again)
    await again.service.close()
  })

  it('is said at the next opening where it was raised while the data was open, after numbers given meanwhile', async () => {
    const first = await twoIssued()
    raiseByHand(first, 999)
    expect(await issueTo(first, '李娜')).toBe('KF-TS-2026-0003')
    const room = await reopened(first)
    const after3 = { ...to999, from: 'KF-TS-2026-0003', lowered: 'KF-TS-2026-0004' }
    expect(await raised(room)).toEqual([after3])
    await lower(room)
    expect(await issueTo(room, '赵博文')).toBe('KF-TS-2026-0004')
    await room.service.close()
  })

  it('can be kept, and is not said again', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => raiseByHand(first, 999))
    await room.call('certificates', 'keepRaisedNumbers', { series: [series] })
    expect(await raised(room)).toEqual([])
    const again = await reopened(room)
    expect(await raised(again)).toEqual([])
    expect(await issueTo(again, '李娜')).toBe('KF-TS-2026-1000')
    await expect(lower(again)).rejects.toMatchObject({ code: 'numbers_decided' })
    await again.service.close()
  })

  it('is raised again by undo, with the choice, as long as nothing hangs on it', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => raiseByHand(first, 999))
    const seq = await lower(room)
    await room.call('book', 'undo', { seq })
    expect(await raised(room)).toEqual([lowerable])
    expect(keptIn(room)).toEqual([[series, 999]])
    const again = await reopened(room)
    expect(await raised(again)).toEqual([lowerable])
    await lower(again)
    expect(await issueTo(again, '李娜')).toBe('KF-TS-2026-0003')
    await again.service.close()
  })
})

describe('nobody gets a number twice', () => {
  it('where an older copy of the data came back at the same time', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => {
      raiseByHand(first, 999)
      layBack(first)
    })
    expect(await raised(room)).toEqual([lowerable])
    await lower(room)
    await noteLoss(room)
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
    await room.service.close()
  })

  it('where other data is begun in the folder', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => raiseByHand(first, 999))
    await room.call('book', 'putAside', {})
    await room.call('book', 'create', { kind: 'empty' })
    expect(await raised(room)).toEqual([lowerable])
    await lower(room)
    expect(keptIn(room)).toEqual([[series, 2]])
    await room.service.close()
  })

  it('where only a backup knows of it: the machine remembers less', async () => {
    const first = await twoIssued()
    await first.call('book', 'backupNow', {})
    const room = await reopened(first, () => {
      layBack(first)
      raiseByHand(first, 999)
      cpSync(machineEarly(), machine(), { recursive: true })
    })
    expect(await raised(room)).toEqual([lowerable])
    await lower(room)
    await noteLoss(room)
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
    await room.service.close()
  })

  it('where nothing beside the altered file is kept of the numbers: they can only stay', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => {
      raiseByHand(first, 999)
      rmSync(machine(), { recursive: true })
    })
    expect(await raised(room)).toEqual([{ ...to999, lowered: null }])
    await expect(lower(room)).rejects.toMatchObject({ code: 'numbers_decided' })
    await room.service.close()
  })

  it('where one was given beyond it: then it stays as it is, also after a backup from before came back', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => raiseByHand(first, 999))
    const { name } = await room.call('book', 'backupNow', {})
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-1000')
    expect(await raised(room)).toEqual([])
    await expect(lower(room)).rejects.toMatchObject({ code: 'numbers_decided' })
    await room.call('book', 'restoreBackup', { name })
    expect(await raised(room)).toEqual([])
    await expect(lower(room)).rejects.toMatchObject({ code: 'numbers_decided' })
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-1001')
    await room.service.close()
  })

  it('where a backup comes back that was made while the series was in doubt, and numbers were given since', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => raiseByHand(first, 999))
    const { name } = await room.call('book', 'backupNow', {})
    await lower(room)
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
    await room.call('book', 'restoreBackup', { name })
    // It stands as it did in that backup: what was decided since is not there, and nothing is offered.
    expect(await raised(room)).toEqual([])
    expect(await issueTo(room, '赵博文')).toBe('KF-TS-2026-1000')
    await room.service.close()
  })

  it('where lowering was undone after numbers were given on it', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => raiseByHand(first, 999))
    const seq = await lower(room)
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
    await room.call('book', 'undo', { seq })
    expect(await raised(room)).toEqual([{ ...to999, from: 'KF-TS-2026-0003', lowered: 'KF-TS-2026-0004' }])
    expect(await issueTo(room, '赵博文')).toBe('KF-TS-2026-1000')
    await room.service.close()
  })

  it('where what was lowered could not be written beside the data: it stands as raised again', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => raiseByHand(first, 999))
    const kept = readFileSync(numbersFile(room), 'utf8')
    await lower(room)
    const again = await reopened(room, () => writeFileSync(numbersFile(room), kept))
    expect(await issueTo(again, '李娜')).toBe('KF-TS-2026-1000')
    await again.service.close()
  })

  it('where the file is as it was written: what stands in it was given', async () => {
    const first = await twoIssued()
    const room = await reopened(first, () => layBack(first))
    expect(await raised(room)).toEqual([])
    await expect(lower(room)).rejects.toMatchObject({ code: 'numbers_decided' })
    await noteLoss(room)
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
    await room.service.close()
  })
})
