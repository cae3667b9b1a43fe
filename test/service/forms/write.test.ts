import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formEndings, type formFormats, formLanguages, formNames } from '../../../src/domain/forms/codes'
import { zipParts } from '../../support/zip-parts'
import { openExamRoom } from '../assessments/exam-room'
import { outside } from '../support/outside'
import { testDay } from '../support/service'

/** A session with a pass, a resit, a failure and an absence, one certificate, and what was printed of it. */
async function openOffice() {
  const printed: { html: string; landscape: boolean }[] = []
  const room = await openExamRoom({
    async print(html, { landscape }) {
      printed.push({ html, landscape })
      return new TextEncoder().encode('%PDF-1.7')
    },
  })
  await room.enter({
    王契: { theory: 92, practice: 88.5 },
    欧阳娜娜: { theory: 55, practice: 90 },
    李娜: { theory: 'missed', practice: 70 },
    赵博文: { theory: 70, practice: 60 },
  })
  await room.enter({ 欧阳娜娜: { theory: 85, practice: 90 } }, { attempt: 2 })
  await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
  const subjects = {
    session: { kind: 'session', id: room.sessionId },
    person: { kind: 'person', id: room.people.王契 },
    year: { kind: 'year', year: Number(testDay.slice(0, 4)) },
  } as const
  const subjectOf = (form: (typeof formNames)[number]) =>
    form === 'personal_file' ? subjects.person : form === 'ledger' ? subjects.year : subjects.session
  let files = 0
  return {
    ...room,
    printed,
    async write(
      form: (typeof formNames)[number],
      format: (typeof formFormats)[number],
      language: (typeof formLanguages)[number],
      subject: (typeof subjects)[keyof typeof subjects] = subjectOf(form),
    ) {
      const path = outside(`${++files}${formEndings[format]}`)
      const answer = await room.call('forms', 'write', {
        form,
        format,
        language,
        subject,
        file: room.ticket(path),
      })
      return { ...answer, path }
    },
    subjects,
  }
}

describe('the office’s forms', () => {
  it('are written as PDF, Word and Excel, in each language and in both', async () => {
    const office = await openOffice()
    for (const form of formNames) {
      for (const language of formLanguages) {
        const pdf = await office.write(form, 'pdf', language)
        expect(pdf.pages).toBeGreaterThan(0)
        expect(office.printed.at(-1)?.html.split('class="page"')).toHaveLength((pdf.pages ?? 0) + 1)
        const word = zipParts(readFileSync((await office.write(form, 'word', language)).path))
        expect(word.get('word/document.xml')).toContain('<w:tbl>')
        if (form === 'notice') continue
        const excel = zipParts(readFileSync((await office.write(form, 'excel', language)).path))
        expect(excel.get('xl/workbook.xml')).toContain('Print_Titles')
      }
    }
  })

  it('say what the book knows', async () => {
    const office = await openOffice()
    const said = async (
      form: (typeof formNames)[number],
      language: (typeof formLanguages)[number] = 'zh-CN',
    ) => {
      await office.write(form, 'pdf', language)
      return office.printed.at(-1)?.html ?? ''
    }
    const marks = await said('mark_sheet')
    for (const text of ['成绩登记表', '王契', '90.6', '优', '缺考', '理论 60%，实操 40%', '考核合格率'])
      expect(marks).toContain(text)
    const resits = await said('retraining')
    for (const text of ['补考/再培训记录', '欧阳娜娜', '李娜', '赵博文', '不合格'])
      expect(resits).toContain(text)
    expect(resits).not.toContain('王契')
    const [certificate] = (await office.call('certificates', 'list', {})).rows
    for (const form of ['certificate_register', 'personal_file'] as const)
      expect(await said(form)).toContain(certificate?.number)
    expect(await said('ledger')).toContain('66.7%')
    expect(await said('notice', 'en')).toContain('Training Notice')
    expect(await said('sign_in', 'both')).toContain('培训签到表 Training Sign-in Sheet')
  })

  it('marks the sign-in sheet as printed, whatever it was written as', async () => {
    const office = await openOffice()
    await office.write('sign_in', 'word', 'zh-CN')
    expect((await office.call('sessions', 'get', { id: office.sessionId }))?.signInPrintedAt).not.toBeNull()
  })

  it('refuses what is not there, what is empty and what is no table', async () => {
    const office = await openOffice()
    await expect(
      office.write('notice', 'pdf', 'en', { kind: 'person', id: office.people.王契 } as never),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      office.write('ledger', 'pdf', 'en', { kind: 'year', year: 1999 } as never),
    ).rejects.toMatchObject({ code: 'nothing_to_print' })
    await expect(office.write('notice', 'excel', 'zh-CN')).rejects.toMatchObject({ code: 'no_table' })
  })
})
