import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** A mark that passes; the step that lowered it is missing from the data. */
async function withoutTheLastStep() {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 95, practice: 95 } })
  await room.call('settings', 'addOperator', { name: '周敏' })
  await room.service.close()
  const older = readFileSync(bookFile(room.dataDir))
  const book = await openTestService({ dataDir: room.dataDir })
  const failed = { kind: 'scored' as const, mark: 1000 }
  const marks = [{ enrolmentId: room.roll.王契, theory: failed, practice: failed }]
  await book.call('assessments', 'recordMarks', { sessionId: room.sessionId, attempt: 1, marks })
  await book.service.close()
  writeFileSync(bookFile(room.dataDir), older)
  const printed: string[] = []
  const again = await openTestService({
    dataDir: room.dataDir,
    print: async html => {
      printed.push(html)
      return new Uint8Array([1])
    },
  })
  const issue = () =>
    again.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
  return { book: again, room, issue, printed }
}

it('nothing is given away while steps are missing, and it is once somebody took note of that', async () => {
  const { book, issue } = await withoutTheLastStep()
  await expect(issue()).rejects.toMatchObject({ code: 'steps_missing' })
  // Everything else goes on.
  const by = await book.call('settings', 'addOperator', { name: '梁静' })
  await book.call('book', 'noteLoss', {}, { operatorId: by.id })
  expect((await issue()).certificateIds).toHaveLength(1)
})

it('papers that are shown as evidence say so meanwhile', async () => {
  const { book, room, printed } = await withoutTheLastStep()
  const subject = { kind: 'session' as const, id: room.sessionId }
  const file = book.ticket(join(temporaryFolder('papers'), 'marks.pdf'))
  await book.call('forms', 'write', { form: 'mark_sheet', subject, format: 'pdf', language: 'zh-CN', file })
  expect(printed.join('')).toContain('有已保存的操作没有留下来')
})
