/** Resits in columns of their own beside the first marks of the same sheet. */
import { describe, expect, it } from 'vitest'
import type { ScoreBook, ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, codesOf, tableOf } from '../imports/table-of'

const people = [
  { id: 'd', staffNo: '0071', name: '段宁' },
  { id: 'g', staffNo: '0072', name: '古乔' },
  { id: 'y', staffNo: '0073', name: '尹川' },
]
const book: ScoreBook = {
  people,
  weights: { theory: 60, practice: 40 },
  passMark: 6000,
  attempts: new Map(),
  marks: new Map(),
}
const preview = (rows: string[], known = book, rules: ScoreRules = {}) =>
  previewScores(accepted(readLayout([tableOf(rows)], scoreSpec)), known, rules)
const placed = (shown: ReturnType<typeof preview>) =>
  shown.accepted.map(({ personId, attempt, theory, practice }) => [
    personId,
    attempt,
    ...[theory, practice].map(mark => (mark?.state === 'scored' ? mark.mark / 100 : (mark?.state ?? null))),
  ])

const FIRST = [
  ['d', 1, 50, 40],
  ['g', 1, 80, 90],
  ['y', 1, 30, 55],
]
const RESITS = [
  ['d', 1, 50, 40],
  ['d', 2, 66, 70],
  ['g', 1, 80, 90],
  ['y', 1, 30, 55],
  ['y', 2, null, 'missed'],
]

describe('columns of resits beside first marks', () => {
  it.each([
    ['工号|姓名|理论|实操|补考理论|补考实操|备注'],
    ['工号|姓名|理论成绩|实操成绩|补考理论成绩|补考实操成绩|说明'],
    ['工号|姓名|笔试|操作|笔试重考|操作（重考）|备注'],
    ['Staff No|Name|Theory|Practical|Resit theory|Resit practical|Remarks'],
    ['Staff No|Name|Written|Role play|Written (re-sit)|Role play retake|Notes'],
  ])('are the resit of the same row: %s', head => {
    const rows = ['0071|段宁|50|40|66|70|', '0072|古乔|80|90||免|', '0073|尹川|30|55|/|缺考|']
    const shown = preview([head, ...rows])
    expect(placed(shown)).toEqual(RESITS)
    expect(shown).toMatchObject({ new: 5, changed: 0, errors: 0, conflicts: 0 })
    expect(shown.findings).toMatchObject([
      { row: 1, code: 'resit_columns', severity: 'info', params: { count: 2 } },
    ])
  })

  it.each([
    [['工号|姓名|首考||补考|', '||理论|实操|理论|实操']],
    [['工号|姓名|理论||补考成绩|', '||理论|实操|理论|实操']],
    [['Staff No|Name|First attempt||Resit|', '||Theory|Practical|Theory|Practical']],
  ])('may stand under a heading of their own: %s', heads => {
    const rows = ['0071|段宁|50|40|66|70', '0072|古乔|80|90||', '0073|尹川|30|55||缺考']
    expect(placed(preview([...heads, ...rows]))).toEqual(RESITS)
  })

  it.each([
    [['工号|姓名|理论||实操|', '||首考|补考|首考|补考']],
    [['Staff No|Name|Theory||Practical|', '||First attempt|Resit|First attempt|Resit']],
  ])('may stand under the heading of each mark: %s', heads => {
    const rows = ['0071|段宁|50|66|40|70', '0072|古乔|80||90|', '0073|尹川|30||55|缺考']
    expect(placed(preview([...heads, ...rows]))).toEqual(RESITS)
  })

  const rows = [
    '工号|姓名|理论|实操|补考理论|补考实操|结论',
    '0071|段宁|50|40|66|70|合格',
    '0072|古乔|80|90|||合格',
  ]

  it('are no reason to doubt what the row says came of it', () =>
    expect(codesOf(preview(rows))).toEqual({ resit_columns: 1 }))

  it('may be named in the title, which makes the first marks no resits', () =>
    expect(placed(preview(['培训及补考成绩登记表', ...rows])).map(row => row[1])).toEqual([1, 2, 1]))

  it('change nothing when the sheet comes again, and leave a first mark as it is', () => {
    const mark = (theory: number, practice: number) => ({
      theory: { state: 'scored' as const, mark: theory * 100 },
      practice: { state: 'scored' as const, mark: practice * 100 },
    })
    const [first, second] = [mark(50, 40), mark(66, 70)]
    const known: ScoreBook = {
      ...book,
      marks: new Map([['d', first]]),
      attempts: new Map([
        [
          'd',
          [
            { attempt: 1, total: 4600, verdict: 'failed', marks: first },
            { attempt: 2, total: 6760, verdict: 'passed', marks: second },
          ],
        ],
      ]),
    }
    expect(preview(rows.slice(0, 2), known)).toMatchObject({ unchanged: 2, new: 0, changed: 0 })
    const without = { ...known, attempts: new Map([['d', known.attempts!.get('d')!.slice(0, 1)]]) }
    expect(placed(preview(rows.slice(0, 2), without))).toEqual([['d', 2, 66, 70]])
  })

  it('leave out the resit of somebody who passed, not the first mark', () => {
    const shown = preview(['工号|姓名|理论|实操|补考理论', '0072|古乔|80|90|95'])
    expect(placed(shown)).toEqual([['g', 1, 80, 90]])
    expect(codesOf(shown)).toEqual({ resit_columns: 1, resit_passed: 1 })
  })

  it('with an impossible mark leave out the resit, not the first mark', () => {
    const shown = preview([
      '工号|姓名|理论|实操|补考理论',
      '0071|段宁|50|40|166',
      '0072|古乔|50|40|70',
      '0073|尹川|50|40|70',
    ])
    expect(placed(shown).filter(([person]) => person === 'd')).toEqual([['d', 1, 50, 40]])
    expect(shown.findings).toMatchObject([
      { code: 'resit_columns' },
      { row: 2, column: '补考理论', value: '166', code: 'impossible_mark' },
    ])
  })
})

