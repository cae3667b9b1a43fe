import { describe, expect, it } from 'vitest'
import type { ScoreBook, ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { readSheetTitle } from '../../../src/domain/imports/sheet-title'
import type { Cell } from '../../../src/domain/imports/table'
import { accepted, codesOf, tableOf } from './table-of'

const people = [
  { id: 'w', staffNo: '00603', name: '王芳' },
  { id: 'l', staffNo: '00606', name: '李娜' },
]
const preview = (
  rows: readonly (readonly Cell[] | string)[],
  rules: ScoreRules = {},
  book: Partial<ScoreBook> = {},
) => previewScores(accepted(readLayout([tableOf(rows)], scoreSpec)), { people, ...book }, rules)

const scored = (mark: number) => ({ state: 'scored', mark })
const HEAD = '工号|姓名|理论|实操|备注'

describe('a sheet that states its full mark', () => {
  const impossible = (rows: string[]) =>
    preview(rows)
      .findings.filter(({ code }) => code === 'impossible_mark')
      .map(({ row, params }) => [row, params.full])
  const theory = (rows: string[]) => preview(rows).accepted.map(row => row.theory)

  it('has an impossible mark where one is above it, and takes all others to 100', () => {
    const rows = ['工号|姓名|理论（满分150）', '00603|王芳|120', '00606|李娜|160']
    expect(impossible(rows)).toEqual([[3, 150]])
    expect(theory(rows)).toEqual([scored(8000)])
    expect(impossible(['试卷总分：150分', '工号|姓名|笔试', '00603|王芳|90', '00606|李娜|151'])).toEqual([
      [4, 150],
    ])
  })

  it('is out of 100 where most marks are above what stands in brackets: one passes with that', () => {
    const rows = ['工号|姓名|理论（60分）', '00603|王芳|85', '00606|李娜|55']
    expect(impossible(rows)).toEqual([])
    expect(theory(['工号|姓名|理论（60分）', '00603|王芳|85', '00606|李娜|75'])).toEqual([
      scored(8500),
      scored(7500),
    ])
  })
})

describe('a score sheet', () => {
  it('reads marks in hundredths and states that stand where a mark would', () => {
    const shown = preview([
      '培训项目：投诉处理（第3期）',
      HEAD,
      ['00603', '王芳', 88.5, 90, null],
      '00606|李娜|缺考|70|迟到',
    ])
    expect(shown).toMatchObject({
      kind: 'scores',
      title: '培训项目：投诉处理（第3期）',
      headerRow: 2,
      rows: 2,
      new: 2,
    })
    expect(shown.accepted).toEqual([
      {
        row: 3,
        attempt: 1,
        personId: 'w',
        staffNo: '00603',
        name: '王芳',
        note: null,
        theory: scored(8850),
        practice: scored(9000),
      },
      {
        row: 4,
        attempt: 1,
        personId: 'l',
        staffNo: '00606',
        name: '李娜',
        note: '迟到',
        theory: { state: 'missed' },
        practice: scored(7000),
      },
    ])
  })

  it.each<[string, string[]]>([
    ['姓名|工号|实操(40%)|理论(60%)|总评', ['practice', 'theory', 'total']],
    ['员工编号|笔试成绩|现场操作', ['theory', 'practice']],
    ['Staff ID|Name|Written test|Practical|Total', ['theory', 'practice', 'total']],
    ['学员姓名|部门|考试成绩', ['total']],
  ])('knows %s', (headings, components) => {
    const layout = accepted(readLayout([tableOf([headings, headings.replace(/[^|]+/g, '88')])], scoreSpec))
    const found = [...layout.columns.keys()].filter(field => ['theory', 'practice', 'total'].includes(field))
    expect(found.sort()).toEqual(components.sort())
  })

  it('leaves out a row with an impossible mark, and says of blank rows that they are blank', () => {
    const shown = preview([HEAD, '00603|王芳|101|90|', '00606|李娜|||'])
    expect(shown).toMatchObject({ new: 0, errors: 1 })
    expect(shown.findings).toMatchObject([
      { row: 2, column: '理论', value: '101', code: 'impossible_mark', severity: 'error' },
      { row: 3, code: 'no_mark', severity: 'warning' },
    ])
  })

  it('keeps a blank beside a mark blank', () => {
    expect(preview([HEAD, '00603|王芳|88||']).accepted[0]).toMatchObject({
      theory: scored(8800),
      practice: null,
    })
  })

  it('holds out people who are not on the roll until they are put on it', () => {
    const roll = new Set(['l'])
    const rows = [HEAD, '00603|王芳|88|90|', '00606|李娜|70|70|']
    expect(preview(rows, {}, { roll })).toMatchObject({ new: 1, conflicts: 1, errors: 0 })
    expect(preview(rows, { enrolMissing: true }, { roll })).toMatchObject({ new: 2, conflicts: 0 })
    expect(preview(rows, { takeConflicts: true }, { roll })).toMatchObject({ new: 2, conflicts: 1 })
    expect(preview(rows, { decisions: new Map([[2, ['take']]]) }, { roll })).toMatchObject({ new: 2 })
  })

  it('asks each question about a row by itself: whose marks, whether they come onto the roll, and which of two', () => {
    const rows = [HEAD, '00603|王方|88|90|', '00603|王芳|70|70|', '00606|李娜|70|70|']
    const roll = new Set(['l'])
    const taken = new Map([[2, ['take' as const]]])
    const enrol = { 'roll w': 'enrol' }
    const codes = (rules: ScoreRules) => codesOf(preview(rows, rules, { roll }))
    expect(codes({})).toEqual({ name_differs: 1, not_on_roll: 1 })
    const whose = preview(rows, { decisions: taken }, { roll })
    expect(whose.accepted.map(({ row }) => row)).toEqual([4])
    expect(codesOf(whose)).toEqual({ name_differs: 1, not_on_roll: 2 })
    const both = new Map([...taken, [3, ['take' as const]]])
    const twice = preview(rows, { decisions: both, answers: enrol }, { roll })
    expect(twice.accepted.map(({ row }) => row)).toEqual([4])
    expect(twice.findings.filter(({ code }) => code === 'conflicting_mark')).toMatchObject([
      { asks: { key: 'mark 1 w' }, choices: [2, 3] },
      { asks: { key: 'mark 1 w' } },
    ])
    const which = preview(rows, { decisions: both, answers: { ...enrol, 'mark 1 w': '2' } }, { roll })
    expect(which.accepted.map(({ row }) => row)).toEqual([2, 4])
    const all = preview(rows, { takeConflicts: true }, { roll })
    expect(all.accepted.map(({ row }) => row)).toEqual([3, 4])
  })

  it('says of a mark that its person never came, and takes it', () => {
    const shown = preview(
      [HEAD, '00603|王芳|88|90|', '00606|李娜|缺考||'],
      {},
      { absent: new Set(['w', 'l']) },
    )
    expect(shown).toMatchObject({ new: 2, conflicts: 0, errors: 0 })
    expect(shown.findings).toEqual([
      {
        row: 2,
        column: '',
        value: '00603',
        code: 'absent_marked',
        severity: 'warning',
        params: { name: '王芳' },
      },
    ])
  })

  it('knows what was entered before', () => {
    const marks = new Map([['w', { theory: { state: 'scored', mark: 8800 }, practice: null } as const]])
    expect(preview([HEAD, '00603|王芳|88||'], {}, { marks })).toMatchObject({ unchanged: 1, accepted: [] })
    expect(preview([HEAD, '00603|王芳|88|90|'], {}, { marks })).toMatchObject({ changed: 1 })
    expect(preview([HEAD, '00603|王芳|缺考|90|'], {}, { marks })).toMatchObject({ changed: 1 })
  })

  it('counts somebody written twice once, or not at all when the marks differ', () => {
    const once = preview([HEAD, '00603|王芳|88|90|', '00603|王芳|88.0|90|'])
    expect(once).toMatchObject({ new: 1, conflicts: 0 })
    expect(codesOf(once)).toEqual({ repeated_person: 1 })
    const rows = [HEAD, '00603|王芳|88|90|', '00603|王芳|缺考|90|']
    expect(preview(rows)).toMatchObject({ new: 0, conflicts: 1 })
    expect(preview(rows).findings).toMatchObject([{ code: 'conflicting_mark', choices: [2, 3] }, { row: 3 }])
    const three = preview([...rows, '00603|王芳|70||'])
    expect(three.findings).toMatchObject(
      [2, 3, 4].map(row => ({
        row,
        choices: [2, 3, 4],
        says: ['88 / 90', '缺考 / 90', '70'],
        params: { rows: 3 },
      })),
    )
    expect(preview(rows, { takeConflicts: true }).accepted).toMatchObject([{ row: 3 }])
    expect(preview(rows, { decisions: new Map([[2, ['take']]]) }).accepted).toMatchObject([{ row: 2 }])
  })
})

describe('a sheet with one mark', () => {
  const rows = ['工号|姓名|总评', '00603|王芳|70', '00606|李娜|缺考']
  const both = { weights: { theory: 60, practice: 40 } }

  it('is a question where the session weighs two', () => {
    const asked = preview(rows, {}, both)
    expect(asked).toMatchObject({ new: 0, conflicts: 1, accepted: [] })
    expect(asked.findings).toMatchObject([
      {
        row: 1,
        column: '总评',
        code: 'one_mark',
        severity: 'conflict',
        params: { theory: 60, practice: 40 },
      },
    ])
    expect(preview(rows, { takeConflicts: true }, both).accepted).toEqual([])
  })

  it.each(['theory', 'practice'] as const)('is %s when somebody says so', part => {
    const said = preview(rows, { decisions: new Map([[1, [`as_${part}`]]]) }, both)
    expect(said.accepted).toMatchObject([{ [part]: scored(7000) }, { [part]: { state: 'missed' } }])
    expect(said.accepted[0]).not.toHaveProperty('total')
    expect(said.conflicts).toBe(0)
  })

  it.each([
    [100, 0, 'theory'],
    [0, 100, 'practice'],
    [0, 0, 'theory'],
  ])('is the only mark of a session that weighs %i and %i', (theory, practice, part) => {
    const marks = new Map([['w', { [part]: { state: 'scored', mark: 7000 } as const }]])
    const shown = preview(rows, {}, { weights: { theory, practice }, marks })
    expect(shown).toMatchObject({ unchanged: 1, new: 1, conflicts: 0, findings: [] })
    expect(shown.accepted).toMatchObject([{ personId: 'l', [part]: { state: 'missed' } }])
  })

  it('asks about somebody who is written twice', () => {
    const twoRows = ['工号|姓名|总评', '00603|王芳|70', '00603|王芳|90']
    const twice = preview(twoRows, {}, { weights: { theory: 100, practice: 0 } })
    expect(twice).toMatchObject({ accepted: [], conflicts: 1 })
    expect(twice.findings).toMatchObject([
      { code: 'conflicting_mark', choices: [2, 3], says: ['70', '90'] },
      { code: 'conflicting_mark', says: ['70', '90'] },
    ])
    const asked = preview(twoRows, {}, both)
    expect(asked).toMatchObject({ accepted: [], conflicts: 2 })
    expect(codesOf(asked)).toEqual({ one_mark: 1, conflicting_mark: 2 })
  })

  it('is no question where the heading, or somebody who points it out, says which', () => {
    const named = preview(['工号|姓名|实操成绩', '00603|王芳|70'], {}, both)
    expect(named).toMatchObject({ findings: [], accepted: [{ practice: scored(7000) }] })
    const mapping = { practice: '总评' }
    const layout = accepted(readLayout([tableOf(rows)], scoreSpec, { mapping }))
    expect(previewScores(layout, { people, ...both })).toMatchObject({ findings: [], new: 2 })
  })

  it('is asked about anew where it was pointed out for an earlier file', () => {
    const mapping = { practice: '总评' }
    const layout = accepted(readLayout([tableOf(rows)], scoreSpec, { mapping }))
    const again = (rules: ScoreRules = {}) =>
      previewScores(layout, { people, ...both }, { ...rules, remembered: true })
    expect(again()).toMatchObject({ accepted: [], findings: [{ code: 'one_mark' }] })
    expect(again({ decisions: new Map([[1, ['as_theory']]]) }).accepted[0]).toMatchObject({
      theory: scored(7000),
    })
  })
})

describe('the title of a score sheet', () => {
  it.each<[string, string | null, number | null]>([
    ['培训项目:投诉处理与情绪管理(第3期)', '投诉处理与情绪管理', 3],
    ['课程名称：服务礼仪（第十二期） 考核日期：2026-10-12', '服务礼仪', 12],
    ['服务礼仪第二期成绩登记表', '服务礼仪', 2],
    ['新员工培训成绩登记表', '新员工培训', null],
    ['Course: Handling complaints (Session 4)', 'Handling complaints', 4],
    ['', null, null],
  ])('%s', (title, course, session) => expect(readSheetTitle(title)).toEqual({ course, session }))
})
