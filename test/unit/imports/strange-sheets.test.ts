/** Sheets as offices keep them: what is read of them, and what is said of the rest. */
import { describe, expect, it } from 'vitest'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { columnHeadings, readLayout } from '../../../src/domain/imports/layout'
import { readLevel } from '../../../src/domain/needs/level-reading'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { recognised } from '../../support/import-specs'
import { accepted, block, codesOf, tableOf } from './table-of'

const roster = (...given: Parameters<typeof tableOf>) => accepted(readLayout([tableOf(...given)], rosterSpec))
const rows = (...given: Parameters<typeof tableOf>) => roster(...given).data.map(data => data.row)

describe('rows that are nobody', () => {
  it('passes over hints, an example and the headings in another language', () => {
    const layout = roster([
      '员工编号|姓名|机构',
      'Staff No|Name|Branch',
      '必填，8 位|必填|选填',
      '示例：00001|张三|华北',
      '00703|段宁|华北',
    ])
    expect(layout.data.map(data => data.row)).toEqual([5])
    expect(codesOf(layout)).toEqual({ repeated_heading: 1, note_row: 2 })
  })

  it('passes over a line of signatures, however long', () =>
    expect(rows(['工号|姓名|机构', '00703|段宁|华北', '编制：李一|审核：王二|批准：赵三'])).toEqual([2]))

  it('leaves another table out as a whole and goes on where the own headings stand again', () => {
    const layout = roster([
      '工号|姓名|机构',
      '00703|段宁|华北',
      '姓名|工号|去向',
      '尹川|00709|分部',
      '工号|姓名|机构',
      '00704|古乔|华南',
    ])
    expect(layout.data.map(data => data.row)).toEqual([2, 6])
    expect(layout.findings.find(one => one.code === 'second_table')).toMatchObject({
      row: 3,
      severity: 'error',
      params: { count: 1 },
    })
  })

  it('takes no card of labels and values for a table', () => {
    const card = tableOf(['姓名：|段宁|工号：|00703', '机构：|华北|岗位：|专员'])
    expect(readLayout([card], rosterSpec)).toMatchObject({ refused: 'no_header' })
  })
})

describe('cells', () => {
  it('gives a merged unit to everybody beside it', () => {
    const layout = roster(['机构|工号|姓名', '华北|00703|段宁', '|00704|古乔', '|00705|尹川'], {
      merges: [block('A2:A3')],
    })
    expect(layout.data.map(({ cells }) => cells[0])).toEqual(['华北', '华北', null])
  })

  it('takes a value that could not be worked out as blank, and says so once for a column', () => {
    const layout = roster(['工号|姓名|机构', '00703|段宁|#N/A', '00704|古乔|#REF!'])
    expect(layout.data.map(({ cells }) => cells[2])).toEqual([null, null])
    expect(layout.findings).toMatchObject([{ row: 2, column: '机构', value: '#N/A', params: { count: 2 } }])
  })

  it.each([
    ['4 - 熟练', 4],
    ['L2（入门）', 2],
    ['精通(5)', 5],
  ])('reads the level %s', (text, level) => expect(readLevel(text)).toEqual({ state: 'rated', level }))

  it.each(['3-5', '4人', '8/10'])('does not take %s for a level', text =>
    expect(readLevel(text)).toBe('invalid'),
  )
})

describe('headings', () => {
  it('takes the better word, not the one further left', () =>
    expect(
      columnHeadings(
        roster([
          '工号|姓名|办公电话|手机号|参加工作日期|入职日期',
          '00703|段宁|010|138|1999-01-01|2020-01-01',
        ]),
      ),
    ).toMatchObject({ phone: '手机号', hiredOn: '入职日期' }))

  it('counts people that stand to the right of others', () => {
    const layout = roster(['工号|姓名|工号|姓名|备注', '00703|段宁|00704|古乔|', '00705|尹川|||'])
    expect(layout.findings).toMatchObject([{ code: 'side_by_side', params: { count: 1 } }])
  })

  it('says which heading stands twice with other values, and lets each be chosen', () => {
    const sheet = tableOf(['工号|姓名|笔试|笔试', '00703|段宁|70|80'])
    const read = (mapping = {}) => accepted(readLayout([sheet], scoreSpec, { mapping }))
    expect(read().twice).toEqual([{ field: 'theory', heading: '笔试' }])
    expect(read({ theory: '笔试 (2)' }).columns.get('theory')).toBe(3)
    expect(read({ theory: '笔试 (2)' }).twice).toEqual([])
  })

  it('knows no roster in scans, calls and seats', () => {
    const look = (headings: string, row: string) => recognised([tableOf([headings, row, row])])
    expect(look('工号|姓名|部门|岗位|打卡时间|设备', '00703|段宁|华北|专员|2026-10-12 08:40|东门')).toBe(
      'attendance',
    )
    expect(look('坐席号|姓名|班组|接听量|通话时长', '8101|段宁|一组|60|3:20')).toBeNull()
  })
})

describe('marks beside their own total', () => {
  it('are unchanged when the marks are, whatever the total says', () => {
    const layout = accepted(
      readLayout([tableOf(['工号|姓名|理论|实操|总评', '00703|段宁|80|90|84'])], scoreSpec),
    )
    const scored = (mark: number) => ({ state: 'scored', mark }) as const
    const marks = new Map([['d', { theory: scored(8000), practice: scored(9000) }]])
    const people = [{ id: 'd', staffNo: '00703', name: '段宁' }]
    expect(previewScores(layout, { people, marks })).toMatchObject({ unchanged: 1, changed: 0 })
  })
})
