/** Figures in a heading or a title that look like a full mark and are none, or may be none. */
import { describe, expect, it } from 'vitest'
import type { ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, codesOf, tableOf } from '../imports/table-of'

const people = [
  { id: 'd', staffNo: '0071', name: '段宁' },
  { id: 'g', staffNo: '0072', name: '古乔' },
  { id: 'y', staffNo: '0073', name: '尹川' },
]
const preview = (rows: string[], rules: ScoreRules = {}) =>
  previewScores(accepted(readLayout([tableOf(rows)], scoreSpec)), { people }, rules)
const theoryOf = ({ accepted: rows }: ReturnType<typeof preview>) =>
  rows.map(({ theory }) => (theory?.state === 'scored' ? theory.mark / 100 : null))

describe('figures above the headings', () => {
  const rows = ['工号|姓名|理论', '0071|段宁|54', '0072|古乔|30']

  it.each([
    '客服技能考试（闭卷，共90分钟）',
    '理论考试 考试时间共60分钟',
    '及格60分，共90分钟',
    '总分60分及格',
    '总分：60分以上为合格',
    '60分及格',
    '及格线60分',
    '合格分：60分',
    '（60分及格，90分钟）',
    '（90分钟）',
    '共 2 页 60 人',
    'Written test (max 60 min)',
    'Written test, max. 90 minutes',
    'Written test, pass mark 60',
    'Theory: 60% to pass',
    'Out of 60 people',
    '満分でない',
  ])('that are minutes, a pass line or people are no full mark: %s', title => {
    const shown = preview([title, ...rows])
    expect(theoryOf(shown)).toEqual([54, 30])
    expect(codesOf(shown)).toEqual({})
  })

  it.each([
    ['试卷总分60分', 90],
    ['满分60，30分及格', 90],
    ['及格36分，满分60分，共90分钟', 90],
    ['本卷共60分，90分钟', 90],
    ['Theory, out of 60', 90],
    ['Theory (full marks 60, 90 minutes)', 90],
  ])('that are the full mark are: %s', (title, mark) =>
    expect(theoryOf(preview([title, ...rows]))[0]).toBe(mark),
  )
})

describe('figures in the heading of a mark', () => {
  it.each([
    '理论（90分钟）',
    '理论（60分及格）',
    '理论（及格60分）',
    '理论（占60分）',
    'Theory (max 90 min)',
    'Theory (pass mark 60)',
    'Theory (60% to pass)',
  ])('that are none: %s', heading => {
    const shown = preview([`工号|姓名|${heading}`, '0071|段宁|54', '0072|古乔|30'])
    expect(theoryOf(shown)).toEqual([54, 30])
    expect(codesOf(shown)).toEqual({})
  })

  it.each([
    ['理论（60分）', 60],
    ['理论成绩（折算60%）', 60],
    ['Theory (weighted 60%)', 60],
  ])('are asked about where a mark is above them: %s', (heading, full) => {
    const rows = [`工号|姓名|${heading}`, '0071|段宁|54', '0072|古乔|57', '0073|尹川|88']
    const asked = preview(rows)
    expect(asked).toMatchObject({ accepted: [], conflicts: 1, errors: 0 })
    const key = `full ${heading}`
    expect(asked.findings).toMatchObject([
      {
        row: 1,
        column: heading,
        value: '88',
        code: 'full_mark_unsure',
        severity: 'conflict',
        params: { full, count: 1, first: 4 },
        asks: { key },
      },
    ])
    expect(theoryOf(preview(rows, { answers: { [key]: 'hundred' } }))).toEqual([54, 57, 88])
    const said = preview(rows, { answers: { [key]: 'full' } })
    expect(theoryOf(said)).toEqual([90, 95])
    expect(codesOf(said)).toEqual({ full_mark: 1, full_mark_unsure: 1, impossible_mark: 1 })
    expect(preview(rows, { takeConflicts: true }).accepted).toEqual([])
  })

  it('are taken as they are where no mark is above them, and are none where most are', () => {
    expect(theoryOf(preview(['工号|姓名|理论（60分）', '0071|段宁|54', '0072|古乔|60']))).toEqual([90, 100])
    expect(theoryOf(preview(['工号|姓名|理论（60分）', '0071|段宁|55', '0072|古乔|85']))).toEqual([55, 85])
  })
})
