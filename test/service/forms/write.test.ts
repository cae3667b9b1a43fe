import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formKinds } from '../../../electron/service/forms-in-order'
import { formLanguages } from '../../../src/domain/documents/form-codes'
import { zipParts } from '../../support/zip-parts'
import { openFormOffice } from './form-office'

describe('the office’s forms', () => {
  it('are written as PDF, Word and Excel, in each language and in both', async () => {
    const office = await openFormOffice()
    for (const { form, formats } of formKinds) {
      for (const language of formLanguages) {
        const pdf = await office.write(form, 'pdf', language)
        expect(pdf.pages).toBeGreaterThan(0)
        expect(office.printed.at(-1)?.html.split('class="page"')).toHaveLength((pdf.pages ?? 0) + 1)
        const word = zipParts(readFileSync((await office.write(form, 'word', language)).path))
        expect(word.get('word/document.xml')).toContain('<w:tbl>')
        if (!formats.includes('excel')) continue
        const excel = zipParts(readFileSync((await office.write(form, 'excel', language)).path))
        expect(excel.get('xl/workbook.xml')).toContain('Print_Titles')
      }
    }
  })

  it('say what the book knows', async () => {
    const office = await openFormOffice()
    const said = async (form: string, language: (typeof formLanguages)[number] = 'zh-CN') => {
      await office.write(form, 'pdf', language)
      return office.printed.at(-1)?.html ?? ''
    }
    const marks = await said('mark_sheet')
    for (const text of [
      '成绩登记表',
      '王契',
      '90.6',
      '优',
      '缺考',
      '理论 60%，实操 40%',
      '首考合格率',
      '补考后合格率',
    ])
      expect(marks).toContain(text)
    const resits = await said('retraining')
    for (const text of ['补考/再培训记录', '欧阳娜娜', '李娜', '赵博文', '不合格'])
      expect(resits).toContain(text)
    expect(resits).not.toContain('王契')
    const [certificate] = (await office.call('certificates', 'list', {})).rows
    for (const form of ['certificate_register', 'personal_file'] as const)
      expect(await said(form)).toContain(certificate?.number)
    expect(await said('personal_file')).not.toContain('业务线')
    const { id: businessLineId } = await office.call('people', 'addBusinessLine', {
      name: '国内机票',
      nameEn: 'Domestic Flights',
    })
    await office.call('people', 'change', { id: office.subjects.person.id, businessLineId })
    expect(await said('personal_file', 'en')).toContain('Domestic Flights')
    expect(await said('personal_file')).toMatch(/业务线.*国内机票/s)
    expect(await said('ledger')).toContain('66.7%')
    expect(await said('notice', 'en')).toContain('Training Notice')
    expect(await said('sign_in', 'both')).toContain('培训签到表 Training Sign-in Sheet')
  })

  it.each([
    ['zh-CN', '不合格（补考缺考）', '首考合格率 33.3%，补考后合格率 66.7%'],
    ['en', 'Failed (missed resit)', 'First-sitting pass rate: 33.3%. Pass rate after resits: 66.7%.'],
  ] as const)('say of who missed the resit that they failed, and give both rates (%s)', async (...of) => {
    const [language, verdict, rates] = of
    const office = await openFormOffice()
    await office.enter({ 赵博文: { theory: 'missed' } }, { attempt: 2 })
    const said = async (form: 'mark_sheet' | 'retraining') => {
      await office.write(form, 'pdf', language)
      return office.printed.at(-1)?.html ?? ''
    }
    expect(await said('mark_sheet')).toContain(verdict)
    expect(await said('mark_sheet')).toContain(rates)
    expect(await said('retraining')).toContain(verdict)
  })

  it('bear the number the office gave them, and none where it gave none', async () => {
    const office = await openFormOffice()
    await office.call('settings', 'changeOffice', { formNumbers: { mark_sheet: 'PX-12 B/1', notice: '' } })
    const said = async (form: 'mark_sheet' | 'sign_in' | 'notice') => {
      await office.write(form, 'pdf', 'zh-CN')
      return office.printed.at(-1)?.html ?? ''
    }
    expect(await said('mark_sheet')).toContain('表单编号：PX-12 B/1')
    expect(await said('sign_in')).toContain('表单编号：QR-HR-05 A/0')
    expect(await said('notice')).not.toContain('表单编号')
  })

  it('say in a notice what completes the course', async () => {
    const office = await openFormOffice()
    const said = async (theoryWeight: number, minimumAttendance: number | null) => {
      const practiceWeight = theoryWeight === 0 ? 0 : 100 - theoryWeight
      const { sessionId: id } = await office.hold({ theoryWeight, practiceWeight, minimumAttendance })
      const sentence = async (language: 'zh-CN' | 'en', has: RegExp) => {
        await office.write('notice', 'pdf', language, { kind: 'session', id })
        return office.printed.at(-1)?.html.match(has)?.[1]
      }
      return [await sentence('zh-CN', />3\. (.*?)</), await sentence('en', />3\. (.*?)</)]
    }
    expect([await said(60, 80), await said(60, null)]).toEqual([
      [
        '课程设考核，考核合格且出勤率不低于 80% 方可结业。',
        'The course ends with an assessment; passing it with attendance of at least 80% completes the course.',
      ],
      [
        '课程设考核，考核合格方可结业。',
        'The course ends with an assessment; passing it completes the course.',
      ],
    ])
    expect([await said(0, 80), await said(0, 100), await said(0, 0)]).toEqual([
      [
        '课程不设考核，出勤率不低于 80% 方可结业。',
        'There is no assessment; attendance of at least 80% completes the course.',
      ],
      ['课程不设考核，全程出勤方可结业。', 'There is no assessment; full attendance completes the course.'],
      ['课程不设考核，到课即可结业。', 'There is no assessment; attending completes the course.'],
    ])
  })

  it('marks the sign-in sheet as printed, whatever it was written as', async () => {
    const office = await openFormOffice()
    await office.write('sign_in', 'word', 'zh-CN')
    expect((await office.call('sessions', 'get', { id: office.sessionId }))?.signInPrintedAt).not.toBeNull()
    // The history says what was written, and prints nothing that only a file was made of.
    const [step] = (await office.call('book', 'history', { limit: 1 })).entries
    expect(step).toMatchObject({
      command: 'markSignInPrinted',
      params: { context: 'exported', format: 'Word' },
    })
  })

  it('a resit of which only a part is entered has no day, no result and no outcome yet', async () => {
    const office = await openFormOffice()
    const said = async () => {
      await office.write('retraining', 'pdf', 'zh-CN')
      const row = (office.printed.at(-1)?.html ?? '').match(/<tr[^>]*>(?:(?!<tr).)*李娜.*?<\/tr>/s)?.[0] ?? ''
      return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, ''))
    }
    const before = await said()
    await office.enter({ 李娜: { theory: 85 } }, { attempt: 2 })
    expect(await said()).toEqual(before)
    await office.enter({ 李娜: { practice: 85 } }, { attempt: 2 })
    expect((await said()).slice(6, 9)).toEqual([expect.stringMatching(/^2026/), '85.0', '合格'])
  })

  it('call people as the language of the form does, also where a signature stands beside them', async () => {
    const office = await openFormOffice()
    await office.call('people', 'change', { id: office.people.王契, nameEn: 'Tom Wang' })
    for (const form of ['sign_in', 'notice', 'mark_sheet'] as const) {
      const said = async (language: 'zh-CN' | 'en') => {
        await office.write(form, 'pdf', language)
        return office.printed.at(-1)?.html ?? ''
      }
      expect(await said('en')).toContain('Tom Wang')
      expect(await said('en')).not.toContain('王契')
      expect(await said('zh-CN')).toContain('王契')
    }
  })

  it('are listed with what they can be about', async () => {
    const office = await openFormOffice()
    const kinds = await office.call('forms', 'kinds', {})
    const of = (subject: 'session' | 'person' | 'year') =>
      kinds.filter(kind => kind.of.includes(subject)).map(kind => kind.form)
    expect(of('session')).toEqual(['notice', 'sign_in', 'mark_sheet', 'retraining', 'certificate_register'])
    expect(of('person')).toEqual(['personal_file'])
    expect(of('year')).toEqual(['certificate_register', 'ledger'])
    await expect(office.write('receipt', 'pdf', 'en')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses what is not there, what is empty and what is no table', async () => {
    const office = await openFormOffice()
    await expect(
      office.write('notice', 'pdf', 'en', { kind: 'person', id: office.people.王契 } as never),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      office.write('ledger', 'pdf', 'en', { kind: 'year', year: 1999 } as never),
    ).rejects.toMatchObject({ code: 'nothing_to_print' })
    await expect(office.write('notice', 'excel', 'zh-CN')).rejects.toMatchObject({ code: 'no_table' })
  })
})
