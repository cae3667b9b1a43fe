import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type ExamRoom, type Name, openExamRoom } from '../assessments/exam-room'
import { bookFile, valuesIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const good = { theory: 90, practice: 90 }
const floorIn = (dataDir: string) => join(dataDir, 'book.numbers')

const readFloorOf = ({ dataDir }: { dataDir: string }) =>
  JSON.parse(readFileSync(floorIn(dataDir), 'utf8')).counters

const issueTo = async (room: TestService & Pick<ExamRoom, 'sessionId' | 'roll'>, name: Name) =>
  (await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll[name]] }))
    .numbers[0]

/** A class that has passed; 王契 holds 0001, and a backup was made then. 欧阳娜娜 got 0002 after it. */
async function afterABackup(options: Parameters<typeof openExamRoom>[0] = {}) {
  const room = await openExamRoom(options)
  await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good, 赵博文: good })
  await issueTo(room, '王契')
  const { name: backup } = await room.call('book', 'backupNow', {})
  await issueTo(room, '欧阳娜娜')
  return { ...room, backup }
}

const restored = (room: TestService, name: string) => room.call('book', 'restoreBackup', { name })
const numbering = (room: TestService) => room.call('certificates', 'numbering', {})
const reopened = async (room: ExamRoom): Promise<typeof room> => {
  const again = await openTestService({ dataDir: room.dataDir, quiet: true })
  return { ...room, ...again }
}
const isRecordIntact = async (room: TestService) =>
  expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })

/** Puts an archive of a book into a folder that knows nothing of it. */
async function onAnotherMachine(room: TestService, archive: string): Promise<TestService> {
  await room.call('book', 'backupTo', { file: room.ticket(archive) })
  const other = await openTestService({ create: false })
  await other.call('book', 'restoreArchive', { file: other.ticket(archive) })
  return other
}

