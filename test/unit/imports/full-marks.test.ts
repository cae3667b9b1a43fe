import { describe, expect, it } from 'vitest'
import { previewScores, type ScorePreview } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, tableOf } from './table-of'

const people = ['赵一', '钱二', '孙三', '李四'].map((name, index) => ({
  id: `p${index + 1}`,
  staffNo: `A00${index + 1}`,
  name,
}))

const scoresOf = (lines: string[]): ScorePreview =>
  previewScores(accepted(readLayout([tableOf(lines)], scoreSpec)), { people })

const said = (mark: ScorePreview['accepted'][number]['theory']) =>
  mark?.state === 'scored' ? mark.mark / 100 : (mark?.state ?? null)

const codes = ({ findings }: ScorePreview) => findings.map(({ code }) => code)

describe('the full mark in a column of its own', () => {
  it.each([
    ['工号|姓名|总分|满分', ['A001|赵一|96|150', 'A002|钱二|120|150'], [64, 80]],
    ['工号|姓名|得分|满分', ['A001|赵一|40|50', 'A002|钱二|45.5|50'], [80, 91]],
    ['工号|姓名|考试总分|试卷满分', ['A001|赵一|18|20分', 'A002|钱二|20|20分'], [90, 100]],
    ['Staff No.|Name|Score|Max score', ['A001|赵一|96|120', 'A002|钱二|120|120'], [80, 100]],
    ['Staff No.|Name|Score|Out of', ['A001|赵一|12|20', 'A002|钱二|30|40'], [60, 75]],
  ])('%s', (head, rows, totals) => {
    const preview = scoresOf([head, ...rows])
    expect(preview.accepted.map(({ total }) => said(total))).toEqual(totals)
    expect(preview.findings.every(({ code }) => code === 'full_mark')).toBe(true)
  })

  it('is that of the mark it is named for, or stands beside', () => {
    const named = scoresOf([
      '工号|姓名|理论成绩|实操成绩|理论满分|实操满分',
      'A001|赵一|45|40|50|80',
      'A002|钱二|50|60|50|80',
    ])
    expect(named.accepted.map(({ theory, practice }) => [said(theory), said(practice)])).toEqual([
      [90, 50],
      [100, 75],
    ])
    const beside = scoresOf([
      '工号|姓名|理论|满分|实操|满分',
      'A001|赵一|45|50|40|80',
      'A002|钱二|50|50|60|80',
    ])
    expect(beside.accepted.map(({ theory, practice }) => [said(theory), said(practice)])).toEqual([
      [90, 50],
      [100, 75],
    ])
    const under = scoresOf([
      '工号|姓名|理论考试||实操考核|',
      '||得分|满分|得分|满分',
      'A001|赵一|45|50|40|80',
      'A002|钱二|50|50|60|80',
    ])
    expect(under.accepted.map(({ theory, practice }) => [said(theory), said(practice)])).toEqual([
      [90, 50],
      [100, 75],
    ])
  })

  it('of 100 changes nothing, and says nothing', () => {
    const preview = scoresOf(['工号|姓名|理论|满分', 'A001|赵一|96|100', 'A002|钱二|88|100'])
    expect(preview.accepted.map(({ theory }) => said(theory))).toEqual([96, 88])
    expect(preview.findings).toEqual([])
  })

  it('does not make a mark above it one of the exam', () => {
    const preview = scoresOf(['工号|姓名|得分|满分', 'A001|赵一|60|50', 'A002|钱二|45|50'])
    expect(preview.findings).toMatchObject([
      { code: 'full_mark' },
      { code: 'impossible_mark', params: { full: 50 } },
    ])
    expect(preview.accepted.map(({ total }) => said(total))).toEqual([90])
  })

  it('beside the total leaves its parts alone', () => {
    const preview = scoresOf([
      '工号|姓名|理论|实操|总分|满分',
      'A001|赵一|80|90|170|200',
      'A002|钱二|70|80|150|200',
    ])
    expect(
      preview.accepted.map(({ theory, practice, total }) => [theory, practice, total].map(said)),
    ).toEqual([
      [80, 90, 85],
      [70, 80, 75],
    ])
  })
})

describe('a mark with its full mark in the cell', () => {
  it('is read as a share of it', () => {
    const preview = scoresOf([
      '工号|姓名|理论',
      'A001|赵一|40/50',
      'A002|钱二|120/150',
      'A003|孙三|85/100',
      'A004|李四|60/50',
    ])
    expect(preview.accepted.map(({ theory }) => said(theory))).toEqual([80, 80, 85])
    expect(codes(preview)).toEqual(['impossible_mark'])
  })
})

describe('a column that says who missed the exam', () => {
  it.each([
    ['考试状态', '已交卷', '缺考', 'missed'],
    ['参考情况', '正常', '缓考', 'deferred'],
    ['Exam status', 'Submitted', 'Absent', 'missed'],
    ['是否缺考', '否', '是', 'missed'],
    ['备注', '', '缺考', 'missed'],
    ['是否合格', '是', '缺考', 'missed'],
  ])('%s', (heading, came, missed, state) => {
    const preview = scoresOf([
      `工号|姓名|理论|${heading}`,
      `A001|赵一|88|${came}`,
      `A002|钱二|-|${missed}`,
      `A003|孙三|0|${came}`,
    ])
    expect(preview.accepted.map(({ theory }) => said(theory))).toEqual([88, state, 0])
    expect(preview.findings).toEqual([])
  })

  it('counts beside a system’s 0, and not beside a mark', () => {
    const preview = scoresOf([
      '工号|姓名|总分|考试状态',
      'A001|赵一|0|缺考',
      'A002|钱二|80|缺考',
      'A003|孙三|90|已交卷',
    ])
    expect(preview.accepted.map(({ staffNo, total }) => [staffNo, said(total)])).toEqual([
      ['A001', 'missed'],
      ['A003', 90],
    ])
    expect(preview.findings).toMatchObject([
      { row: 3, code: 'marked_and_missed', severity: 'conflict', value: '缺考' },
    ])
  })

  it('may be in two languages', () => {
    const preview = scoresOf([
      '工号|姓名|理论',
      'A001|赵一|缺考 Absent',
      'A002|钱二|Deferred/缓考',
      'A003|孙三|作弊（Cheating）',
      'A004|李四|良好 Good',
    ])
    expect(preview.accepted.map(({ theory }) => said(theory))).toEqual(['missed', 'deferred', 'cheating'])
    expect(codes(preview)).toEqual(['impossible_mark'])
  })
})

it('is that of each sheet’s own title where several are read together', () => {
  const sheet = (name: string, title: string, ...rows: string[]) =>
    tableOf([title, '工号|姓名|成绩', ...rows], { name })
  const tables = [
    sheet('一组', '结业考试（满分150分）', 'A001|赵一|96', 'A002|钱二|120'),
    sheet('二组', '结业考试（满分100分）', 'A003|孙三|96', 'A004|李四|80'),
  ]
  const layout = accepted(readLayout(tables, scoreSpec, { decisions: new Map([[2, ['all_sheets']]]) }))
  const preview = previewScores(layout, { people })
  expect(preview.accepted.map(({ total }) => said(total))).toEqual([64, 80, 96, 80])
})
