import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const noticesOf = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices.map(({ code }) => code) : state.state
}

it('a trigger that another program dropped while it was open is made again, and nothing stands accused whose rows are whole', async () => {
  const room = await openExamRoom()
  await room.enter({ 李娜: { theory: 90, practice: 90 } })
  changeIn(bookFile(room.dataDir), 'DROP TRIGGER capture_mark_u')
  await room.service.close()
  const again = await openTestService({ dataDir: room.dataDir })
  await expect.poll(() => noticesOf(again)).toEqual(['capture_restored'])
  expect(await again.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })
  expect(await again.call('book', 'backupNow', {})).toBeTruthy()
  await again.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.李娜] })
  expect(await noticesOf(again)).toEqual(['capture_restored'])
})

it('a trigger dropped and put back while it is open is forgiven by the check that finds all whole', async () => {
  const room = await openExamRoom()
  await room.enter({ 李娜: { theory: 90, practice: 90 } })
  const file = bookFile(room.dataDir)
  const [trigger] = valuesIn(file, "SELECT sql FROM sqlite_schema WHERE name = 'capture_mark_u'")
  changeIn(file, 'DROP TRIGGER capture_mark_u')
  await expect(room.enter({ 王契: { theory: 90, practice: 90 } })).rejects.toMatchObject({
    code: 'book_damaged',
  })
  await expect.poll(() => noticesOf(room)).toEqual(['damaged'])
  changeIn(file, String(trigger))
  expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })
  await expect.poll(() => noticesOf(room)).toEqual([])
  await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.李娜] })
})
