import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { zipParts } from '../../support/zip-parts'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** The book opened again, with what it prints. */
async function withPrinter(dataDir: string) {
  const printed: string[] = []
  const book = await openTestService({
    dataDir,
    print: async html => {
      printed.push(html)
      return new Uint8Array([1])
    },
  })
  return { book, printed }
}

/** Two classes that were marked; a mark of the first was altered outside, and that taken note of. */
async function noted() {
  const room = await openExamRoom()
  const other = await room.hold()
  const marks = { 王契: { theory: 95, practice: 95 }, 李娜: { theory: 60, practice: 60 } }
  await room.enter(marks)
  await room.enter(marks, { in: other })
  await room.enter({ 李娜: { theory: 62 } })
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.service.close()
  changeIn(
    bookFile(room.dataDir),
    'DROP TRIGGER capture_mark_u; UPDATE mark SET theory = 9900 WHERE theory = 6200',
  )
  const first = await opened(room.dataDir)
  const { seq } = await first.book.call('book', 'takeNote', { reason: '核对过试卷 <1>' }, { operatorId: by })
  return { room, other, seq, ...first, file: bookFile(room.dataDir) }
}

/** The book opened again, and how a form of it is written. */
async function opened(dataDir: string) {
  const { book, printed } = await withPrinter(dataDir)
  const folder = temporaryFolder('evidence')
  const write = async (
    form: string,
    subject: { kind: 'session' | 'person'; id: string } | { kind: 'year'; year: number },
    format: 'pdf' | 'word' | 'excel' = 'pdf',
    language: 'zh-CN' | 'en' | 'both' = 'zh-CN',
  ) => {
    const path = join(folder, `${form}.${format}`)
    await book.call('forms', 'write', { form, subject, format, language, file: book.ticket(path) })
    if (format === 'pdf') return printed.at(-1) ?? ''
    return [...zipParts(readFileSync(path)).values()].join('\n')
  }
  return { book, write }
}

it('says on papers that are shown as evidence what of them was altered outside, and on no other', async () => {
  const { room, other, seq, write } = await noted()
  const session = { kind: 'session' as const, id: room.sessionId }
  const says = `本表内容中有 1 处曾在知行之外被改动，2026-12-09 `
  const marks = await write('mark_sheet', session)
  expect(marks).toContain(says)
  expect(marks).toContain(`由 周敏 记为已知（操作记录第 ${seq} 条）。原因：核对过试卷 &lt;1&gt;`)
  // At the number of every page too: a page that is taken out of the file says it.
  expect(marks.match(/<p class="number">内容曾被改动，见文末说明/g)).toHaveLength(
    marks.match(/class="number"/g)?.length ?? 0,
  )
  for (const format of ['word', 'excel'] as const) {
    const file = await write('mark_sheet', session, format)
    expect(file).toContain(`操作记录第 ${seq} 条`)
    expect(file).toContain('内容曾被改动，见文末说明')
  }
  expect(await write('mark_sheet', session, 'pdf', 'en')).toMatch(
    /1 record in this document was altered outside Zhixing; taken note of on .* by 周敏 \(history entry \d+\)/,
  )
  expect(await write('personal_file', { kind: 'person', id: room.people.李娜 })).toContain(says)
  expect(await write('ledger', { kind: 'year', year: 2026 })).toContain(says)
  // Nothing of it concerns them.
  expect(await write('mark_sheet', { kind: 'session', id: other.sessionId })).not.toContain('被改动')
  expect(await write('personal_file', { kind: 'person', id: room.people.王契 })).not.toContain('被改动')
  // To be filled in by hand: it is evidence of nothing yet.
  expect(await write('sign_in', session)).not.toContain('被改动')
})

it('says on every such paper that a note cannot be read any more, whatever it spoke of', async () => {
  const { other, seq, write, file } = await noted()
  const session = { kind: 'session' as const, id: other.sessionId }
  expect(await write('mark_sheet', session)).not.toContain('知行之外')
  changeIn(file, `DELETE FROM command_detail WHERE command_seq = ${seq}`)
  expect(await write('mark_sheet', session)).toContain('知行之外')
  expect(await write('ledger', { kind: 'year', year: 2026 })).toContain('知行之外')
})

