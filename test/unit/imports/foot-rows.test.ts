/** The rows below the people, in the words of offices we have not seen. */
import { describe, expect, it } from 'vitest'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, codesOf, tableOf } from './table-of'

const HEAD = '序号|工号|姓名|班组|理论成绩|实操成绩'
const read = (...foot: string[]) =>
  accepted(
    readLayout([tableOf([HEAD, '1|00703|段宁|甲|80|75', '2|00704|古乔|乙|70|65', ...foot])], scoreSpec),
  )

describe('what stands below the people is no person', () => {
  it.each([
    '各项平均||||75|70',
    '最高分||||80|75',
    '全班平均分||||75|70',
    '應考人數：2|實考人數：2|合格率：100%',
    '总人数|2',
    '应到34人||实到32人||记录人：吴护士',
    '|应到：34人|缺勤 2 人',
    '人數|2',
    '合计||2人',
    '實到人數||||2|2',
    '|Team average|||75|70',
    '|Highest score|||80|75',
  ])('a total: %s', row => {
    const layout = read(row)
    expect(layout.data.map(data => data.row)).toEqual([2, 3])
    expect(codesOf(layout)).toEqual({ total_row: 1 })
  })

  it.each([
    '评定人签字：|||部门负责人签字：||日期：      年   月   日',
    '监考人：尹川|阅卷人：段宁|登分人：',
    '班主任签字：|||日期：2026.10.13',
    '|5=优 4=良 3=中 2=可 1=差',
    'P = Pass, F = Fail',
    'Proctor signature:|||Date:',
  ])('a note: %s', row => {
    const layout = read(row)
    expect(layout.data.map(data => data.row)).toEqual([2, 3])
    expect(codesOf(layout)).toEqual({ note_row: 1 })
  })

  it('nor is the row of full marks under the headings', () => {
    const layout = accepted(
      readLayout([tableOf([HEAD, '||||50分|50分', '1|00703|段宁|甲|40|35'])], scoreSpec),
    )
    expect(layout.data.map(data => data.row)).toEqual([3])
  })

  it('but a person without a number, and one whose marks are blank, are people', () =>
    expect(read('3||尹川|甲|80|75', '4|00706||甲||').data).toHaveLength(4))
})
