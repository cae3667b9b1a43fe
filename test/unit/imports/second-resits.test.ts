import { expect, it } from 'vitest'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, tableOf } from './table-of'

const people = [{ id: 'p', staffNo: 'A001', name: '赵一' }]
const attempts = (head: string) => {
  const layout = accepted(readLayout([tableOf([head, 'A001|赵一|40|50|85'])], scoreSpec))
  const preview = previewScores(layout, { people, weights: { theory: 100, practice: 0 } })
  return preview.accepted.map(({ attempt, theory, total }) => [
    attempt,
    (theory ?? total)?.state === 'scored',
  ])
}

it.each([
  '工号|姓名|成绩|补考成绩|第二次补考成绩',
  '工号|姓名|成绩|第一次补考|第二次补考',
  '工号|姓名|成绩|补考|二次补考',
  '工号|姓名|成绩|补考1|补考2',
  '工号|姓名|得分|补考成绩|二次补考成绩',
  'Staff No|Name|Points|Resit score|Second resit score',
  '工号|姓名|成绩|补考成绩（一）|补考成绩（二）',
  'Staff No|Name|Score|Resit|Second resit',
  'Staff No|Name|Score|Resit 1|Resit 2',
  'Staff No|Name|Score|1st retake|2nd retake',
])('%s are the first mark and two resits', head =>
  expect(attempts(head)).toEqual([
    [1, true],
    [2, true],
    [3, true],
  ]),
)
