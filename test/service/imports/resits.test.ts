import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { officeText } from '../../support/office-files'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'

const resits = [
  ['工号', '姓名', '补考理论成绩', '补考实操成绩', '补考日期'],
  ['603', '王契', '70', '85', '26/10/27'],
  ['605', '李娜', '缺考', '60', '26/10/27'],
] as const

async function previewOf(room: ExamRoom, rows: readonly (readonly string[])[], answers = {}) {
  const path = join(room.dataDir, 'resits.csv')
  writeFileSync(path, `\ufeff${officeText(rows)}`)
  return room.call('imports', 'preview', {
    ...{ file: room.ticket(path), kind: null, sessionId: room.sessionId },
    choices: { answers },
  })
}

it('writes a sheet of resits beside the first marks, once, and undo takes it back', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 }, 李娜: { theory: 40, practice: 45 } })
  const first = (await room.row('王契')).first

  const shown = await previewOf(room, resits)
  expect(shown).toMatchObject({ kind: 'scores', accepted: 2, new: 2, changed: 0 })
  expect(shown.findings.map(({ code }) => code)).toContain('resit_marks')
  expect(shown.sample).toMatchObject([{ attempt: '2', theory: '70' }, { attempt: '2' }])
  await room.call('imports', 'apply', { token: shown.token })
  const after = await room.row('王契')
  expect(after.first).toEqual(first)
  expect(after.resits).toMatchObject([{ attempt: 2, theory: { kind: 'scored', mark: 7000 } }])

  expect(await previewOf(room, resits)).toMatchObject({ accepted: 0, unchanged: 2 })
  await room.undoNewest()
  expect((await room.row('王契')).resits).toEqual([])
})

it('goes over first marks only where that is decided, and then says old and new', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 }, 李娜: { theory: 40, practice: 45 } })
  const { token } = await previewOf(room, resits)
  const choices = { decisions: { 1: ['as_first' as const] } }
  const shown = await room.call('imports', 'review', { token, choices })
  expect(shown).toMatchObject({ changed: 2, new: 0, changes: { notes: { replaced: 4 } } })
})

it('reads attempts out of a column, the first and the resit of one person in one go', async () => {
  const room = await openExamRoom()
  const shown = await previewOf(room, [
    ['Staff No', 'Name', 'Attempt', 'Theory', 'Practice'],
    ['603', '王契', '1', '55', '60'],
    ['603', '王契', '2', '88', '90'],
    ['605', '李娜', '2', '88', '90'],
  ])
  expect(shown.findings.map(({ code }) => code)).toContain('resit_no_result')
  await room.call('imports', 'apply', { token: shown.token })
  const row = await room.row('王契')
  expect(row.first).toMatchObject({ verdict: 'failed' })
  expect(row.resits).toMatchObject([{ attempt: 2, verdict: 'passed' }])
})

it.each([
  [['工号', '姓名', '理论', '实操', '总评', '补考理论', '补考实操', '结论'], '合格'],
  [['Staff No', 'Name', 'Theory', 'Practice', 'Total', 'Resit theory', 'Resit practice', 'Result'], 'Pass'],
])('writes first marks and the resits beside them out of one sheet: %s', async (head, passed) => {
  const room = await openExamRoom()
  const sheet = [
    head,
    ['603', '王契', '50', '60', '', '88', '90', passed],
    ['605', '李娜', '85', '77', '', '', '', passed],
  ]
  const shown = await previewOf(room, sheet)
  expect(shown).toMatchObject({ kind: 'scores', accepted: 3, new: 3, conflicts: 0, errors: 0 })
  expect(shown.findings.map(({ code }) => code)).toContain('resit_columns')
  expect(shown.sample).toMatchObject([{ attempt: '' }, { attempt: '2', theory: '88' }, { attempt: '' }])
  await room.call('imports', 'apply', { token: shown.token })
  const row = await room.row('王契')
  expect(row.first).toMatchObject({ theory: { kind: 'scored', mark: 5000 }, verdict: 'failed' })
  expect(row.resits).toMatchObject([{ attempt: 2, theory: { mark: 8800 }, verdict: 'passed' }])
  expect((await room.row('李娜')).resits).toEqual([])
  expect(await previewOf(room, sheet)).toMatchObject({ accepted: 0, unchanged: 3 })
})

