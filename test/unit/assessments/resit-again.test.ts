/** Resits that the data already have, or some of them: read again, corrected, or of a further round. */
import { describe, expect, it } from 'vitest'
import type { ScoreBook, ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, codesOf, tableOf } from '../imports/table-of'

const people = [
  { id: 'd', staffNo: '0071', name: '段宁' },
  { id: 'g', staffNo: '0072', name: '古乔' },
]
type Known =
  NonNullable<ScoreBook['attempts']> extends ReadonlyMap<string, readonly (infer One)[]> ? One : never
const attempt = (number: number, mark: number | 'missed' | 'cheating'): Known => ({
  attempt: number,
  total: typeof mark === 'number' ? mark * 100 : null,
  verdict: typeof mark === 'string' ? mark : mark >= 60 ? 'passed' : 'failed',
  marks: { theory: typeof mark === 'string' ? { state: mark } : { state: 'scored', mark: mark * 100 } },
})
const book = (...marks: (number | 'missed' | 'cheating')[]): ScoreBook => {
  const all = marks.map((mark, at) => attempt(at + 1, mark))
  return {
    people,
    weights: { theory: 100, practice: 0 },
    passMark: 6000,
    attempts: new Map([['d', all]]),
    marks: new Map(all[0] ? [['d', all[0].marks]] : []),
  }
}
const preview = (rows: string[], known: ScoreBook, rules: ScoreRules = {}) =>
  previewScores(accepted(readLayout([tableOf(rows)], scoreSpec)), known, rules)
const placed = (shown: ReturnType<typeof preview>) =>
  shown.accepted.map(({ attempt: number, theory }) => [
    number,
    theory?.state === 'scored' ? theory.mark / 100 : theory?.state,
  ])
const sheet = (title: string, mark: number | string) => [title, '工号|姓名|理论', `0071|段宁|${mark}`]

describe('a resit read again', () => {
  it('is unchanged whichever attempt has its marks', () => {
    for (const mark of [50, 55]) {
      const shown = preview(sheet('补考成绩', mark), book(40, 50, 55))
      expect(shown).toMatchObject({ unchanged: 1, new: 0, changed: 0, accepted: [] })
      expect(codesOf(shown)).toEqual({ resit_marks: 1 })
    }
    const beside = preview(['工号|姓名|理论|补考理论', '0071|段宁|40|50'], book(40, 50, 55))
    expect(beside).toMatchObject({ unchanged: 2, accepted: [], conflicts: 0 })
  })

  it.each(['补考成绩', '规章补考成绩登记表', 'Resit results'])(
    'with another mark corrects the one there is, and can be said to be a further one: %s',
    title => {
      const shown = preview(sheet(title, 56), book(40, 50))
      expect(placed(shown)).toEqual([[2, 56]])
      expect(shown).toMatchObject({ changed: 1, new: 0, conflicts: 0 })
      expect(shown.findings.find(({ code }) => code === 'resit_again')).toMatchObject({
        row: 3,
        severity: 'warning',
        params: { name: '段宁', stands: '50', mark: '56', next: 2 },
        asks: { key: 'resit d', among: [{ answer: '2', number: 1, says: '50' }] },
      })
      const further = preview(sheet(title, 56), book(40, 50), { answers: { 'resit d': 'further' } })
      expect(placed(further)).toEqual([[3, 56]])
      expect(further).toMatchObject({ new: 1, changed: 0 })
      expect(codesOf(further)).toMatchObject({ resit_again: 1 })
    },
  )

  it('is left out until somebody says which of several it corrects', () => {
    const asked = preview(sheet('补考', 57), book(40, 50, 55))
    expect(asked).toMatchObject({ accepted: [], conflicts: 1, errors: 0 })
    expect(asked.findings.find(({ code }) => code === 'resit_again')).toMatchObject({
      severity: 'conflict',
      params: { context: 'held', next: 3 },
      asks: {
        among: [
          { answer: '2', number: 1, says: '50' },
          { answer: '3', number: 2, says: '55' },
        ],
      },
    })
    const said = (answer: string) =>
      placed(preview(sheet('补考', 57), book(40, 50, 55), { answers: { 'resit d': answer } }))
    expect([said('2'), said('3'), said('further')]).toEqual([[[2, 57]], [[3, 57]], [[4, 57]]])
  })

  it('does not put a mark in place of an exam that was missed unless somebody says so', () => {
    const asked = preview(sheet('补考', 70), book(40, 'missed'))
    expect(asked).toMatchObject({ accepted: [], conflicts: 1 })
    expect(
      asked.findings.find(({ code }) => code === 'resit_again')?.asks?.among?.map(({ says }) => says),
    ).toEqual(['<missed>'])
    expect(
      placed(preview(sheet('补考', 70), book(40, 'missed'), { answers: { 'resit d': 'further' } })),
    ).toEqual([[3, 70]])
  })

  it('does not put an exam that was missed in place of a mark', () => {
    const asked = preview(sheet('补考', '缺考'), book(40, 50))
    expect(asked).toMatchObject({ accepted: [], conflicts: 1 })
  })

  it('is no further one of somebody who passed or cheated', () => {
    const passed = preview(sheet('补考', 75), book(40, 70))
    expect(placed(passed)).toEqual([[2, 75]])
    expect(passed.findings.find(({ code }) => code === 'resit_again')?.params.next).toBe(0)
    const cheated = preview(sheet('补考', 75), book(40, 'cheating'))
    expect(cheated.accepted).toEqual([])
    const forced = preview(sheet('补考', 75), book(40, 'cheating'), { answers: { 'resit d': 'further' } })
    expect(forced.accepted).toEqual([])
  })
})

