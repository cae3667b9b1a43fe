/** Columns beside the marks that are none, and marks that are written as a part of the whole. */
import { describe, expect, it } from 'vitest'
import type { ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { accepted, tableOf } from './table-of'

const people = [
  { id: 'p1', staffNo: 'A001', name: '赵一' },
  { id: 'p2', staffNo: 'A002', name: '钱二' },
]
const read = (rows: string[]) => readLayout([tableOf(rows)], scoreSpec)
const preview = (rows: string[], rules: ScoreRules = {}) =>
  previewScores(accepted(read(rows)), { people }, rules)
const marksOf = ({ accepted: rows }: ReturnType<typeof preview>) =>
  rows.map(({ theory, practice }) =>
    [theory, practice].map(mark => (mark?.state === 'scored' ? mark.mark / 100 : (mark?.state ?? null))),
  )

describe('what stands beside a mark', () => {
  it.each([
    ['理论满分|实操满分', '100|100'],
    ['理论及格线|实操及格线', '60|60'],
    ['笔试合格分数线|实操达标线', '60|60'],
    ['理论扣分|实操扣分', '5|3'],
    ['笔试失分|实操丢分', '5|3'],
    ['理论排名|实操名次', '1|2'],
    ['理论成绩（排名）|实操成绩（名次）', '1|2'],
    ['理论错题数|实操错误数', '5|3'],
    ['理论折算分|实操加权成绩', '54|36'],
    ['Theory max|Practical max score', '100|100'],
    ['Theory pass mark|Practical passing score', '60|60'],
    ['Theory deductions|Practical points lost', '5|3'],
    ['Written rank|Role play ranking', '1|2'],
    ['Theory mark (rank)|Practical mark (rank)', '1|2'],
    ['Written wrong answers|Practical errors', '5|3'],
    ['Theory weighted score|Practical weighted mark', '54|36'],
  ])('is no mark where it stands alone: %s', (heads, cells) => {
    const layout = read([`工号|姓名|${heads}`, `A001|赵一|${cells}`, `A002|钱二|${cells}`])
    expect(isRefusal(layout) && layout.refused).toBe('missing_columns')
  })

  it.each([
    ['理论排名|理论成绩|理论错题数|实操成绩', '1|90|5|80'],
    ['笔试用时|笔试|笔试及格分|实操', '45|90|60|80'],
    ['Theory rank|Theory mark|Theory pass mark|Practical', '1|90|60|80'],
    ['Written duration|Written test|Written errors|Role play', '45|90|5|80'],
  ])('leaves the marks to their own columns: %s', (heads, cells) => {
    expect(marksOf(preview([`工号|姓名|${heads}`, `A001|赵一|${cells}`]))).toEqual([[90, 80]])
  })

  it.each([
    ['理论（及格线60）|实操（合格分60）', '90|80'],
    ['理论成绩（满分100分）|实操成绩(100分满分)', '90|80'],
    ['理论成绩（扣分后）|实操扣分后成绩', '90|80'],
    ['Theory (pass mark 60)|Practical (max 100)', '90|80'],
    ['Theory mark (after deductions)|Practical score (out of 100)', '90|80'],
    ['理论得分率|实操正确率', '90%|80%'],
  ])('is a word of a mark’s own heading in %s', (heads, cells) => {
    expect(marksOf(preview([`工号|姓名|${heads}`, `A001|赵一|${cells}`]))).toEqual([[90, 80]])
  })
})

describe('a mark written as its part of the whole', () => {
  it.each([
    ['理论成绩（折算60%）|实操成绩（折算40%）', '54|36', '42|28'],
    ['笔试（按60%计入总分）|实操（折合 40%）', '54|36', '42|28'],
    ['Theory (weighted 60%)|Practical (weighted 40%)', '54|36', '42|28'],
    ['Written (60% weighted)|Role play (scaled to 40%)', '54|36', '42|28'],
  ])('is taken back to 100, and the rule is said: %s', (heads, first, second) => {
    const shown = preview([`工号|姓名|${heads}`, `A001|赵一|${first}`, `A002|钱二|${second}`])
    expect(marksOf(shown)).toEqual([
      [90, 90],
      [70, 70],
    ])
    expect(shown.findings).toMatchObject([
      { code: 'full_mark', value: '54', params: { full: 60, mark: '90' } },
      { code: 'full_mark', value: '36', params: { full: 40, mark: '90' } },
    ])
  })

  it.each([
    ['理论成绩（占60%）|实操成绩（占40%）', '54|36', [54, 36]],
    ['Theory (60%)|Practical (40%)', '54|36', [54, 36]],
    ['理论成绩（折算60%）|实操成绩（折算40%）', '85|70', [85, 70]],
  ])(
    'is out of 100 where only the weight is named, or where the marks are above it: %s',
    (heads, cells, marks) => {
      const shown = preview([`工号|姓名|${heads}`, `A001|赵一|${cells}`, `A002|钱二|${cells}`])
      expect(marksOf(shown)[0]).toEqual(marks)
      expect(shown.findings).toEqual([])
    },
  )
})

describe('shares of 100 and per cent in one column', () => {
  it.each([
    ['理论得分率', ['90%', '0.7']],
    ['笔试', ['85%', '1']],
    ['Theory score', ['0.65', '90%']],
  ])('are asked about: %s', (head, [first, second]) => {
    const rows = [`工号|姓名|${head}`, `A001|赵一|${first}`, `A002|钱二|${second}`]
    const asked = preview(rows)
    expect(asked).toMatchObject({ accepted: [], conflicts: 1 })
    expect(asked.findings).toMatchObject([{ row: 1, column: head, code: 'fraction_marks' }])
    const share = (text = '') => (text.endsWith('%') ? Number.parseFloat(text) : Number(text) * 100)
    const said = preview(rows, { decisions: new Map([[1, ['percent']]]) })
    expect(marksOf(said).map(([theory]) => theory)).toEqual([share(first), share(second)])
  })

  it('are not where the other marks are whole ones', () => {
    const shown = preview(['工号|姓名|理论', 'A001|赵一|90%', 'A002|钱二|70'])
    expect(marksOf(shown).map(([theory]) => theory)).toEqual([90, 70])
    expect(shown.findings).toEqual([])
  })
})
