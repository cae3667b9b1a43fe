import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { openTestService, type TestService } from '../support/service'

const before = { TMPDIR: process.env.TMPDIR, XDG_CONFIG_HOME: process.env.XDG_CONFIG_HOME }
let place = ''
/** A folder of temporary files is nobody's: the system's is elsewhere for these tests. */
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-here-'))
  process.env.TMPDIR = join(place, 'tmp')
  process.env.XDG_CONFIG_HOME = join(place, 'config')
  mkdirSync(join(place, 'tmp'))
})
afterEach(() => {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  rmSync(place, { recursive: true, force: true })
})

const folder = (name: string) => {
  mkdirSync(join(place, name))
  return join(place, name)
}
const openedIn = (dataDir: string) => openTestService({ dataDir, quiet: true })
const elsewhere = async (book: TestService) => (await book.call('certificates', 'numbering', {})).elsewhere
const series = async (book: TestService) => (await book.call('certificates', 'numbering', {})).series

/** A book in `data` that gave one number; a backup of it was made after that. */
async function aBook() {
  const room = await openExamRoom({ dataDir: folder('data') })
  await room.enter({ 王契: { theory: 90, practice: 90 }, 李娜: { theory: 90, practice: 90 } })
  const issue = (name: '王契' | '李娜') =>
    room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll[name]] })
  await issue('王契')
  const { name: backup } = await room.call('book', 'backupNow', {})
  return { ...room, issue, backup }
}

describe('a book in another place', () => {
  it('warns where a folder was copied by hand, and not in the one it was copied from', async () => {
    const { service, dataDir } = await aBook()
    await service.close()
    cpSync(dataDir, join(place, 'copy'), { recursive: true })
    const copy = await openedIn(join(place, 'copy'))
    expect(await elsewhere(copy)).toBe(true)
    await copy.call('certificates', 'continueNumbers', { after: [] })
    await copy.service.close()
    const again = await openedIn(join(place, 'copy'))
    expect(await elsewhere(again)).toBe(false)
    await again.service.close()
    const first = await openedIn(dataDir)
    expect(await elsewhere(first)).toBe(false)
    await first.service.close()
  })

  it('warns where a backup was laid into another folder as its data', async () => {
    const { service, dataDir, backup } = await aBook()
    await service.close()
    cpSync(join(dataDir, 'backups', backup), join(folder('laid'), 'book.db'))
    const laid = await openedIn(join(place, 'laid'))
    expect(await elsewhere(laid)).toBe(true)
    await laid.service.close()
  })

  it('does not where the application itself moved it', async () => {
    const { service } = await aBook()
    expect(await service.move(folder('moved'))).toBe('moved')
    await service.close()
    const moved = await openedIn(join(place, 'moved'))
    expect(await elsewhere(moved)).toBe(false)
    expect(await series(moved)).toMatchObject([{ last: 1 }])
    await moved.service.close()
  })

  it('is the same one through a link, for the numbers and the mark', async () => {
    const { service, dataDir } = await aBook()
    await service.close()
    symlinkSync(dataDir, join(place, 'link'))
    const linked = await openedIn(join(place, 'link'))
    expect(await elsewhere(linked)).toBe(false)
    await linked.service.close()
    expect(readdirSync(join(place, 'config', 'Zhixing', 'marks'))).toHaveLength(2)
  })
})

describe('what is kept of the numbers', () => {
  const notices = async (book: TestService) => {
    const state = await book.service.state()
    return state.state === 'open' ? state.notices.map(each => each.code) : []
  }

  it.each([
    [
      'a series that is none of ours',
      [
        ['KF-TS-2026-#', 5],
        ['no series', 7],
      ],
      5,
    ],
    [
      'a serial beyond the last one',
      [
        ['KF-TS-2026-#', 5],
        ['KF-SG-2026-#', 1e12],
      ],
      5,
    ],
    ['too many series', Array.from({ length: 10_001 }, (_, at) => [`S${at}-#`, 5]), 1],
  ])('does not count %s, says so once, and counts the rest', async (_what, counters, last) => {
    const { service, dataDir } = await aBook()
    await service.close()
    const text = JSON.stringify({ counters, books: [], restoring: null })
    writeFileSync(join(dataDir, 'book.numbers'), text)
    const book = await openedIn(dataDir)
    expect(await notices(book)).toEqual(['numbers_odd'])
    expect(await series(book)).toMatchObject([{ series: 'KF-TS-2026-#', last }])
    await book.service.close()
    const again = await openedIn(dataDir)
    expect(await notices(again)).toEqual([])
    await again.service.close()
  })

  it('is known of a demonstration year where one of both files tells of another', async () => {
    const dataDir = folder('demonstration')
    const begun = await openTestService({ dataDir })
    await begun.call('settings', 'setBookToday', { today: '2026-12-09' })
    await begun.service.close()
    const room = await openExamRoom({ dataDir })
    await room.enter({ 王契: { theory: 90, practice: 90 } })
    const { name } = await room.call('book', 'backupNow', {})
    const enrolmentIds = [room.roll.王契]
    await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds })
    const numbers = join(dataDir, 'book.numbers')
    const kept = JSON.parse(readFileSync(numbers, 'utf8'))
    for (const another of [{ book: 'another', counters: [] }, { book: 5 }]) {
      writeFileSync(numbers, JSON.stringify({ ...kept, demonstration: another }))
      await room.call('book', 'restoreBackup', { name })
      expect(await series(room)).toMatchObject([{ last: 1 }])
    }
    await room.service.close()
  })

  it('has an end: a series that is used up gives no number, and its last one stays', async () => {
    const { call, issue, service, dataDir } = await aBook()
    const after = [{ series: 'KF-TS-2026-#', last: 99_999_999 }]
    await call('certificates', 'continueNumbers', { after })
    await expect(issue('李娜')).rejects.toMatchObject({ code: 'numbers_used_up' })
    await service.close()
    const book = await openedIn(dataDir)
    expect(await series(book)).toMatchObject([{ last: 99_999_999 }])
    expect(await notices(book)).toEqual([])
    await book.service.close()
  })
})
