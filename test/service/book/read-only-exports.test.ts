import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, sha256Of } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

it('a book that is only read hands out all that is in it, and takes nothing in', async () => {
  const folder = temporaryFolder('exports')
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 } })
  const signed = join(folder, 'signed.pdf')
  writeFileSync(signed, '%PDF-1.7 signed %%EOF')
  const { sessionId } = room
  const attach = (
    book: typeof room | Awaited<ReturnType<typeof openTestService>>,
    kind: 'sign_in' | 'papers',
  ) => book.call('sessions', 'attachScan', { sessionId, kind, file: book.ticket(signed) })
  const { id } = await attach(room, 'sign_in')
  await room.service.close()
  // Without the lock nothing is written.
  rmSync(join(room.dataDir, 'book.lock'))
  mkdirSync(join(room.dataDir, 'book.lock', 'inside'), { recursive: true })
  const print = async () => Buffer.from('%PDF-1.7 printed')
  const book = await openTestService({ dataDir: room.dataDir, create: false, print })
  expect(await book.service.state()).toMatchObject({ state: 'open', readOnly: true })
  const before = sha256Of(bookFile(book.dataDir))

  const language = 'zh-CN'
  const to = (name: string) => book.ticket(join(folder, name))
  const written = (name: string) => readFileSync(join(folder, name)).subarray(0, 4).toString('latin1')
  await book.call('people', 'exportList', { language, file: to('people.xlsx') })
  await book.call('reports', 'exportResults', { language, file: to('results.xlsx') })
  await book.call('reports', 'exportLedger', { language, year: 2026, file: to('ledger.xlsx') })
  await book.call('sessions', 'saveAttachment', { id, file: to('saved.pdf') })
  await expect(book.call('sessions', 'readScan', { id })).rejects.toMatchObject({ code: 'no_picture' })
  await book.call('sessions', 'printSignIn', { sessionId, language, file: to('sign-in.pdf') })
  const subject = { kind: 'session', id: sessionId } as const
  await book.call('forms', 'write', {
    form: 'sign_in',
    subject,
    format: 'word',
    language,
    file: to('sheet.docx'),
  })
  for (const name of ['people.xlsx', 'results.xlsx', 'ledger.xlsx', 'sheet.docx'])
    expect([name, written(name)]).toEqual([name, 'PK\u0003\u0004'])
  expect(readFileSync(join(folder, 'saved.pdf'), 'utf8')).toBe('%PDF-1.7 signed %%EOF')
  expect(readFileSync(join(folder, 'sign-in.pdf')).length).toBeGreaterThan(0)

  await expect(attach(book, 'papers')).rejects.toMatchObject({ code: 'read_only' })
  await expect(book.call('settings', 'addOperator', { name: '李想' })).rejects.toMatchObject({
    code: 'read_only',
  })
  expect(sha256Of(bookFile(book.dataDir))).toBe(before)
})
