import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { formExcel } from '../../../electron/service/documents/form/form-excel'
import { hostileStrings } from '../../support/document-samples'
import { sampleRows, sampleSheet } from '../../support/form-samples'
import { zipParts } from '../../support/zip-parts'

const read = async (...given: Parameters<typeof sampleSheet>) => {
  const { sheets } = await readXlsx(await formExcel(sampleSheet(...given)), { readStyles: true })
  const [sheet] = sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

describe('a form as .xlsx', () => {
  it('has title rows, then headings, then numbers that are numbers', async () => {
    const sheet = await read(sampleRows(2))
    expect(sheet.rows[0]).toEqual(expect.arrayContaining(['远程旅行服务客服中心', '表单编号：QR-HR-05 A/0']))
    expect(sheet.rows[1]?.[0]).toBe('成绩登记表')
    expect(sheet.rows[2]).toEqual(expect.arrayContaining(['主题', '投诉处理']))
    expect(sheet.rows[3]?.slice(0, 3)).toEqual(['序号', '姓名', '总评'])
    expect(sheet.rows[5]?.slice(0, 6)).toEqual([1, '王芳0', 85.5, new Date('2026-10-12T00:00:00Z'), 0.941, 1])
    expect(sheet.cells?.get('5,4')?.style?.numFmt).toBe('0.0%')
  })

  it('adds up by a formula whose result stands in the file', async () => {
    const sheet = await read(sampleRows(3))
    expect(sheet.rows[8]?.[0]).toBe('合计')
    expect(sheet.cells?.get('8,5')).toMatchObject({ formula: 'SUM(F6:F8)' })
    expect(sheet.rows[8]?.[5]).toBe(6)
  })

  it('is printed on its side, as wide as the paper, with title rows on every page', async () => {
    const parts = zipParts(await formExcel(sampleSheet(sampleRows(80))))
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"/)
    expect(sheet).toMatch(/fitToHeight="0"/)
    expect(sheet).toContain('&amp;P')
    expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles[^>]*>[^<]*\$1:\$5</)
  })

  it('gives every column its width and freezes the headings', async () => {
    const sheet = await read(sampleRows(1))
    expect(sheet.columns?.every(column => (column.width ?? 0) > 3)).toBe(true)
    expect(sheet.freezePane).toEqual({ rows: 5 })
  })

  it('carries any string, and leaves none a formula', async () => {
    for (const name of [...hostileStrings, '=1+1', '+SUM(A1)']) {
      const sheet = await read([{ name, mark: null, day: '2026-10-12', share: 0 }])
      expect(sheet.cells?.get('5,1')?.formula).toBeUndefined()
      expect(String(sheet.rows[5]?.[1] ?? '')).not.toMatch(/^[=+@-]/)
    }
  })
})
