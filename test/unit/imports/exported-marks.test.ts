import { describe, expect, it } from 'vitest'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { columnHeadings, readLayout } from '../../../src/domain/imports/layout'
import { recogniseKind } from '../../../src/domain/imports/recognise'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { accepted, tableOf } from './table-of'

const people = [
  { id: 'p1', staffNo: 'E1004', name: "James O'Brien" },
  { id: 'p2', staffNo: 'E1007', name: 'Karen Müller' },
]

const kinds = [rosterSpec, scoreSpec]
const read = (lines: string[]) => {
  const layout = accepted(readLayout([tableOf(lines)], scoreSpec))
  return { layout, preview: previewScores(layout, { people }) }
}

describe('marks of a learning system', () => {
  const moodle = [
    'First name|Last name|ID number|Institution|Department|Quiz: Final knowledge check (Real)|Assignment: Role play (Real)|Course total (Real)',
    "James|O'Brien|E1004|Harbor|Billing|63.99|74.00|67.99",
    'Karen|Müller|E1007|Harbor|Billing|-|94.00|95.22',
  ]

  it('are those of its quiz, its role play and its course', () => {
    const { layout, preview } = read(moodle)
    expect(recogniseKind([tableOf(moodle)], kinds)).toBe('scores')
    expect(columnHeadings(layout)).toMatchObject({
      staffNo: 'ID number',
      theory: 'Quiz: Final knowledge check (Real)',
      practice: 'Assignment: Role play (Real)',
      total: 'Course total (Real)',
    })
    expect(preview.accepted).toMatchObject([
      { personId: 'p1', theory: { mark: 6399 }, practice: { mark: 7400 } },
      { personId: 'p2', theory: null, practice: { mark: 9400 } },
    ])
  })

  it('are found by the two names alone', () => {
    const { preview } = read([
      'First name|Last name|Course total (Real)',
      "James|O'Brien|67.99",
      'Karen|Müller|95.22',
    ])
    expect(preview.accepted.map(({ personId }) => personId)).toEqual(['p1', 'p2'])
  })

  it('of several quizzes are asked about', () => {
    const { preview } = read([
      'ID number|Quiz: Week 1 (Real)|Quiz: Week 2 (Real)',
      'E1004|60|80',
      'E1007|70|90',
    ])
    const [asked] = preview.findings
    expect(asked).toMatchObject({
      code: 'parts_of_mark',
      severity: 'conflict',
      column: 'Quiz',
      value: 'Quiz: Week 1 (Real), Quiz: Week 2 (Real)',
    })
    expect(preview.accepted).toEqual([])
  })
})

describe('a number sign in a heading', () => {
  it.each(['Employee #', 'Emp #', 'Staff#', 'Agent #'])(
    '%s is the number, and the word beside it the name',
    heading => {
      const { layout } = read([
        `${heading}|Employee|Score`,
        "E1004|James O'Brien|98",
        'E1007|Karen Müller|100',
      ])
      expect(columnHeadings(layout)).toMatchObject({ staffNo: heading, name: 'Employee' })
      expect(layout.findings).toEqual([])
    },
  )
})

describe('marks that look like a list of people', () => {
  it.each([
    ['工号|姓名|小组|演练得分率|结果|备注', 'E1004|甲|一组|98%|通过|', 'E1007|乙|一组|89%|通过|', 'practice'],
    ['工号|姓名|部门|情景模拟评分', 'E1004|甲|一组|98', 'E1007|乙|一组|89', 'practice'],
    ['工号|姓名|部门|测评得分|结果', 'E1004|甲|一组|98|通过', 'E1007|乙|一组|89|通过', 'total'],
  ])('%s', (head, first, second, field) => {
    const table = tableOf([head, first, second])
    expect(recogniseKind([table], kinds)).toBe('scores')
    expect(columnHeadings(accepted(readLayout([table], scoreSpec)))).toHaveProperty(field)
  })

  it('are none where only the time of an exercise is written', () => {
    const table = tableOf([
      '工号|姓名|部门|岗位|演练时间|演练次数',
      'E1004|甲|一组|坐席|上午|1',
      'E1007|乙|一组|坐席|下午|2',
    ])
    expect(recogniseKind([table], kinds)).toBe('people')
  })
})
