import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { openTestService, type TestService } from '../support/service'

const good = { theory: 90, practice: 90 }

/** A class of the demonstration year that has passed. */
async function demonstration() {
  const { dataDir, service, call } = await openTestService()
  await call('settings', 'setBookToday', { today: '2026-12-09' })
  await service.close()
  const room = await openExamRoom({ dataDir })
  await room.enter({ 王契: good, 李娜: good, 赵博文: good })
  const issue = async (book: TestService, name: '王契' | '李娜' | '赵博文') => {
    const enrolmentIds = [room.roll[name]]
    return (await book.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds })).numbers[0]
  }
  return { room, numbers: join(dataDir, 'book.numbers'), issue }
}
const opened = (dataDir: string) => openTestService({ dataDir, quiet: true })
const notices = async (book: TestService) => {
  const state = await book.service.state()
  return state.state === 'open' ? state.notices.map(each => each.code) : []
}

describe('numbers of the demonstration year beside a file that cannot be read', () => {
  it('do not return after a restore, and both it and the next real book say what was not counted', async () => {
    const { room, numbers, issue } = await demonstration()
    await room.service.close()
    writeFileSync(numbers, 'garbage')
    const book = await opened(room.dataDir)
    expect(await notices(book)).toEqual(['numbers_odd'])
    const { name } = await book.call('book', 'backupNow', {})
    expect(await issue(book, '王契')).toBe('KF-TS-2026-0001')
    await book.call('book', 'restoreBackup', { name })
    expect(await issue(book, '李娜')).toBe('KF-TS-2026-0002')
    expect(await notices(book)).toEqual([])
    await book.call('book', 'putAside', {})
    await book.call('book', 'create', { kind: 'empty' })
    expect(await notices(book)).toEqual(['numbers_odd'])
    await book.service.close()
    const again = await opened(room.dataDir)
    expect(await notices(again)).toEqual([])
    await again.service.close()
  })

  it('go on after the higher of the two copies that are kept of them', async () => {
    const { room, numbers, issue } = await demonstration()
    const { name } = await room.call('book', 'backupNow', {})
    expect(await issue(room, '王契')).toBe('KF-TS-2026-0001')
    const kept = JSON.parse(readFileSync(numbers, 'utf8'))
    const counters = [['KF-TS-2026-#', 5]]
    writeFileSync(numbers, JSON.stringify({ ...kept, demonstration: { ...kept.demonstration, counters } }))
    await room.call('book', 'restoreBackup', { name })
    expect(await issue(room, '李娜')).toBe('KF-TS-2026-0006')
  })

  it('are not forgotten without a word where only what was kept of them is no number', async () => {
    const { room, numbers, issue } = await demonstration()
    expect(await issue(room, '王契')).toBe('KF-TS-2026-0001')
    await room.service.close()
    const kept = JSON.parse(readFileSync(numbers, 'utf8'))
    for (const broken of [7, { ...kept.demonstration, counters: [['KF-TS-2026-#', -1]] }]) {
      writeFileSync(numbers, JSON.stringify({ ...kept, demonstration: broken }))
      const book = await opened(room.dataDir)
      expect(await notices(book)).toEqual(['numbers_odd'])
      await book.service.close()
      expect(JSON.parse(readFileSync(numbers, 'utf8')).demonstration).toEqual(kept.demonstration)
    }
  })
})

it('what could not be read when a restore began is said of the restored book', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good })
  await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
  const { name } = await room.call('book', 'backupNow', {})
  expect(await notices(room)).not.toContain('numbers_odd')
  writeFileSync(join(room.dataDir, 'book.numbers'), 'garbage')
  await room.call('book', 'restoreBackup', { name })
  expect(await notices(room)).toContain('numbers_odd')
})

it('what cannot be counted is said while the book is open, and goes on being said though the next number writes it anew', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: good })
  const issue = (name: '王契' | '李娜') =>
    room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll[name]] })
  await issue('王契')
  expect(await notices(room)).toEqual([])
  writeFileSync(join(room.dataDir, 'book.numbers'), 'garbage')
  expect(await notices(room)).toEqual(['numbers_odd'])
  await issue('李娜')
  expect(await notices(room)).toEqual(['numbers_odd'])
})

it('is said too where the next number wrote it anew before anybody asked', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: good })
  const issue = (name: '王契' | '李娜') =>
    room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll[name]] })
  await issue('王契')
  writeFileSync(join(room.dataDir, 'book.numbers'), 'garbage')
  await issue('李娜')
  expect(await notices(room)).toEqual(['numbers_odd'])
  await room.service.close()
  const next = await opened(room.dataDir)
  await next.service.close()
  expect(await notices(await opened(room.dataDir))).toEqual([])
})
