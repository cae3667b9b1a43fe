/** Sheets of resits: known as such, written to the next attempt, and never over a first mark. */
import { describe, expect, it } from 'vitest'
import type { ScoreBook, ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { columnHeadings, readLayout } from '../../../src/domain/imports/layout'
import type { RowDecisions } from '../../../src/domain/imports/preview'
import { recognised } from '../../support/import-specs'
import { accepted, codesOf, tableOf } from '../imports/table-of'

const people = [
  { id: 'd', staffNo: '0071', name: '段宁' },
  { id: 'g', staffNo: '0072', name: '古乔' },
  { id: 'y', staffNo: '0073', name: '尹川' },
]
const scored = (mark: number) => ({ state: 'scored' as const, mark: mark * 100 })
const attempt = (number: number, mark: number, verdict: 'passed' | 'failed' | 'cheating' = 'failed') => ({
  attempt: number,
  total: mark * 100,
  verdict,
  marks: { theory: scored(mark), practice: null },
})
const book = (attempts: Record<string, ReturnType<typeof attempt>[]> = {}): ScoreBook => ({
  people,
  weights: { theory: 100, practice: 0 },
  passMark: 6000,
  attempts: new Map(Object.entries(attempts)),
  marks: new Map(
    Object.entries(attempts).flatMap(([id, [first]]) => (first ? [[id, first.marks] as const] : [])),
  ),
})
const layoutOf = (...rows: string[]) => accepted(readLayout([tableOf(rows)], scoreSpec))
const preview = (rows: string[], known: ScoreBook = book(), rules: ScoreRules = {}) =>
  previewScores(layoutOf(...rows), known, rules)
const placed = (shown: ReturnType<typeof preview>) =>
  shown.accepted.map(({ personId, attempt: number, theory, total }) => {
    const mark = theory ?? total
    return [personId, number, mark?.state === 'scored' ? mark.mark / 100 : (mark?.state ?? null)]
  })

describe('columns of a resit', () => {
  it.each([
    ['工号|姓名|补考理论成绩|补考实操成绩|补考日期', { theory: '补考理论成绩', practice: '补考实操成绩' }],
    ['工号|姓名|首考成绩|補考成績|是否合格', { total: '補考成績' }],
    ['Staff No|Name|Original Score|Retake Score|Result', { total: 'Retake Score' }],
  ])('are read where there are no other marks: %s', (head, columns) => {
    const rows = [head, '0071|段宁|61|66|', '0072|古乔|62|67|']
    expect(columnHeadings(layoutOf(...rows))).toMatchObject(columns)
    expect(recognised([tableOf(rows)])).toBe('scores')
  })

  it('are none of the first marks beside those', () => {
    const shown = preview(['工号|姓名|理论|实操|补考成绩', '0071|段宁|51|62|70'])
    expect(shown.columns).not.toHaveProperty('total')
    expect(codesOf(shown)).toEqual({ resit_columns: 1, part_not_counted: 1 })
    expect(shown.accepted).toMatchObject([
      { attempt: 1, theory: scored(51), practice: scored(62) },
      { attempt: 2, theory: scored(70) },
    ])
  })
})

describe('a sheet of resits', () => {
  const title = ['规章补考成绩', '工号|姓名|理论', '0071|段宁|66', '0072|古乔|缺考']
  const known = book({ d: [attempt(1, 50)], g: [attempt(1, 40), attempt(2, 45)] })

  it('goes to the next attempt of each, and says so', () => {
    const shown = preview(title, known, { answers: { 'resit g': 'further' } })
    expect(placed(shown)).toEqual([
      ['d', 2, 66],
      ['g', 3, 'missed'],
    ])
    expect(shown).toMatchObject({ new: 2, changed: 0 })
    expect(shown.findings).toMatchObject([
      { row: 2, code: 'resit_marks', severity: 'warning', value: '规章补考成绩', params: { count: 2 } },
      { row: 4, code: 'resit_again', severity: 'conflict' },
    ])
  })

  it('goes over the first marks only where somebody decides that', () => {
    const shown = preview(title, known, { decisions: new Map([[2, ['as_first']]]) })
    expect(shown.accepted.map(row => row.attempt)).toEqual([1, 1])
    expect(shown).toMatchObject({ changed: 2 })
  })

  it('changes nothing when it comes again', () =>
    expect(preview(['补考', '工号|姓名|理论', '0072|古乔|45'], known)).toMatchObject({
      unchanged: 1,
      new: 0,
    }))

  it('leaves out who has nothing to resit', () => {
    const shown = preview(
      ['补考', '工号|姓名|理论', '0071|段宁|66', '0072|古乔|67', '0073|尹川|68'],
      book({ d: [attempt(1, 80, 'passed')], g: [attempt(1, 0, 'cheating')] }),
    )
    expect(shown.accepted).toEqual([])
    expect(codesOf(shown)).toEqual({ resit_marks: 1, resit_passed: 1, resit_cheating: 1, resit_no_result: 1 })
    expect(shown.errors).toBe(3)
  })

  it('reads its marks out of what its title says', () =>
    expect(
      placed(preview(['补考 试卷总分150分', '工号|姓名|补考成绩', '0071|段宁|105', '0072|古乔|90'], known)),
    ).toEqual([
      ['d', 2, 70],
      ['g', 2, 60],
    ]))
})

describe('a column of attempts', () => {
  const HEAD = 'Staff No|Name|Attempt|Score'

  it('says of each row which one it is, the first in the same file', () => {
    const shown = preview([HEAD, '0071|段宁|1|55', '0071|段宁|2|78', '0072|古乔|1|81'])
    expect(placed(shown)).toEqual([
      ['d', 1, 55],
      ['d', 2, 78],
      ['g', 1, 81],
    ])
    expect(codesOf(shown)).toEqual({ resit_marks: 1 })
  })

  it('says nothing where all are first', () =>
    expect(codesOf(preview([HEAD, '0071|段宁|1|55', '0072|古乔|第1次|81']))).toEqual({}))

  it('is in words as well', () =>
    expect(placed(preview(['工号|姓名|考试类型|理论', '0071|段宁|首考|55', '0071|段宁|補考|60']))).toEqual([
      ['d', 1, 55],
      ['d', 2, 60],
    ]))
})

describe('resits beside first marks of the same file', () => {
  const HEAD = '工号|姓名|考试次数|理论'

  it.each([
    ['passed at once', ['0071|段宁|1|90', '0071|段宁|2|95'], [['d', 1, 90]], { resit_passed: 1 }],
    [
      'passed with the second',
      ['0071|段宁|1|50', '0071|段宁|2|70', '0071|段宁|3|80'],
      [
        ['d', 1, 50],
        ['d', 2, 70],
      ],
      { resit_passed: 1 },
    ],
    ['cheated', ['0071|段宁|1|作弊', '0071|段宁|2|95'], [['d', 1, 'cheating']], { resit_cheating: 1 }],
    [
      'missed the first',
      ['0071|段宁|1|缺考', '0071|段宁|2|95'],
      [
        ['d', 1, 'missed'],
        ['d', 2, 95],
      ],
      {},
    ],
    ['has no first', ['0071|段宁|2|95', '0071|段宁|3|96'], [], { resit_no_result: 2 }],
  ])('are left out of who %s as when they are entered', (_, rows, written, codes) => {
    const shown = preview([HEAD, ...rows])
    expect(placed(shown)).toEqual(written)
    expect(codesOf(shown)).toEqual({ resit_marks: 1, ...codes })
  })

  it('follow a first mark that the file mends', () => {
    const known = book({ d: [attempt(1, 50)], g: [attempt(1, 90, 'passed')] })
    const shown = preview(
      [HEAD, '0071|段宁|1|80', '0071|段宁|2|70', '0072|古乔|1|40', '0072|古乔|2|66'],
      known,
    )
    expect(placed(shown)).toEqual([
      ['d', 1, 80],
      ['g', 1, 40],
      ['g', 2, 66],
    ])
    expect(codesOf(shown)).toEqual({ resit_marks: 1, resit_passed: 1 })
  })

  it.each([
    ['补考', ''],
    ['Resit', ''],
    ['第二批', '补考成绩登记表'],
  ])('are known by their own sheet, %s %s, when sheets are read together', (name, title) => {
    const decisions: RowDecisions = new Map([[2, ['all_sheets']]])
    const sheets = [
      tableOf(['成绩登记表', '工号|姓名|理论', '0071|段宁|50', '0072|古乔|81', '0073|尹川|40'], {
        name: '成绩',
      }),
      tableOf([title, '工号|姓名|理论', '0071|段宁|75', '0072|古乔|82'], { name }),
    ]
    const shown = previewScores(accepted(readLayout(sheets, scoreSpec, { decisions })), book(), { decisions })
    expect(placed(shown)).toEqual([
      ['d', 1, 50],
      ['g', 1, 81],
      ['y', 1, 40],
      ['d', 2, 75],
    ])
    expect(codesOf(shown)).toMatchObject({ resit_marks: 1, resit_passed: 1 })
    expect(shown.findings.find(({ code }) => code === 'resit_marks')).toMatchObject({
      row: 1002,
      value: title || name,
      params: { count: 2 },
    })

    const asFirst: RowDecisions = new Map([...decisions, [1002, ['as_first']]])
    const first = previewScores(accepted(readLayout(sheets, scoreSpec, { decisions: asFirst })), book(), {
      decisions: asFirst,
    })
    expect(codesOf(first)).toMatchObject({ conflicting_mark: 4 })
  })
})