describe('a sheet that says which resit it is', () => {
  it.each([
    ['第二次补考成绩', 3],
    ['二次补考成绩', 3],
    ['补考成绩（二）', 3],
    ['补考成绩（第2次）', 3],
    ['Second resit', 3],
    ['2nd re-sit results', 3],
    ['第一次补考成绩', 2],
    ['首次补考', 2],
  ])('%s', (title, number) => {
    const shown = preview(sheet(title, 57), book(40, 50, 55))
    expect(placed(shown)).toEqual([[number, 57]])
    expect(shown).toMatchObject({ changed: 1 })
    expect(codesOf(shown)).toEqual({ resit_marks: 1 })
  })

  it('adds the second beside the first, whatever its marks, and once', () => {
    expect(placed(preview(sheet('二次补考', 50), book(40, 50)))).toEqual([[3, 50]])
    expect(preview(sheet('二次补考', 50), book(40, 50, 50))).toMatchObject({ unchanged: 1, accepted: [] })
  })

  it('is told that the first is missing', () => {
    const shown = preview(sheet('第二次补考', 50), book(40))
    expect(shown.accepted).toEqual([])
    expect(codesOf(shown)).toEqual({ resit_marks: 1, resit_no_earlier: 1 })
  })

  it.each([
    '补考2班成绩',
    '2026年补考成绩',
    '11月补考',
    '补考 2026-11-02',
    '第2期补考成绩',
    '第二批补考',
    '补考 60分',
  ])('does not in %s', title =>
    expect(codesOf(preview(sheet(title, 56), book(40, 50)))).toMatchObject({ resit_again: 1 }),
  )
})

describe('several resits beside the first marks', () => {
  it.each([
    '工号|姓名|理论|第一次补考|第二次补考',
    '工号|姓名|理论|补考|二次补考',
    '工号|姓名|理论成绩|补考理论（一）|补考理论（二）',
    'Staff No|Name|Theory|Resit 1|Resit 2',
    'Staff No|Name|Theory|First resit|Second resit',
  ])('are one after the other: %s', head => {
    const shown = preview([head, '0071|段宁|40|50|65', '0072|古乔|80||'], book())
    expect(placed(shown)).toEqual([
      [1, 40],
      [2, 50],
      [3, 65],
      [1, 80],
    ])
    expect(codesOf(shown)).toEqual({ resit_columns: 2 })
    expect(preview([head, '0071|段宁|40|50|65'], book(40, 50, 65))).toMatchObject({
      unchanged: 3,
      accepted: [],
    })
  })

  it('may stand under headings of their own', () =>
    expect(
      placed(
        preview(['工号|姓名|首考|第一次补考|第二次补考', '||理论|理论|理论', '0071|段宁|40|50|65'], book()),
      ),
    ).toEqual([
      [1, 40],
      [2, 50],
      [3, 65],
    ]))

  it('are read together with the resits of other sheets', () => {
    const decisions = new Map([[2, ['all_sheets' as const]]])
    const sheets = [
      tableOf(['成绩', '工号|姓名|理论', '0071|段宁|40', '0072|古乔|80'], { name: '首考' }),
      tableOf(['', '工号|姓名|理论', '0071|段宁|50'], { name: '补考' }),
      tableOf(['', '工号|姓名|理论', '0071|段宁|65'], { name: '二次补考' }),
    ]
    const shown = previewScores(accepted(readLayout(sheets, scoreSpec, { decisions })), book(), { decisions })
    expect(placed(shown).sort()).toEqual([
      [1, 40],
      [1, 80],
      [2, 50],
      [3, 65],
    ])
  })
})
