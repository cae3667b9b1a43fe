import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasOffice, office, openImports } from './imports-of-book'

describe('a file that gives seat numbers', () => {
  it('finds its people by name where it has one, and nobody whose staff number is that of a seat', async () => {
    const imports = await openImports()
    await imports.call('people', 'hire', { name: '王芳', staffNo: '00601', hiredOn: '2020-01-01' })
    await imports.call('people', 'hire', { name: '李娜', staffNo: '8101', hiredOn: '2020-01-01' })
    const preview = await imports.previewOf([
      ['坐席号', '姓名', '沟通', '业务知识'],
      ['8101', '王芳', 4, 3],
    ])
    expect(preview).toMatchObject({ kind: 'ability', errors: 0, conflicts: 0 })
    expect(preview.sample).toMatchObject([{ name: '王芳', staffNo: '00601' }])
    expect(preview.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['seat_number', 'matched_by_name']),
    )
  })

  it('is refused with what it lacks, and stays open for somebody who knows better', async () => {
    const imports = await openImports()
    const rows = [
      ['坐席号', '打卡时间'],
      ['8101', '2026-10-12 08:30'],
    ]
    const refused = await imports.previewOf(rows, { kind: 'attendance' }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'seat_numbers', params: { heading: '坐席号', headings: rows[0] } })
  })

  it.skipIf(!hasOffice).each(['坐席号对照.csv', '坐席话务日报_20260702.xlsx', '满意度评价导出_20260702.csv'])(
    'is none of the kinds: %s',
    async name => {
      const imports = await openImports()
      await expect(imports.preview(join(office, name))).rejects.toMatchObject({ code: 'kind_unknown' })
    },
  )
})
