import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { type AbilityPreview, previewAbility } from '../../../src/domain/needs/ability-matrix'
import { abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import { accepted, tableOf } from '../imports/table-of'

const people = ['赵一', '钱二', '孙三'].map((name, index) => ({
  id: `p${index + 1}`,
  staffNo: `A00${index + 1}`,
  name,
}))

function shown(lines: string[], answers = {}): AbilityPreview {
  const layout = accepted(readLayout([tableOf(lines)], abilitySpec))
  const preview = previewAbility(layout, { people }, { today: '2026-12-09', answers })
  if (isRefusal(preview)) throw new Error(preview.refused)
  return preview
}

const days = ({ accepted: rows }: AbilityPreview) => rows.map(({ assessedOn }) => assessedOn)
const ofDays = ({ findings }: AbilityPreview) =>
  findings.filter(({ code }) => code === 'day_named' || code === 'rating_day')

const matrix = ['工号|姓名|倾听|应答', 'A001|赵一|3|4', 'A002|钱二|2|5']

describe('the day of ratings', () => {
  it.each([
    ['盘点日期', '2026-09-28'],
    ['最后评估日期', '2026年9月28日'],
    ['填表日期', '2026.9.28'],
    ['Last Assessed', '28 Sep 2026'],
    ['Assessed', '2026/9/28'],
    ['Date last assessed', '28/09/2026'],
  ])('stands in a column: %s', (heading, day) => {
    const preview = shown([`工号|姓名|倾听|应答|${heading}`, `A001|赵一|3|4|${day}`, `A002|钱二|2|5|${day}`])
    expect(days(preview)).toEqual(['2026-09-28', '2026-09-28'])
    expect(ofDays(preview)).toEqual([])
  })

  it.each([
    ['评估时间：2026年9月15日|||评估人：各组组长', '2026年9月15日'],
    ['评估日期|2026-09-15', '2026-09-15'],
    ['测评日期: 2026.9.15', '2026.9.15'],
    ['Assessed on 15 September 2026', '15 September 2026'],
    ['Date: Sep 15, 2026', 'Sep 15, 2026'],
    ['热线能力评估表（2026/9/15）', '2026/9/15'],
    ['评估时间：2026年9月15日|打印日期：2026年10月8日', '2026年9月15日'],
  ])('stands above the table: %s', (title, written) => {
    const preview = shown([title, ...matrix])
    expect(days(preview)).toEqual(['2026-09-15', '2026-09-15'])
    expect(ofDays(preview)).toMatchObject([
      { code: 'day_named', severity: 'info', value: written, params: { day: '2026-09-15', count: 2 } },
    ])
  })

  it('stands in a note below the table', () => {
    const preview = shown([...matrix, '评估日期：2026年9月15日'])
    expect(days(preview)).toEqual(['2026-09-15', '2026-09-15'])
  })

  it('is that of the row where a row has one', () => {
    const preview = shown([
      '评估时间：2026年9月15日',
      '工号|姓名|倾听|应答|评估日期',
      'A001|赵一|3|4|2026-08-01',
      'A002|钱二|2|5|',
    ])
    expect(days(preview)).toEqual(['2026-08-01', '2026-09-15'])
    expect(ofDays(preview)).toMatchObject([{ code: 'day_named', params: { count: 1 } }])
  })

  it.each([
    ['能力评估表'],
    ['评估周期：2026年7月1日至2026年9月30日'],
    ['评估时间：2026年9月1日—9月15日'],
    ['制表日期：2026年9月15日'],
    ['Printed on 2026-09-15'],
    ['2026年第三季度能力评估表'],
    ['评估日期：9/8/2026'],
    ['下次评估：2027年3月1日'],
  ])('is asked, and today until somebody says it: %s', title => {
    const preview = shown([title, ...matrix])
    expect(days(preview)).toEqual([null, null])
    expect(ofDays(preview)).toMatchObject([
      {
        code: 'rating_day',
        severity: 'warning',
        params: { day: '2026-12-09', count: 2 },
        asks: { key: 'rated_on' },
      },
    ])
  })

  it('is the one that a person answers', () => {
    const preview = shown(matrix, { rated_on: '2026-10-01' })
    expect(days(preview)).toEqual(['2026-10-01', '2026-10-01'])
    expect(ofDays(preview)).toMatchObject([{ code: 'rating_day', params: { day: '2026-10-01' } }])
  })

  it('is not asked where nothing goes in', () => {
    expect(ofDays(shown(['工号|姓名|倾听|应答', 'A009|周八|3|4', 'A010|吴九|2|5']))).toEqual([])
  })
})
