import { formSheet } from '../../electron/service/documents/form/form'
import type { FormSheet } from '../../electron/service/documents/form/form-sheet'
import { rollOf } from '../../electron/service/documents/form/roll-of'
import type { FormLanguage } from '../../src/domain/documents/form-codes'

export const sampleOffice = { company: '远程旅行服务客服中心', companyEn: 'Remote Travel Service Centre' }

export interface SampleRow {
  name: string
  mark: number | string | null
  day: string
  share: number
}

export const sampleRows = (count: number): SampleRow[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `王芳${index}`,
    mark: 8550,
    day: '2026-10-12',
    share: 0.941,
  }))

/** A form with one column of every kind, sums and two headings. */
export function sampleSheet(
  rows: readonly SampleRow[],
  language: FormLanguage = 'zh-CN',
  number = 'QR-HR-05 A/0',
): FormSheet {
  return formSheet(sampleOffice, number, language, voice => {
    const group = ['10月12日', '09:00–12:00']
    return {
      title: voice.say('mark_sheet.title'),
      landscape: true,
      facts: [[{ label: voice.say('form.topic'), value: '投诉处理', span: 3 }]],
      parts: [
        rollOf(voice, rows, [
          ['form.serial', 12, 'serial'],
          ['form.name', 40, 'text', row => row.name, { align: 'left' }],
          ['form.overall', 20, 'mark', row => row.mark],
          ['form.day', 30, 'day', row => row.day],
          ['ledger.pass_rate', 24, 'percent', row => row.share, { total: { value: 0.941 } }],
          ['form.count', 20, 'number', (_, index) => index + 1, { total: 'sum' }],
          ['sign_in.sign_in', 20, 'sign', null, { group }],
          ['sign_in.sign_out', 20, 'sign', null, { group }],
        ]),
      ],
      note: voice.say('sign_in.note'),
      signatures: ['form.prepared_by', 'form.reviewed'],
    }
  })
}
