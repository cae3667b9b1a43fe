import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BookNotice } from '../../../src/contract/book/state'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, sha256Of } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** While it is closed, a copy of the same data that was worked on elsewhere is laid over them, with more steps than they have. */

const passed = { theory: 95, practice: 95 }
const again = (dataDir: string) => openTestService({ dataDir, create: false, quiet: true })
const issue = (
  book: Pick<TestService, 'call'>,
  { sessionId, roll }: ExamRoom,
  ...names: ('王契' | '李娜' | '欧阳娜娜')[]
) => book.call('certificates', 'issue', { sessionId, enrolmentIds: names.map(name => roll[name]) })
const addUnits = async (book: TestService, ...names: string[]) => {
  for (const name of names) await book.call('people', 'addUnit', { name, kind: 'branch', parentId: null })
}

/** One folder with a backup before the two part (`early`) and, if so asked, one of after that (`late`); and the other data. */
async function parted(when: { late: boolean }) {
  const dataDir = temporaryFolder('line-here')
  const room = await openExamRoom({ dataDir })
  await room.enter({ 王契: passed, 李娜: passed, 欧阳娜娜: passed })
  await room.call('book', 'backupNow', {})
  const { entries: shared } = await room.call('book', 'verifyAudit', {})
  await room.service.close()
  const elsewhere = temporaryFolder('line-elsewhere')
  copyFileSync(bookFile(dataDir), bookFile(elsewhere))

  const here = await again(dataDir)
  await issue(here, room, '王契')
  await issue(here, room, '李娜')
  if (when.late) await here.call('book', 'backupNow', {})
  await addUnits(here, 'only here')
  const { newest } = await here.call('book', 'verifyAudit', {})
  await here.service.close()

  const other = await again(elsewhere)
  await issue(other, room, '欧阳娜娜')
  await addUnits(other, ...Array.from({ length: 8 }, (_, n) => `elsewhere ${n}`))
  await other.service.close()
  copyFileSync(bookFile(elsewhere), bookFile(dataDir))
  return { dataDir, room, shared, newest, other: sha256Of(bookFile(elsewhere)) }
}

type Loss = Extract<BookNotice, { code: 'commands_lost' }>
async function lossesIn(book: TestService): Promise<Loss[]> {
  const state = await book.call('book', 'state', {})
  if (state.state !== 'open') throw new Error(state.state)
  return state.notices.filter(one => one.code === 'commands_lost')
}
const codesOf = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices.map(({ code }) => code) : [state.state]
}

describe('data of another line laid over those of this folder', () => {
  it('are kept and named, with the steps that are gone and the backup that has them', async () => {
    const { dataDir, shared, newest, other } = await parted({ late: true })
    const book = await again(dataDir)
    await expect.poll(async () => (await lossesIn(book))[0]?.backup).toMatchObject({ holds: 2 })
    const [loss, ...more] = await lossesIn(book)
    expect(more).toEqual([])
    expect(loss).toMatchObject({ count: newest - shared, held: shared, twice: ['KF-TS-2026-0001'] })
    expect(sha256Of(join(loss?.kept ?? '', 'as-found', 'book.db'))).toBe(other)
    expect(await codesOf(book)).toEqual(
      expect.arrayContaining(['changed_outside', 'damaged', 'commands_lost']),
    )
    const [first, second] = await book.call('book', 'backups', {})
    expect(first?.name).toBe(loss?.backup?.name)
    expect([first, second].some(one => one && 'otherLine' in one)).toBe(false)
    await book.service.close()

    // Found once, kept once, said at every start.
    const next = await again(dataDir)
    await expect.poll(async () => (await lossesIn(next))[0]?.backup?.name).toBe(loss?.backup?.name)
    expect(await lossesIn(next)).toMatchObject([{ kept: loss?.kept, twice: ['KF-TS-2026-0001'] }])
    await next.call('book', 'restoreBackup', { name: loss?.backup?.name ?? '' })
    expect(await codesOf(next)).toEqual([])
    await next.service.close()
    expect(await codesOf(await again(dataDir))).toEqual([])
  })

  it('are told as far as a backup of before they parted tells', async () => {
    const { dataDir, shared, newest } = await parted({ late: false })
    const book = await again(dataDir)
    const [loss] = await lossesIn(book)
    expect(loss).toMatchObject({ count: newest - shared, held: shared, twice: ['KF-TS-2026-0001'] })
    await expect.poll(async () => (await lossesIn(book))[0]?.weighing).toBe(false)
    expect((await lossesIn(book))[0]?.backup).toBeNull()
    expect(existsSync(join(loss?.kept ?? '', 'as-found', 'book.db'))).toBe(true)
  })

  it('are worked with where somebody takes note of both, and said no more', async () => {
    const { dataDir } = await parted({ late: true })
    const book = await again(dataDir)
    const { id: operatorId } = await book.call('settings', 'addOperator', { name: '周敏' })
    await book.call('book', 'noteLoss', {}, { operatorId })
    expect(await lossesIn(book)).toEqual([])
    const { finding } = await book.call('book', 'verifyAudit', {})
    await book.call('book', 'takeNote', { reason: '以这份为准', finding }, { operatorId })
    await book.service.close()
    expect(await codesOf(await again(dataDir))).toEqual([])
  })
})