const outside: string[] = []
afterEach(() => {
  for (const folder of outside.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const archivePath = () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-archive-'))
  outside.push(folder)
  return join(folder, 'book.zhixing')
}

describe('numbers after a restore', () => {
  it('go on after the last one ever given here, in the chain and with nothing to undo', async () => {
    const room = await afterABackup()
    await restored(room, room.backup)
    expect(await numbering(room)).toEqual({
      elsewhere: false,
      raised: [],
      series: [{ series: 'KF-TS-2026-#', last: 2, sample: 'KF-TS-2026-0002' }],
    })
    const { entries } = await room.call('book', 'history', {})
    expect(entries[0]).toMatchObject({ command: 'raiseNumbers', params: { count: 1 }, undo: 'final' })
    await expect(room.call('book', 'undo', { seq: entries[0]?.seq ?? 0 })).rejects.toMatchObject({
      code: 'undo_is_final',
    })
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
    await isRecordIntact(room)
  })

  it('go on after what was given in a book that was put back', async () => {
    const room = await afterABackup()
    const { kept } = await restored(room, room.backup)
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
    await restored(room, kept?.name ?? '')
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0004')
  })

  it('go on after one whose issue was undone', async () => {
    const room = await afterABackup()
    await room.undoNewest()
    expect((await numbering(room)).series[0]?.last).toBe(2)
    await restored(room, room.backup)
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
  })

  it('go on in a new book begun in the same folder', async () => {
    const room = await afterABackup()
    await room.call('book', 'putAside', {})
    await room.call('book', 'create', { kind: 'empty' })
    expect((await numbering(room)).series).toMatchObject([{ series: 'KF-TS-2026-#', last: 2 }])
  })
})

describe('the numbers beside the book', () => {
  it('are on the disk when a number is told, and nothing half written is', async () => {
    const room = await afterABackup()
    expect(readFloorOf(room)).toEqual([['KF-TS-2026-#', 2]])
    expect(readdirSync(room.dataDir).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('are written again from the book where they are gone or cannot be read', async () => {
    const room = await afterABackup()
    for (const text of ['', 'no json', '{"counters":[["KF-TS-2026-#",1e12]],"books":[],"restoring":null}']) {
      await room.service.close()
      writeFileSync(floorIn(room.dataDir), text)
      const again = await reopened(room)
      expect((await numbering(again)).series[0]?.last).toBe(2)
      await restored(again, room.backup)
      expect((await numbering(again)).series[0]?.last).toBe(2)
      await again.service.close()
    }
  })

  it('keep nobody from working where something else has their name, and that is said', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good, 李娜: good })
    await room.service.close()
    rmSync(floorIn(room.dataDir), { force: true })
    mkdirSync(floorIn(room.dataDir))
    const again = await reopened(room)
    expect(await again.service.state()).toMatchObject({
      state: 'open',
      notices: [{ code: 'name_taken', names: ['book.numbers'] }],
    })
    expect(await issueTo(again, '王契')).toBe('KF-TS-2026-0001')
    await again.call('book', 'clearName', { name: 'book.numbers' })
    expect(readFloorOf(room)).toEqual([['KF-TS-2026-#', 1]])
  })

  it('are remembered by the machine too', async () => {
    const before = { TMPDIR: process.env.TMPDIR, XDG_CONFIG_HOME: process.env.XDG_CONFIG_HOME }
    const place = mkdtempSync(join(tmpdir(), 'zhixing-machine-'))
    outside.push(place)
    // A folder of temporary files is nobody's: the system's is elsewhere for this test.
    process.env.TMPDIR = join(place, 'tmp')
    process.env.XDG_CONFIG_HOME = join(place, 'config')
    mkdirSync(join(place, 'tmp'))
    mkdirSync(join(place, 'data'))
    try {
      const room = await afterABackup({ dataDir: join(place, 'data') })
      await room.service.close()
      rmSync(floorIn(room.dataDir))
      const again = await reopened(room)
      expect(readFloorOf(room)).toEqual([['KF-TS-2026-#', 2]])
      rmSync(floorIn(room.dataDir))
      await restored(again, room.backup)
      expect(await issueTo(again, '李娜')).toBe('KF-TS-2026-0003')
      await again.service.close()
    } finally {
      for (const [name, value] of Object.entries(before))
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
    }
  })

  it('are not those of the demonstration year', async () => {
    const { dataDir, service, call } = await openTestService()
    await call('settings', 'setBookToday', { today: '2026-12-09' })
    await service.close()
    const room = await openExamRoom({ dataDir })
    await room.enter({ 王契: good })
    expect(await issueTo(room, '王契')).toBe('KF-TS-2026-0001')
    await room.service.close()
    await reopened(room)
    expect(readFloorOf(room)).toEqual([])
  })

  it('do not return in the demonstration year they were given in, and begin anew in the next', async () => {
    const { dataDir, service, call } = await openTestService()
    await call('settings', 'setBookToday', { today: '2026-12-09' })
    await service.close()
    const room = await afterABackup({ dataDir })
    await restored(room, room.backup)
    expect(await issueTo(room, '李娜')).toBe('KF-TS-2026-0003')
    expect(await numbering(room)).toMatchObject({ elsewhere: false })
    await isRecordIntact(room)
    await room.service.close()
    const again = await reopened(room)
    await again.call('book', 'putAside', {})
    await again.call('book', 'create', { kind: 'empty' })
    expect((await numbering(again)).series).toEqual([])
  })

  it('are kept of a book that was no demonstration year from its first entry, whatever day is set', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    await room.call('settings', 'setBookToday', { today: '2026-12-09' })
    await issueTo(room, '王契')
    expect(readFloorOf(room)).toEqual([['KF-TS-2026-#', 1]])
  })
})

describe('a restore on another machine', () => {
  it('warns that numbers may have been given since, and goes on after the one that is said', async () => {
    const room = await afterABackup()
    const other = await onAnotherMachine(room, archivePath())
    expect(await numbering(other)).toMatchObject({ elsewhere: true, series: [{ last: 2 }] })
    const said = (last: number) =>
      other.call('certificates', 'continueNumbers', { after: [{ series: 'KF-TS-2026-#', last }] })
    await expect(said(1)).rejects.toMatchObject({
      code: 'number_lower',
      params: { number: 'KF-TS-2026-0002' },
    })
    await said(40)
    expect(await numbering(other)).toMatchObject({ elsewhere: false, series: [{ last: 40 }] })
    expect(await issueTo({ ...room, ...other }, '李娜')).toBe('KF-TS-2026-0041')
    await isRecordIntact(other)
  })

  it('stops warning when none were given', async () => {
    const room = await afterABackup()
    const other = await onAnotherMachine(room, archivePath())
    await other.call('certificates', 'continueNumbers', { after: [] })
    expect(await numbering(other)).toMatchObject({ elsewhere: false, series: [{ last: 2 }] })
    await isRecordIntact(other)
  })

  it('warns again where the archive was made elsewhere after more numbers, not where it is older', async () => {
    const room = await afterABackup()
    const [early, late] = [archivePath(), archivePath()]
    const other = await onAnotherMachine(room, early)
    await other.call('certificates', 'continueNumbers', { after: [] })
    await issueTo({ ...room, ...other }, '李娜')
    await other.call('book', 'backupTo', { file: other.ticket(late) })

    const weigh = async (file: string) =>
      (await room.call('book', 'weighArchive', { file: room.ticket(file) })).source.numbersElsewhere
    expect([await weigh(early), await weigh(late)]).toEqual([false, true])
    await room.call('book', 'restoreArchive', { file: room.ticket(early) })
    expect((await numbering(room)).elsewhere).toBe(false)
    await room.call('book', 'restoreArchive', { file: room.ticket(late) })
    expect((await numbering(room)).elsewhere).toBe(true)
  })

  it('says nothing of a book that never gave one', async () => {
    const room = await openExamRoom()
    const other = await onAnotherMachine(room, archivePath())
    expect((await numbering(other)).elsewhere).toBe(false)
    expect(valuesIn(bookFile(other.dataDir), `SELECT value FROM setting WHERE key LIKE 'cert%'`)).toEqual([])
  })
})
