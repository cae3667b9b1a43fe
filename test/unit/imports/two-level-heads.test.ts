import { describe, expect, it } from 'vitest'
import type { ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores, type ScorePreview } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { columnHeadings, readLayout } from '../../../src/domain/imports/layout'
import { rowDecisionsFrom } from '../../../src/domain/imports/preview'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { markedColumns } from '../../../src/domain/sessions/attendance/marked-columns'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, tableOf } from './table-of'

const people = ['赵一', '钱二', '孙三', '李四'].map((name, index) => ({
  id: `p${index + 1}`,
  staffNo: `A00${index + 1}`,
  name,
}))

const scoresOf = (lines: string[], rules: ScoreRules = {}, mapping = {}): ScorePreview =>
  previewScores(accepted(readLayout([tableOf(lines)], scoreSpec, { mapping })), { people }, rules)

const marksOf = ({ accepted: rows }: ScorePreview) =>
  rows.map(({ staffNo, theory, practice }) => [staffNo, said(theory), said(practice)])

const said = (mark: ScorePreview['accepted'][number]['theory']) =>
  mark?.state === 'scored' ? mark.mark / 100 : (mark?.state ?? null)

const held = (preview: ScorePreview) =>
  preview.findings
    .filter(({ severity }) => severity === 'conflict')
    .map(({ code, column, value }) => [code, column, value])

describe('a mark over the columns it is made of', () => {
  it('is its 小计', () => {
    const preview = scoresOf([
      '工号|姓名|理论考试|||实操考核||',
      '||笔试（80分）|抽问（20分）|小计|系统操作（50分）|模拟接听（50分）|小计',
      'A001|赵一|75|15|90|47|42|89',
      'A002|钱二|缺考|||缺考||',
      'A003|孙三|||作弊|30|28|58',
    ])
    expect(preview.columns).toMatchObject({ theory: '理论考试·小计', practice: '实操考核·小计' })
    expect(marksOf(preview)).toEqual([
      ['A001', 90, 89],
      ['A002', 'missed', 'missed'],
      ['A003', 'cheating', 58],
    ])
    expect(preview.findings).toEqual([])
  })

  it('is its total in English, too', () => {
    const preview = scoresOf([
      'Staff No.|Name|Theory||Practical||',
      '||Part A|Subtotal|Call handling|System|Total',
      'A001|赵一|40|81|30|40|70',
      'A002|钱二|Absent||35|35|70',
    ])
    expect(marksOf(preview)).toEqual([
      ['A001', 81, 70],
      ['A002', 'missed', 70],
    ])
  })

  const unsummed = [
    '工号|姓名|理论成绩||实操',
    '||选择题|问答题|',
    'A001|赵一|40|45|70',
    'A002|钱二|38|41|66',
  ]

  it('is asked about where nothing is its sum', () => {
    const preview = scoresOf(unsummed)
    expect(held(preview)).toEqual([['parts_of_mark', '理论成绩', '选择题、问答题']])
    expect(preview.accepted).toEqual([])
  })

  it('is the column that a person points out, or left out', () => {
    expect(marksOf(scoresOf(unsummed, {}, { theory: '问答题' }))).toEqual([
      ['A001', 45, 70],
      ['A002', 41, 66],
    ])
    const decisions = rowDecisionsFrom({ '2': ['as_read'] })
    expect(marksOf(scoresOf(unsummed, { decisions }))).toEqual([
      ['A001', null, 70],
      ['A002', null, 66],
    ])
  })

  it('is asked about where one of them is only named like it', () => {
    const preview = scoresOf(['工号|姓名|理论考试|', '||笔试|口头抽问', 'A001|赵一|70|15', 'A002|钱二|60|12'])
    expect(held(preview)).toEqual([['parts_of_mark', '理论考试', '笔试、口头抽问']])
  })
})

describe('a resit over its parts', () => {
  it.each([
    ['补考成绩', '理论', '操作'],
    ['Resit', 'Written', 'Practical'],
    ['重考', '笔试成绩', '实操成绩'],
  ])('%s', (group, theory, practice) => {
    const preview = scoresOf([
      `工号|姓名|${group}||备注`,
      `||${theory}|${practice}|`,
      'A001|赵一|66|70|',
      'A002|钱二|缺考|缺考|',
    ])
    expect(marksOf(preview)).toEqual([
      ['A001', 66, 70],
      ['A002', 'missed', 'missed'],
    ])
    expect(preview.accepted.map(({ attempt }) => attempt)).toEqual([2, 2])
  })

  it('leaves the first exam beside it what it is', () => {
    const preview = scoresOf([
      '工号|姓名|首考成绩||补考成绩|',
      '||理论|操作|理论|操作',
      'A001|赵一|55|60|66|70',
      'A002|钱二|80|81||',
    ])
    expect(preview.accepted.map(({ attempt }) => attempt)).toEqual([1, 2, 1])
    expect(marksOf(preview)).toEqual([
      ['A001', 55, 60],
      ['A001', 66, 70],
      ['A002', 80, 81],
    ])
  })
})

describe('who came over the halves of a day', () => {
  it.each([
    ['签到情况', '上午', '下午'],
    ['出勤', '11.12上午', '11.12下午'],
    ['Attendance', 'Morning', 'Afternoon'],
  ])('%s', (group, morning, afternoon) => {
    const layout = accepted(
      readLayout(
        [
          tableOf([
            `工号|姓名|${group}||备注`,
            `||${morning}|${afternoon}|`,
            'A001|赵一|√|早退|',
            'A002|钱二|√|×|',
          ]),
        ],
        scanSpec,
      ),
    )
    expect(markedColumns(layout).map(({ column }) => column)).toEqual([2, 3])
    expect(layout.data.map(({ row }) => row)).toEqual([3, 4])
  })
})

describe('what is no second level', () => {
  it('a row of ticks of somebody not named', () => {
    const layout = accepted(
      readLayout(
        [tableOf(['工号|姓名|签到情况||备注', '||√|√|', 'A001|赵一|√|×|', 'A002|钱二|√|√|'])],
        scanSpec,
      ),
    )
    expect(layout.headerRow).toBe(1)
  })

  it('a row below headings of which none is wide', () => {
    const preview = scoresOf(['工号|姓名|理论|实操', '||满分60|满分40', 'A001|赵一|55|35', 'A002|钱二|50|30'])
    expect(preview.headerRow).toBe(1)
  })

  it('what would hide a field of a roster', () => {
    const lines = [
      '工号|姓名|岗位||手机',
      '||现任|兼任|',
      'A001|赵一|坐席|质检|13800000001',
      'A002|钱二|坐席||13800000002',
    ]
    expect(columnHeadings(accepted(readLayout([tableOf(lines)], rosterSpec)))).toMatchObject({ post: '岗位' })
  })
})