it.each([
  [['工号', '姓名', '理论', '实操', '补考理论', '补考实操', '第二次补考理论', '第二次补考实操']],
  [['工号', '姓名', '理论', '实操', '第一次补考理论', '第一次补考实操', '二次补考理论', '二次补考实操']],
  [
    [
      'Staff No',
      'Name',
      'Theory',
      'Practice',
      'Resit theory',
      'Resit practice',
      'Second resit theory',
      'Second resit practice',
    ],
  ],
])('writes a second resit beside the first: %s', async head => {
  const room = await openExamRoom()
  const sheet = [
    head,
    ['603', '王契', '50', '60', '70', '75', '88', '90'],
    ['605', '李娜', '40', '60', '88', '90', '', ''],
    ['606', '赵博文', '85', '90', '', '', '', ''],
  ]
  const shown = await previewOf(room, sheet)
  expect(shown).toMatchObject({ kind: 'scores', accepted: 6, new: 6, conflicts: 0, errors: 0 })
  await room.call('imports', 'apply', { token: shown.token })
  expect((await room.row('王契')).resits).toMatchObject([
    { attempt: 2, theory: { mark: 7000 }, verdict: 'failed' },
    { attempt: 3, theory: { mark: 8800 }, verdict: 'passed' },
  ])
  expect((await room.row('李娜')).resits).toMatchObject([{ attempt: 2, verdict: 'passed' }])
  expect((await room.row('赵博文')).resits).toEqual([])
  expect(await previewOf(room, sheet)).toMatchObject({ accepted: 0, unchanged: 6 })
})

const beside = (theory: string) => [
  ['工号', '姓名', '理论', '实操', '补考理论', '补考实操'],
  ['603', '王契', '40', '40', theory, '50'],
  ['605', '李娜', '80', '80', '', ''],
]

it('adds no attempt when a sheet is read again after a further resit, and corrects a resit by its sheet', async () => {
  const room = await openExamRoom()
  const resitsOf = async () =>
    (await room.row('王契')).resits.map(({ attempt, theory }) => [
      attempt,
      theory?.kind === 'scored' ? theory.mark / 100 : null,
    ])
  const apply = async ({ token }: { token: string }) => room.call('imports', 'apply', { token })
  await apply(await previewOf(room, beside('50')))
  const second = [
    ['二次补考成绩', '', '', ''],
    ['工号', '姓名', '理论', '实操'],
    ['603', '王契', '55', '45'],
  ]
  await apply(await previewOf(room, second))
  const both = [
    [2, 50],
    [3, 55],
  ]
  expect(await resitsOf()).toEqual(both)
  // The same sheets again, in either order.
  expect(await previewOf(room, beside('50'))).toMatchObject({ accepted: 0, unchanged: 3, conflicts: 0 })
  expect(await previewOf(room, second)).toMatchObject({ accepted: 0, unchanged: 1, conflicts: 0 })
  // Which of two a corrected sheet is about is asked.
  const asked = await previewOf(room, beside('56'))
  expect(asked).toMatchObject({ accepted: 0, conflicts: 1 })
  const shown = await previewOf(room, beside('56'), { [`resit ${room.people.王契}`]: '2' })
  expect(shown).toMatchObject({ accepted: 1, changed: 1, new: 0, changes: { notes: { replaced: 1 } } })
  const { changes } = await room.call('imports', 'changes', { token: shown.token, from: 0 })
  expect(changes).toMatchObject([
    { field: 'theory', of: { as: 'again', number: 1 }, before: { text: '50' }, after: { text: '56' } },
  ])
  await apply(shown)
  expect(await resitsOf()).toEqual([
    [2, 56],
    [3, 55],
  ])
  await room.undoNewest()
  expect(await resitsOf()).toEqual(both)
})

it('corrects the only resit by old and new, unless it is said to be a further one', async () => {
  const room = await openExamRoom()
  await room.call('imports', 'apply', { token: (await previewOf(room, beside('50'))).token })
  const corrected = await previewOf(room, beside('56'))
  expect(corrected).toMatchObject({ accepted: 1, changed: 1, new: 0, conflicts: 0 })
  expect(corrected.findings.map(({ code }) => code)).toContain('resit_again')
  const further = await previewOf(room, beside('56'), { [`resit ${room.people.王契}`]: 'further' })
  expect(further).toMatchObject({ accepted: 1, changed: 0, new: 1 })
  await room.call('imports', 'apply', { token: further.token })
  expect((await room.row('王契')).resits.map(({ attempt }) => attempt)).toEqual([2, 3])
  expect(await previewOf(room, beside('56'))).toMatchObject({ accepted: 0, unchanged: 3 })
})
