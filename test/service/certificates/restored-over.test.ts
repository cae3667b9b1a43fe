import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
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
