import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { Cell } from '../../../src/domain/imports/table'
import { type AbilityBook, type AbilityRules, previewAbility } from '../../../src/domain/needs/ability-matrix'
import { abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import { accepted, codesOf, tableOf } from './table-of'

const people = [
  { id: 'w', staffNo: '00603', name: '王芳' },
  { id: 'l', staffNo: '00606', name: '李娜', nameEn: 'Li Na' },
  { id: 'z', staffNo: '609', name: '赵磊' },
]
const preview = (
  rows: readonly (readonly Cell[] | string)[],
  rules: Partial<AbilityRules> = {},
  book: Partial<AbilityBook> = {},
) =>
  accepted(
    previewAbility(
      accepted(readLayout([tableOf(rows)], abilitySpec)),
      { people, ...book },
      { today: '2026-11-21', ...rules },
    ),
  )

const HEAD = '工号|姓名|部门|服务礼仪|投诉处理|质检标准|总分|评估人|评估日期'
const WANG = '00603|王芳|华北|3|4|5|12|周梅|2026-09-14'

describe('an ability matrix', () => {
  it('takes a column per competency, by what stands in it', () => {
    const shown = preview([
      '2026年第三季度能力评估',
      HEAD,
      WANG,
      '00606|李娜|华东|2|/|未观察|2|周梅|2026/9/15',
    ])
    expect(shown).toMatchObject({ kind: 'ability', headerRow: 2, rows: 2, new: 2, errors: 0 })
    expect(shown.competencies).toEqual(['服务礼仪', '投诉处理', '质检标准'])
    expect(shown.cells).toEqual({
      valid: 4,
      notObserved: 2,
      exempt: 0,
      unchanged: 0,
      blank: 0,
      invalid: 0,
      leftOut: 0,
    })
    expect(shown.accepted[1]).toEqual({
      row: 4,
      personId: 'l',
      staffNo: '00606',
      name: '李娜',
      assessor: '周梅',
      assessedOn: '2026-09-15',
      method: null,
      ratings: [
        { competency: '服务礼仪', state: 'rated', level: 2 },
        { competency: '投诉处理', state: 'not_observed', level: null },
        { competency: '质检标准', state: 'not_observed', level: null },
      ],
    })
  })

  it('leaves a wrong cell out and takes the row’s others', () => {
    const rows = Array.from({ length: 10 }, () => WANG)
    const shown = preview([HEAD, ...rows, '00606|李娜|华东|0|6|5|优|周梅|2026-09-14'])
    expect(shown).toMatchObject({ errors: 1, new: 2 })
    expect(shown.findings.filter(one => one.row === 12)).toMatchObject([
      { column: '服务礼仪', value: '0', code: 'invalid_level', severity: 'error' },
      { column: '投诉处理', value: '6', code: 'invalid_level', severity: 'error' },
    ])
    expect(shown.accepted.at(-1)?.ratings).toEqual([{ competency: '质检标准', state: 'rated', level: 5 }])
  })

  it('counts as levels to be written only those of rows that go in', () => {
    const stranger = '00723|邹一嘉|华北|3|4||7|周梅|2026-09-14'
    const shown = preview(
      [HEAD, WANG, stranger, '00606|李娜|华东|2|3|4|9|周梅|2026-09-14'],
      {},
      {
        ratings: new Map([
          [
            'l',
            new Map([
              ['服务礼仪', 'rated:2'],
              ['投诉处理', 'rated:3'],
              ['质检标准', 'rated:4'],
            ]),
          ],
        ]),
      },
    )
    const written = shown.accepted.flatMap(row => row.ratings)
    expect(shown.cells).toMatchObject({ valid: written.length, unchanged: 3, blank: 1, leftOut: 2 })
    expect(written).toHaveLength(3)
  })

  it('counts a row that is in conflict with another as left out until one is taken', () => {
    const other = '00603|王芳|华北|3|4|2|9|周梅|2026-09-14'
    expect(preview([HEAD, WANG, other]).cells).toMatchObject({ valid: 2, leftOut: 4 })
    expect(preview([HEAD, WANG, other], { takeConflicts: true }).cells).toMatchObject({
      valid: 3,
      leftOut: 3,
    })
  })

  it('makes one question of many rows of one person, with what each of them says', () => {
    const level = (nth: number) => `00603|王芳|华北|${nth}|4|5|9|周梅|2026-09-14`
    const shown = preview([HEAD, level(3), level(2), level(3), level(5)])
    expect(shown.findings.filter(one => one.severity === 'conflict')).toMatchObject([
      {
        row: 5,
        column: '服务礼仪',
        choices: [3, 4, 5],
        says: ['2', '3', '5'],
        params: { number: '00603', rows: 3, others: '3, 4' },
      },
    ])
    const taken = preview([HEAD, level(3), level(2), level(5)], { decisions: new Map([[3, ['take']]]) })
    const levels = taken.accepted.flatMap(row => row.ratings.filter(one => one.competency === '服务礼仪'))
    expect(levels).toMatchObject([{ level: 2 }])
  })

  it('writes nothing for blank cells, and keeps a competency nobody was rated in', () => {
    const shown = preview([HEAD, '00603|王芳|华北|3||5|8|周梅|2026-09-14', '00606|李娜|华东|3||4|7|周梅|'])
    expect(shown.competencies).toEqual(['服务礼仪', '投诉处理', '质检标准'])
    expect(shown.cells).toMatchObject({ valid: 4, blank: 2 })
    expect(shown.accepted[1]).toMatchObject({ assessedOn: null })
  })

  it('leaves a row out when its person or its day is in doubt', () => {
    const shown = preview([
      HEAD,
      WANG,
      '99999|某人|华北|3|3|3|9|周梅|2026-09-14',
      '00606|李娜|华东|3|3|3|9|周梅|2026-13-45',
    ])
    expect(shown).toMatchObject({ new: 1, errors: 2 })
    expect(codesOf(shown)).toEqual({ unknown_person: 1, impossible_date: 1 })
  })

  it('reads English sheets', () => {
    const shown = preview([
      'Staff No|Name|Courtesy|Complaints|Assessed by|Date',
      '00606|Li Na|4|n/a|Mei|9/14/2026',
    ])
    expect(shown.competencies).toEqual(['Courtesy'])
    expect(
      preview(['Staff No|Name|Courtesy|Complaints', '00606|LI NA|4|3', '00603|王芳|N/A|5']).competencies,
    ).toHaveLength(2)
  })

  it('reads a row per person and competency', () => {
    const shown = preview([
      '工号|姓名|能力项|等级|评估方式',
      '00603|王芳|服务礼仪|3|自评',
      '00603|王芳|投诉处理|4级|上级评价',
      '00606|李娜|服务礼仪|优|自评',
    ])
    expect(shown).toMatchObject({ rows: 3, new: 2, errors: 1, competencies: ['服务礼仪', '投诉处理'] })
    expect(shown.accepted.map(({ method }) => method)).toEqual(['self', 'supervisor'])
  })

  it('takes competencies with tempting names for what they are', () => {
    const head = '工号|姓名|级别|技能|综合素质|结果导向|First aid|综合得分|EmpStatusID'
    const shown = preview([head, '00603|王芳|初级|3|4|5|2|14|1', '00606|李娜|高级|4|4|3|1|12|5'])
    expect(shown.competencies).toEqual(['技能', '综合素质', '结果导向', 'First aid'])
  })

  it('knows what the book already has', () => {
    const ratings = new Map([
      [
        'w',
        new Map([
          ['服务礼仪', 'rated:3'],
          ['投诉处理', 'rated:4'],
          ['质检标准', 'rated:5'],
        ]),
      ],
    ])
    expect(preview([HEAD, WANG], {}, { ratings })).toMatchObject({ unchanged: 1, accepted: [] })
    expect(preview([HEAD, WANG.replace('|4|', '|5|')], {}, { ratings })).toMatchObject({ changed: 1 })
  })

  it('points out competencies the book does not have', () => {
    const shown = preview([HEAD, WANG], {}, { competencies: new Set(['服务礼仪', '质检标准']) })
    expect(shown.findings).toMatchObject([
      { row: 1, column: '投诉处理', code: 'unknown_competency', severity: 'info' },
    ])
  })

  it('holds two levels of one day out, and counts the same level once', () => {
    expect(preview([HEAD, WANG, WANG])).toMatchObject({ new: 1, conflicts: 0 })
    expect(codesOf(preview([HEAD, WANG, WANG]))).toEqual({ repeated_person: 1 })
    const rows = [HEAD, WANG, WANG.replace('|3|', '|2|')]
    expect(preview(rows)).toMatchObject({ conflicts: 1 })
    expect(preview(rows).accepted.flatMap(row => row.ratings.map(one => one.competency))).toEqual([
      '投诉处理',
      '质检标准',
    ])
    expect(preview(rows, { takeConflicts: true }).accepted.at(-1)?.ratings[0]).toMatchObject({ level: 2 })
  })

  it('has nothing to import where no column holds levels', () => {
    const layout = accepted(readLayout([tableOf(['工号|姓名|部门', '00603|王芳|华北'])], abilitySpec))
    expect(previewAbility(layout, { people }, { today: '2026-11-21' })).toMatchObject({
      refused: 'missing_columns',
    })
  })
})

describe('finding the person of a row', () => {
  const one = (number: Cell, name: Cell, rules: Partial<AbilityRules> = {}) => {
    const shown = preview([HEAD.split('|'), [number, name, '华北', 3, 4, 5, 12, null, null]], rules)
    const ofRow = shown.findings.filter(({ row }) => row === 2)
    return [shown.accepted[0]?.personId ?? null, ...ofRow.map(finding => finding.code)]
  }

  it.each<[Cell, Cell, (string | null)[]]>([
    ['00603', '王芳', ['w']],
    ['00603', null, ['w']],
    ['00606', 'LI  NA', ['l']],
    ['00603', '汪芳', [null, 'name_differs']],
    [603, '王芳', ['w', 'lost_zeros']],
    ['00609', '赵磊', ['z', 'book_lost_zeros']],
    [603, null, [null, 'lost_zeros']],
    [603, '别人', [null, 'unknown_person']],
    [null, '李娜', ['l', 'matched_by_name']],
    [null, '没有这人', [null, 'unknown_person']],
    ['99999', '王芳', [null, 'unknown_person']],
    ['1e9', '王芳', [null, 'unreadable_number']],
  ])('%j %j: %j', (number, name, expected) => expect(one(number, name)).toEqual(expected))

  it('pads when asked, and takes a conflict when asked', () => {
    expect(one(603, null, { pad: true })).toEqual(['w', 'lost_zeros'])
    expect(one(603, null, { decisions: new Map([[2, ['pad']]]) })).toEqual(['w', 'lost_zeros'])
    expect(one('00603', '汪芳', { takeConflicts: true })).toEqual(['w', 'name_differs'])
    expect(one('00603', '汪芳', { decisions: new Map([[2, ['take']]]) })).toEqual(['w', 'name_differs'])
  })

  it('does not choose between two people of one name', () => {
    const twins = [...people, { id: 'l2', staffNo: '00700', name: '李娜' }]
    const shown = preview([HEAD, '|李娜|华东|3|4|5|12||'], {}, { people: twins })
    expect(shown.findings).toMatchObject([{ code: 'same_name', params: { numbers: '00606, 00700' } }])
    expect(shown.accepted).toEqual([])
  })
})
