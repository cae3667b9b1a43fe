/** Marks that would count for nothing, and a mark that stands in two columns. */
import { describe, expect, it } from 'vitest'
import type { ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, codesOf, tableOf } from '../imports/table-of'

const people = [
  { id: 'd', staffNo: '0071', name: '段宁' },
  { id: 'g', staffNo: '0072', name: '古乔' },
]
const preview = (
  rows: string[],
  weights: { theory: number; practice: number },
  rules: ScoreRules = {},
  mapping = {},
) =>
  previewScores(
    accepted(readLayout([tableOf(rows)], scoreSpec, { mapping })),
    { people, weights, passMark: 6000 },
    rules,
  )
const marksOf = ({ accepted: rows }: ReturnType<typeof preview>) =>
  rows.map(({ theory, practice }) =>
    [theory, practice].map(mark => (mark?.state === 'scored' ? mark.mark / 100 : (mark?.state ?? null))),
  )
const [both, onlyTheory, onlyPractice] = [
  { theory: 60, practice: 40 },
  { theory: 100, practice: 0 },
  { theory: 0, practice: 100 },
]

describe('a sheet without the mark that the session counts', () => {
  it.each([
    ['工号|姓名|理论', onlyPractice, 'theory', 'practice', [null, 85]],
    ['工号|姓名|理论|总评', onlyPractice, 'theory', 'practice', [null, 85]],
    ['Staff No|Name|Practical', onlyTheory, 'practice', 'theory', [85, null]],
  ] as const)('is a question: %s', (head, weights, part, counted, marks) => {
    const rows = [head, '0071|段宁|85', '0072|古乔|90']
    const asked = preview(rows, weights)
    expect(asked).toMatchObject({ accepted: [], conflicts: 1 })
    const column = head.split('|')[2]
    expect(asked.findings).toMatchObject([
      {
        ...{ row: 1, column, value: column, code: 'part_not_counted', severity: 'conflict' },
        params: { ...weights, part, counted },
        asks: { key: 'part' },
      },
    ])
    expect(marksOf(preview(rows, weights, { answers: { part: 'counted' } }))[0]).toEqual(marks)
    const asRead = part === 'theory' ? [85, null] : [null, 85]
    expect(marksOf(preview(rows, weights, { answers: { part: 'as_read' } }))[0]).toEqual(asRead)
    expect(preview(rows, weights, { takeConflicts: true }).accepted).toEqual([])
  })

  it('says which of two marks counts for nothing, and takes both', () => {
    const shown = preview(['工号|姓名|理论|实操', '0071|段宁|85|70'], onlyPractice)
    expect(marksOf(shown)).toEqual([[85, 70]])
    expect(shown.findings).toMatchObject([
      {
        column: '理论',
        code: 'part_not_counted',
        severity: 'info',
        params: { part: 'theory', context: 'beside' },
      },
    ])
    expect(preview(['工号|姓名|理论|实操', '0071|段宁||70'], onlyPractice).findings).toEqual([])
  })

  it('is none of a session that counts both, or nothing', () => {
    expect(codesOf(preview(['工号|姓名|理论', '0071|段宁|85'], both))).toEqual({})
    expect(codesOf(preview(['工号|姓名|理论', '0071|段宁|85'], { theory: 0, practice: 0 }))).toEqual({})
  })
})

describe('two columns of one mark', () => {
  it.each([
    ['工号|姓名|理论|理论', '理论', '理论 (2)'],
    ['工号|姓名|理论成绩|实操|理论得分', '理论成绩', '理论得分'],
    ['工号|姓名|理论|实操|笔试成绩', '理论', '笔试成绩'],
    ['Staff No|Name|Theory|Practical|Theory', 'Theory', 'Theory (2)'],
  ])('with different marks are a question: %s', (head, first, second) => {
    const isApart = head.split('|').length === 5
    const cells = (one: string, two: string) => (isApart ? `${one}|80|${two}` : `${one}|${two}`)
    const rows = [head, `0071|段宁|${cells('85', '58')}`, `0072|古乔|${cells('90', '90')}`]
    const asked = preview(rows, both)
    expect(asked).toMatchObject({ accepted: [], conflicts: 1 })
    expect(asked.findings.filter(({ code }) => code === 'mark_twice')).toMatchObject([
      {
        ...{ row: 1, severity: 'conflict', column: first },
        params: { first: 2, count: 1 },
        asks: {
          key: 'column theory',
          among: [{ says: first }, { says: second }],
        },
      },
    ])
    const { among = [] } = asked.findings.find(({ code }) => code === 'mark_twice')?.asks ?? {}
    const said = among.map(({ answer }) =>
      marksOf(preview(rows, both, { answers: { 'column theory': answer } })).map(([theory]) => theory),
    )
    expect(said).toEqual([
      [85, 90],
      [58, 90],
    ])
    expect(preview(rows, both, { takeConflicts: true }).accepted).toEqual([])
  })

  it.each([
    ['工号|姓名|理论|理论', '85|85', '90|90'],
    ['工号|姓名|理论|理论', '85|', '90|'],
    ['工号|姓名|理论|理论排名', '85|2', '90|1'],
    ['工号|姓名|理论|理论满分', '85|100', '90|100'],
  ])('are none where they say the same, or one is no mark: %s', (head, first, second) => {
    const shown = preview([head, `0071|段宁|${first}`, `0072|古乔|${second}`], onlyTheory)
    expect(marksOf(shown).map(([theory]) => theory)).toEqual([85, 90])
    expect(codesOf(shown)).not.toHaveProperty('mark_twice')
  })

  it('are asked about where only the one that is not read has a mark', () => {
    const rows = ['工号|姓名|理论|理论', '0071|段宁||85', '0072|古乔|90|']
    expect(preview(rows, onlyTheory)).toMatchObject({ accepted: [], conflicts: 1 })
  })

  it('are none where somebody pointed one out', () => {
    const rows = ['工号|姓名|理论成绩|理论得分', '0071|段宁|85|58']
    const shown = preview(rows, onlyTheory, {}, { theory: '理论得分' })
    expect(marksOf(shown)).toEqual([[58, null]])
    expect(codesOf(shown)).not.toHaveProperty('mark_twice')
  })

  it('are none where one is worked out of the other', () => {
    const rows = ['工号|姓名|理论|理论（60%）|实操', '0071|段宁|85|51|80', '0072|古乔|90|54|80']
    expect(codesOf(preview(rows, both))).not.toHaveProperty('mark_twice')
  })
})
