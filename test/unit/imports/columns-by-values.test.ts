/** 总评, 结果 and Result over marks, verdicts or grades: their values say which. */
import { describe, expect, it } from 'vitest'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, codesOf, tableOf } from './table-of'

const people = ['Emma Clarke', 'Mark Hughes', 'Ana García'].map((name, index) => ({
  id: `p${index + 1}`,
  staffNo: `E00${index + 1}`,
  name,
}))
const scheme = { weights: { theory: 50, practice: 50 }, passMark: 6000 }
const preview = (head: string, rows: string[], mapping = {}) => {
  const lines = rows.map((row, index) => `E00${index + 1}|${people[index]?.name}|${row}`)
  const layout = accepted(readLayout([tableOf([head, ...lines])], scoreSpec, { mapping }))
  return previewScores(layout, { people, ...scheme })
}
const marksOf = (shown: ReturnType<typeof preview>) =>
  shown.accepted.map(({ theory, practice }) =>
    [theory, practice].map(mark => (mark?.state === 'scored' ? mark.mark / 100 : (mark?.state ?? null))),
  )

describe('words under a heading of totals', () => {
  it.each([
    ['Employee ID|Name|Written Test|Role Play|Result', ['Pass', 'Fail', 'DNA'], 'verdict'],
    ['Staff No.|Name|Theory|Practical|Overall', ['Competent', 'Not yet competent', 'Absent'], 'verdict'],
    ['工号|姓名|理论|实操|总评', ['合格', '不合格', '缺考'], 'verdict'],
    ['工号|姓名|笔试|实操|最终成绩', ['通过 Pass', '未通过 Fail', '缺考'], 'verdict'],
    ['工号|姓名|理论|实操|总评成绩', ['优秀', '不及格', '缺考'], 'grade'],
    ['Staff No.|Name|Theory|Practical|Final', ['B+', 'E', 'DNA'], 'grade'],
  ])('are what came of it: %s', (head, [first, second, missed], field) => {
    const shown = preview(head, [`88|90|${first}`, `40|55|${second}`, `||${missed}`])
    expect(shown.columns).toMatchObject({ [field]: head.split('|').at(-1) })
    expect(shown.columns).not.toHaveProperty('total')
    expect(marksOf(shown)).toEqual([
      [88, 90],
      [40, 55],
      ['missed', 'missed'],
    ])
    expect(shown).toMatchObject({ errors: 0, conflicts: 0, findings: [] })
  })

  it('are compared with what the scheme makes of the marks', () => {
    const shown = preview('Staff No.|Name|Theory|Practical|Results', [
      '88|90|Pass',
      '80|70|Pass',
      '40|55|Pass',
    ])
    expect(shown.findings).toMatchObject([
      { row: 4, code: 'result_differs', column: 'Results', value: 'Pass' },
    ])
  })

  it('beside a column of verdicts are read by nobody, and that is said', () => {
    const shown = preview('工号|姓名|理论|实操|总评|结论', ['88|90|合格|合格', '40|55|不合格|不合格'])
    expect(shown.columns).toMatchObject({ verdict: '结论' })
    expect(codesOf(shown)).toEqual({ unread_columns: 1 })
    expect(marksOf(shown)).toHaveLength(2)
  })
})

describe('marks under a heading of verdicts', () => {
  it.each(['工号|姓名|理论|实操|结果', 'Staff No.|Name|Theory|Practical|Outcome'])('are totals: %s', head => {
    const shown = preview(head, ['80|90|85', '40|60|50'])
    expect(shown.columns).toMatchObject({ total: head.split('|').at(-1) })
    expect(shown.accepted.map(({ total }) => total)).toEqual([
      { state: 'scored', mark: 8500 },
      { state: 'scored', mark: 5000 },
    ])
  })

  it('are the only marks of a sheet that has no others', () => {
    const shown = preview('工号|姓名|考核结果', ['85', '50'])
    expect(codesOf(shown)).toEqual({ one_mark: 1 })
    expect(shown.columns).toMatchObject({ total: '考核结果' })
  })

  it('change places with the words under 总评', () => {
    const shown = preview('工号|姓名|总评|结果', ['合格|85', '不合格|50'])
    expect(shown.columns).toMatchObject({ total: '结果', verdict: '总评' })
  })
})

describe('columns that stay what their heading says', () => {
  it.each([
    ['工号|姓名|理论|实操|总评', ['80|90|85', '40|60|缺考'], { total: '总评' }],
    ['Staff No.|Name|Theory|Practical|Result', ['80|90|85', '40|60|50'], { total: 'Result' }],
    ['工号|姓名|理论|实操|是否合格', ['80|90|1', '40|60|0'], { verdict: '是否合格' }],
    ['工号|姓名|理论|实操|结果', ['80|90|合格', '40|60|不合格'], { verdict: '结果' }],
  ])('%s', (head, rows, columns) => {
    const shown = preview(head, rows)
    expect(shown.columns).toMatchObject(columns)
    expect(shown.columns).not.toHaveProperty('total' in columns ? 'verdict' : 'total')
  })

  it('because somebody pointed them out, or there is no other mark', () => {
    const rows = ['80|90|Pass', '40|60|Fail']
    const pointed = preview('Staff No.|Name|Theory|Practical|Result', rows, { total: 'Result' })
    expect(codesOf(pointed)).toEqual({ impossible_mark: 2 })
    const alone = preview('Staff No.|Name|Result', ['Pass', 'Fail'])
    expect(codesOf(alone)).toMatchObject({ impossible_mark: 2 })
  })
})
