import { describe, expect, it } from 'vitest'
import { recognised } from '../../support/import-specs'
import { tableOf } from './table-of'

const filled = (headings: string, row: (index: number) => string, rows = 12) => [
  tableOf([headings, ...Array.from({ length: rows }, (_, index) => row(index))]),
]

describe('recognising a file by its headings', () => {
  it.each<[string, string, (index: number) => string, string | null]>([
    ['a roster', '工号|姓名|部门|岗位|入职日期', n => `00${n + 600}|人${n}|华北|专员|2020-01-01`, 'people'],
    [
      'an English roster',
      'Emp ID|Name|Department|Job Title|Hire Date',
      n => `${n + 100}|P${n}|Sales|Agent|2020-01-01`,
      'people',
    ],
    [
      'a roster with a 1 to 5 column',
      '工号|姓名|部门|岗位|入职日期|状态|星级',
      n => `00${n + 600}|人${n}|华北|专员|2020-01-01|在职|${(n % 5) + 1}`,
      'people',
    ],
    ['a list of leavers', '工号|姓名|性别|离职日期', n => `00${n + 100}|人${n}|男|2025-01-01`, 'people'],
    [
      'an ability matrix',
      '工号|姓名|服务礼仪|投诉处理|评估人',
      n => `00${n + 600}|人${n}|${(n % 5) + 1}|3|周梅`,
      'ability',
    ],
    [
      'an ability matrix with posts',
      '姓名|部门|岗位|职级|沟通|礼仪|系统|法规|应急',
      n => `人${n}|华北|专员|初级|3|4|/|2|5`,
      'ability',
    ],
    [
      'a long ability list',
      '工号|姓名|能力项|等级',
      n => `00${n + 600}|人${n}|沟通|${(n % 5) + 1}`,
      'ability',
    ],
    [
      'a score sheet',
      '工号|姓名|部门|理论|实操|合格',
      n => `00${n + 600}|人${n}|华北|${60 + n}|80|是`,
      'scores',
    ],
    ['a sheet of one mark', '姓名|部门|考试成绩', n => `人${n}|华北|${60 + n}`, 'scores'],
    ['a scan log', '卡号|时间', n => `00${n + 600}|2026-10-12 08:${10 + n}`, 'attendance'],
    [
      'a sign-in list',
      '姓名|部门|日期|签到|签退',
      n => `人${n}|华北|2026-10-12|08:30|17:${10 + n}`,
      'attendance',
    ],
    [
      'a quality log',
      '工单号|工号|客服姓名|质检日期|得分|扣分项',
      n => `QC${n}|00${n + 600}|人${n}|2026-09-01|${60 + n}|-2`,
      null,
    ],
    [
      'a complaint list',
      '投诉编号|受理时间|渠道|责任工号|描述',
      n => `TS${n}|2026-07-22 16:43|邮件|00${n + 600}|很慢`,
      null,
    ],
    ['a question bank', '题型|题干|选项A|选项B|答案|分值', n => `单选|题${n}|对|错|A|3`, null],
    ['calls', 'Call ID|Call Date|Call Time|Agent ID|Covers', n => `${n}|2023-11-01|13:56:45|9|2`, null],
    ['nothing of ours', '日期|天气', () => '2026-10-12|晴', null],
  ])('%s', (_, headings, row, kind) => expect(recognised(filled(headings, row))).toBe(kind))

  it.each<[string, readonly string[], string | null]>([
    ['somebody twice among three', ['00601', '00602', '00601'], 'scores'],
    ['only the rows of one person', ['00601', '00601'], 'scores'],
    ['a few twice in a class', [...'abcdefghij'].flatMap(n => ('abc'.includes(n) ? [n, n] : [n])), 'scores'],
    ['blank numbers', ['00601', '', '', '', '', '00602'], 'scores'],
    ['everybody again and again', [...'abcdabcdabcd'], null],
  ])('a sheet of one mark with %s', (_, numbers, kind) => {
    const rows = numbers.map((number, index) => `${number}|人${number || index}|${60 + index}`)
    expect(recognised([tableOf(['工号|姓名|总评', ...rows])])).toBe(kind)
  })

  it('is not misled by a hidden sheet', () => {
    const [scores] = filled('工号|姓名|理论|实操', n => `00${n + 600}|人${n}|70|80`)
    const [people] = filled('工号|姓名|部门|岗位', n => `00${n + 600}|人${n}|华北|专员`)
    expect(recognised([{ ...scores!, hidden: true }, people!])).toBe('people')
  })
})
