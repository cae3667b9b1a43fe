import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { formKinds } from '../../../electron/service/forms-in-order'
import { formEndings } from '../../../src/domain/documents/form-codes'
import { openFormOffice } from '../../service/forms/form-office'
import { pdfsByLibreOffice, whyNoLibreOffice } from '../../support/libre-office'
import { textOfPages } from '../../support/pdf-text'

const reason = whyNoLibreOffice()

/** A word each form must say, and what its paper is. */
const says: Record<string, string> = {
  notice: '培训通知',
  sign_in: '培训签到表',
  mark_sheet: '成绩登记表',
  retraining: '补考/再培训记录',
  certificate_register: '证书发放登记',
  personal_file: '培训档案',
  ledger: '培训台账',
}

describe.skipIf(reason !== null)(`forms in another program${reason ? ` (${reason})` : ''}`, () => {
  const texts = new Map<string, string[]>()

  beforeAll(async () => {
    const office = await openFormOffice()
    const files = new Map<string, Uint8Array>()
    for (const { form, formats } of formKinds)
      for (const language of ['zh-CN', 'en'] as const)
        for (const format of formats.filter(one => one !== 'pdf')) {
          const { path } = await office.write(form, format, language)
          files.set(`${form}-${language}-${format}${formEndings[format]}`, readFileSync(path))
        }
    for (const [name, pdf] of pdfsByLibreOffice(files)) texts.set(name, await textOfPages(pdf))
  }, 240_000)

  it('are opened and printed, every Word file and every workbook', () => {
    expect(texts.size).toBe(2 * (formKinds.length * 2 - 1))
    for (const [name, pages] of texts) expect(pages.length, name).toBeGreaterThan(0)
  })

  it.each(formKinds.map(kind => kind.form))('%s says on paper what it says on the page', form => {
    for (const [name, pages] of texts) {
      if (!name.startsWith(`${form}-zh-CN`)) continue
      for (const page of pages) expect(page, name).toContain(says[form] ?? form)
      expect(pages[0], name).toContain('客户服务中心')
      expect(pages.at(-1), name).toMatch(new RegExp(`第${pages.length}页，共${pages.length}页`))
    }
  })
})