it('prints no note as given whose words were rewritten, also where that was taken note of since', async () => {
  const { room, other, seq, book, file } = await noted()
  await book.service.close()
  changeIn(
    file,
    `UPDATE command_detail SET params = replace(params, '核对过试卷', '经考官同意') WHERE command_seq = ${seq}`,
  )
  const again = await opened(room.dataDir)
  for (const session of [room, other]) {
    const marks = await again.write('mark_sheet', { kind: 'session', id: session.sessionId })
    expect(marks).toContain(`操作记录第 ${seq} 条），但那条记录后来也被改动`)
    expect(marks).not.toContain('经考官同意')
  }
  expect(await again.book.call('book', 'notes', {})).toMatchObject([
    { seq, proved: false, reason: '', rows: [] },
  ])
  const [{ id = '' } = {}] = await again.book.call('settings', 'operators', {})
  await again.book.call('book', 'takeNote', { reason: '原话被改' }, { operatorId: id })
  const marks = await again.write('mark_sheet', { kind: 'session', id: room.sessionId })
  expect(marks).toContain('但那条记录后来也被改动')
  expect(marks).not.toContain('经考官同意')
})

it('keeps a note that is as it was written where damage took the entries beside it', async () => {
  const { seq, book, file } = await noted()
  changeIn(
    file,
    `PRAGMA foreign_keys = OFF; DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq = ${seq - 1}`,
  )
  expect(await book.call('book', 'notes', {})).toMatchObject([
    { seq, proved: true, reason: '核对过试卷 <1>' },
  ])
})

it('says so too before anybody has taken note, and no certificate is issued or printed meanwhile', async () => {
  const room = await openExamRoom()
  const marks = { 王契: { theory: 95, practice: 95 }, 李娜: { theory: 95, practice: 95 } }
  await room.enter(marks)
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  const { sessionId, roll } = room
  const issued = await room.call('certificates', 'issue', { sessionId, enrolmentIds: [roll.王契] })
  await room.service.close()
  changeIn(
    bookFile(room.dataDir),
    'DROP TRIGGER capture_mark_u; UPDATE mark SET theory = 9900 WHERE theory = 9500',
  )
  const { book, printed } = await withPrinter(room.dataDir)
  const folder = temporaryFolder('accused')
  const write = async (form: string, language: 'zh-CN' | 'en' = 'zh-CN') => {
    const file = book.ticket(join(folder, `${form}.pdf`))
    const subject = { kind: 'session' as const, id: sessionId }
    await book.call('forms', 'write', { form, subject, format: 'pdf', language, file })
    return printed.at(-1) ?? ''
  }
  const issue = (despite: number[] = []) =>
    book.call('certificates', 'issue', { sessionId, enrolmentIds: [roll.李娜], despite })
  const print = () => {
    const file = book.ticket(join(folder, 'all.pdf'))
    return book.call('certificates', 'printTogether', { certificateIds: issued.certificateIds, file })
  }
  await expect(issue()).rejects.toMatchObject({ code: 'book_damaged' })
  await expect(print()).rejects.toMatchObject({ code: 'book_damaged' })
  expect(await write('mark_sheet')).toContain('数据曾在知行之外被改动，尚未查清，本表内容未经核实。')
  expect(await write('mark_sheet', 'en')).toContain('this has not been settled')
  expect(await write('sign_in')).not.toContain('被改动')
  await book.call('book', 'takeNote', { reason: '核对过试卷' }, { operatorId: by })
  expect(await write('mark_sheet')).not.toContain('尚未查清')
  const asked = (await issue().then(
    () => expect.fail('it asks first'),
    error => error,
  )) as { params: { notes: number[] } }
  expect(asked).toMatchObject({ code: 'altered_marks', params: { count: 1, names: ['李娜'] } })
  expect((await issue(asked.params.notes)).numbers).toEqual(['KF-TS-2026-0002'])
})
