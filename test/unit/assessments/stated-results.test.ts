import { describe, expect, it } from 'vitest'
import type { ScoreBook } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecision } from '../../../src/domain/imports/preview'
import { accepted, tableOf } from '../imports/table-of'

const people = ['王芳', '李娜', '赵敏', '孙丽'].map((name, index) => ({
  id: name,
  staffNo: `0060${index + 1}`,
  name,
}))
const scheme = { weights: { theory: 60, practice: 40 }, passMark: 8000 }
const preview = (rows: string[], decision?: RowDecision, book: Partial<ScoreBook> = scheme) =>
  previewScores(
    accepted(readLayout([tableOf(rows)], scoreSpec)),
    { people, ...book },
    decision ? { decisions: new Map([[1, [decision]]]) } : {},
  )
const said = (rows: string[], book?: Partial<ScoreBook>) =>
  preview(rows, undefined, book)
    .findings.filter(({ code }) => code === 'other_results' || code === 'result_differs')
    .map(({ row, code, column, value, params }) => ({ row, code, column, value, ours: params.ours }))

const head = '工号|姓名|理论|实操|总评|是否合格'

describe('what a sheet says came of its marks', () => {
  it('agrees by the scheme of the session, however it is rounded', () => {
    // 90 and 82.5 are 87.
    expect(
      said([head, '00601|王芳|90|82.5|87|合格', '00602|李娜|70|81|74.4|不合格', '00603|赵敏|91|83.4|87|是']),
    ).toEqual([])
    expect(said([head, '00601|王芳|缺考|80|0|不合格', '00602|李娜|90|80||'])).toEqual([])
  })

  it('is pointed out in the few rows that disagree', () => {
    const rows = [
      head,
      '00601|王芳|90|80|86|合格',
      '00602|李娜|90|80|80|合格',
      '00603|赵敏|70|60|66|合格',
      '00604|孙丽|90|80|86|合格',
    ]
    expect(said(rows)).toEqual([
      { row: 3, code: 'result_differs', column: '总评', value: '80', ours: '86' },
      { row: 4, code: 'result_differs', column: '是否合格', value: '合格', ours: '66' },
    ])
    expect(preview(rows).accepted).toHaveLength(4)
  })

  it('holds the sheet where most rows disagree, until somebody says the scheme is right', () => {
    // Theory and practice in half each.
    const rows = [head, '00601|王芳|90|80|85|合格', '00602|李娜|100|80|90|合格', '00603|赵敏|90|90|90|合格']
    const shown = preview(rows)
    expect(shown).toMatchObject({ accepted: [], conflicts: 1 })
    expect(shown.findings).toMatchObject([
      {
        row: 1,
        code: 'other_results',
        severity: 'conflict',
        column: '总评',
        value: '85',
        params: { count: 2, of: 3, first: 2, ours: '86', pass: '80', theory: 60, practice: 40 },
      },
    ])
    expect(preview(rows, 'own_results')).toMatchObject({ conflicts: 0, new: 3 })
  })

  it('holds a sheet of one mark whose verdicts go by another pass line', () => {
    const one = { weights: { theory: 100, practice: 0 }, passMark: 8000 }
    const rows = ['工号|姓名|成绩|结论', '00601|王芳|65|合格', '00602|李娜|70|合格', '00603|赵敏|50|不合格']
    expect(said(rows, one)).toMatchObject([
      { code: 'other_results', column: '结论', value: '合格', ours: '65' },
    ])
    expect(preview(rows, undefined, one).accepted).toEqual([])
    expect(said(rows, { ...one, passMark: 6000 })).toEqual([])
  })

  it('says nothing without a session', () => {
    expect(said([head, '00601|王芳|90|80|10|不合格'], {})).toEqual([])
  })
})