describe('one column of resits beside two marks', () => {
  const rows = (head: string) => [head, '0071|段宁|50|70|66', '0072|古乔|80|90|']

  it.each(['工号|姓名|理论|实操|补考成绩', 'Staff No|Name|Theory|Practical|Resit'])(
    'is asked about, and first marks go in meanwhile: %s',
    head => {
      const known = { ...book, passMark: 6500 }
      const asked = preview(rows(head), known)
      expect(placed(asked).map(row => row[1])).toEqual([1, 1])
      expect(asked).toMatchObject({ conflicts: 1, errors: 0 })
      expect(codesOf(asked)).toEqual({ resit_columns: 1, resit_part: 1 })
      const said = preview(rows(head), known, { decisions: new Map([[1, ['as_theory']]]) })
      expect(placed(said)).toContainEqual(['d', 2, 66, null])
      expect(said.conflicts).toBe(0)
    },
  )

  it('is no question where the session counts one, or the sheet has first marks of one', () => {
    const one = preview(['工号|姓名|理论|补考成绩', '0071|段宁|50|66'], {
      ...book,
      weights: { theory: 100, practice: 0 },
    })
    expect(placed(one)).toEqual([
      ['d', 1, 50, null],
      ['d', 2, 66, null],
    ])
    expect(codesOf(one)).toEqual({ resit_columns: 1 })
  })
})

describe('two columns of resits with one heading', () => {
  it('are each of the mark to its left', () => {
    const shown = preview(['工号|姓名|理论|补考|实操|补考', '0071|段宁|50|66|40|70', '0072|古乔|80||90|'])
    expect(placed(shown)).toEqual(RESITS.slice(0, 3))
    expect(shown).toMatchObject({ conflicts: 0 })
  })

  it('are no marks of anything where they stand after both', () => {
    const shown = preview(['工号|姓名|理论|实操|补考|补考', '0071|段宁|50|40|66|70', '0072|古乔|80|90||'])
    expect(placed(shown).map(row => row[1])).toEqual([1, 1])
    expect(codesOf(shown)).toEqual({ resit_columns: 1, resit_part: 1, unread_columns: 1 })
    expect(shown.conflicts).toBe(1)
  })
})

describe('columns that speak of resits and hold none', () => {
  it.each([
    ['工号|姓名|理论|实操|补考', '√'],
    ['工号|姓名|理论|实操|是否补考', '是'],
    ['工号|姓名|理论|实操|补考日期', '2026-11-20'],
    ['工号|姓名|理论|实操|补考次数', '1'],
    ['Staff No|Name|Theory|Practical|Resit needed', 'Yes'],
    ['Staff No|Name|Theory|Practical|Resit date', '2026-11-20'],
  ])('are not read: %s', (head, cell) => {
    const shown = preview([head, `0071|段宁|50|40|${cell}`, '0072|古乔|80|90|', '0073|尹川|30|55|'])
    expect(placed(shown)).toEqual(FIRST)
    expect(codesOf(shown)).toEqual({ unread_columns: 1 })
  })
})
