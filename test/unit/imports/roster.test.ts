import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecision } from '../../../src/domain/imports/preview'
import type { Cell } from '../../../src/domain/imports/table'
import type { RosterRules } from '../../../src/domain/people/roster'
import type { BookPerson } from '../../../src/domain/people/roster-book'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { previewRoster } from '../../support/roster-preview'
import { accepted, codesOf, tableOf } from './table-of'

type Rows = readonly (readonly Cell[] | string)[]
const today = '2026-11-21'

const preview = (rows: Rows, people: BookPerson[] = [], rules: Partial<RosterRules> = {}) =>
  previewRoster(
    accepted(readLayout([tableOf(rows)], rosterSpec)),
    { people: new Map(people.map(person => [person.staffNo, person])) },
    { today, ...rules },
  )

/** The book after the accepted rows were written. */
const written = (shown: ReturnType<typeof preview>): BookPerson[] =>
  shown.accepted.map(({ person }) => ({ ...person, status: person.status ?? 'active' }))

const decide = (row: number, decision: RowDecision) => ({ decisions: new Map([[row, [decision]]]) })
const HEAD = '工号|姓名|部门|岗位|入职日期|状态'
const WANG = '00603|王芳|华北分部|客服专员|2022-12-30|在职'
const LI = '00606|李娜|华东分部|客服专员|2021/3/5|在职'
const ZHAO = '00609|赵磊|华南分部|质检员|2019.07.01|在职'

describe('new people', () => {
  it('are read with what the sheet says, and nothing it does not say', () => {
    const shown = preview([HEAD, WANG, '00610|张  伟|华东分部|||'])
    expect(shown).toMatchObject({
      kind: 'people',
      sheet: '表1',
      headerRow: 1,
      rows: 2,
      new: 2,
      errors: 0,
      conflicts: 0,
    })
    expect(shown.accepted[0]).toEqual({
      row: 2,
      bookNumber: null,
      kind: 'new',
      event: 'hire',
      differences: [],
      person: {
        staffNo: '00603',
        name: '王芳',
        unit: '华北分部',
        post: '客服专员',
        hiredOn: '2022-12-30',
        status: 'active',
      },
    })
    expect(shown.accepted[1]?.person).toEqual({ staffNo: '00610', name: '张伟', unit: '华东分部' })
  })

  it('may have left, and a leaving day says so without a status', () => {
    const shown = preview(['工号|姓名|性别|离职日期', '00100|谢洋|男|2025-07-31', '00101|吴熙|女|2030-01-01'])
    expect(shown.accepted.map(({ person }) => person.status)).toEqual(['left', undefined])
    expect(codesOf(shown)).toEqual({ future_date: 1 })
  })

  it('may come with first and last names', () => {
    const shown = preview([
      'Employee ID|Last Name|First Name|Department',
      '10026|Lee|Anna|Sales',
      '10027|王|芳|Sales',
    ])
    expect(shown.accepted.map(({ person }) => person.name)).toEqual(['Anna Lee', '王芳'])
  })
})

describe('rows with an error', () => {
  it('are left out, listed, and counted by row', () => {
    const shown = preview([
      HEAD,
      WANG,
      '|李雷|华东分部|客服专员|2022-12-30|在职',
      '00701||华东分部|客服专员|2022-12-30|在职',
      '00702|错日|华东分部|客服专员|2026-13-45|在职',
      '|双错|华东分部|客服专员|2026-13-45|在职',
      '1.23E+11|科学|华东分部|客服专员|2022-12-30|在职',
      '00703|赵\ufffd|华东分部|客服专员|2022-12-30|在职',
    ])
    expect(shown).toMatchObject({ rows: 7, new: 1, errors: 6 })
    expect(codesOf(shown)).toEqual({
      no_number: 2,
      no_name: 1,
      impossible_date: 2,
      unreadable_number: 1,
      damaged_text: 1,
    })
    expect(shown.findings.find(finding => finding.row === 5)).toEqual({
      row: 5,
      column: '入职日期',
      value: '2026-13-45',
      code: 'impossible_date',
      severity: 'error',
      params: { reason: 'no_such_day' },
    })
  })

  it('come in without the wrong date when somebody says so', () => {
    const shown = preview([HEAD, '00702|错日|华东分部|客服专员|2026-13-45|在职'], [], decide(2, 'blank'))
    expect(shown).toMatchObject({ new: 1, errors: 0 })
    expect(shown.accepted[0]?.person.hiredOn).toBeUndefined()
  })
})

describe('warnings', () => {
  it.each<[string, string]>([
    ['00701|来日|华东分部|客服专员|2062/3/1|在职', 'future_date'],
    ['00701|缺日|华东分部|客服专员|2020年5月|在职', 'day_missing'],
    ['00701|怪态|华东分部|客服专员|2022-12-30|飞升', 'unknown_status'],
    ['00701|走了|华东分部|客服专员|2022-12-30|离职', 'left_without_date'],
  ])('%s: %s', (row, code) => {
    const shown = preview([HEAD, WANG, row])
    expect(shown).toMatchObject({ new: 2, errors: 0 })
    expect(shown.findings).toMatchObject([{ row: 3, code, severity: 'warning' }])
  })

  it('points out that somebody left before they came', () => {
    const shown = preview(['工号|姓名|入职日期|离职日期', '00603|王芳|2022-12-30|2021-01-01'])
    expect(codesOf(shown)).toEqual({ left_before_hired: 1 })
  })

  it('says when month and day could be either way round, and follows the column when it tells', () => {
    const head = 'Staff No|Name|Hire Date'
    expect(codesOf(preview([head, '10001|Ann|7/5/2011', '10002|Bob|1/7/2008']))).toEqual({
      assumed_month_first: 1,
    })
    const told = preview([head, '10001|Ann|7/5/2011', '10002|Bob|30/7/2008'])
    expect(told.accepted[0]?.person.hiredOn).toBe('2011-05-07')
    expect(codesOf(told)).toEqual({ day_order_day_first: 1 })
  })
})

describe('numbers that lost their zeros', () => {
  const rows: Rows = [HEAD, WANG, LI, ZHAO, [600, '赵䶮', '华东分部', '客服专员', null, '在职']]

  it('stay as they are, with a warning, until padding is asked for', () => {
    const shown = preview(rows)
    expect(shown.accepted.at(-1)?.person.staffNo).toBe('600')
    expect(shown.findings).toMatchObject([
      {
        row: 5,
        column: '工号',
        value: '600',
        code: 'lost_zeros',
        severity: 'warning',
        params: { padded: '00600' },
      },
    ])
    expect(preview(rows, [], { pad: true }).accepted.at(-1)?.person.staffNo).toBe('00600')
  })

  it('are padded or kept row by row', () => {
    expect(preview(rows, [], decide(5, 'pad')).accepted.at(-1)?.person.staffNo).toBe('00600')
    expect(preview(rows, [], { pad: true, ...decide(5, 'keep') }).accepted.at(-1)?.person.staffNo).toBe('600')
  })

  it('find the person the book has under the whole number and the same name', () => {
    const book = written(preview(rows, [], { pad: true }))
    expect(preview(rows, book)).toMatchObject({ new: 0, unchanged: 4, changed: 0 })
    const stranger = preview([HEAD, WANG, LI, ZHAO, [600, '另一人', '华东分部', null, null, null]], book)
    expect(stranger).toMatchObject({ new: 1, unchanged: 3 })
  })

  it('are mended in the book when the file comes again with padding', () => {
    const book = written(preview(rows))
    expect(preview(rows, book)).toMatchObject({ new: 0, unchanged: 4 })
    const padded = preview(rows, book, { pad: true })
    expect(padded).toMatchObject({ new: 0, changed: 1, unchanged: 3 })
    expect(padded.accepted[0]).toMatchObject({
      bookNumber: '600',
      person: { staffNo: '00600' },
      differences: [{ field: 'staffNo', before: '600', after: '00600' }],
    })
  })

  it('are the same person as the whole number in the same file', () => {
    const shown = preview([HEAD, WANG, LI, ZHAO, [603, '王芳', '华北分部', '客服专员', '2022-12-30', '在职']])
    expect(shown).toMatchObject({ new: 3, conflicts: 0 })
    expect(codesOf(shown)).toEqual({ lost_zeros: 1, repeated_person: 1 })
  })
})

describe('the same number twice', () => {
  it('is one person when the rows agree, blanks filled from each other', () => {
    const shown = preview([HEAD, WANG, '00603|王 芳|华北分部||2022年12月30日|', LI])
    expect(shown).toMatchObject({ rows: 3, new: 2, conflicts: 0, errors: 0 })
    expect(shown.findings).toMatchObject([
      { row: 3, code: 'repeated_person', severity: 'warning', params: { first: 2 } },
    ])
  })

  it.each<[string, string, string]>([
    ['00603|王芳|西北分部|客服专员|2022-12-30|在职', 'conflicting_unit', '部门'],
    ['00603|汪芳|华北分部|客服专员|2022-12-30|在职', 'conflicting_name', '姓名'],
    ['00603|王芳|华北分部|客服专员|2023-12-30|在职', 'conflicting_details', '入职日期'],
  ])('%s is a conflict: %s', (row, code, column) => {
    const shown = preview([HEAD, WANG, row, LI])
    expect(shown).toMatchObject({ new: 1, conflicts: 1, errors: 0 })
    expect(shown.findings).toMatchObject([
      { row: 2, column, code, severity: 'conflict', choices: [2, 3] },
      { row: 3, column, code, severity: 'conflict', choices: [2, 3] },
    ])
  })

  it('is asked about too where the other row cannot be read, and only the good one can be taken', () => {
    const rows = [HEAD, '00603|汪芳|华北分部|客服专员|2022-02-31|在职', WANG, LI]
    const shown = preview(rows)
    expect(shown).toMatchObject({ new: 1, conflicts: 1, errors: 1 })
    expect(shown.findings).toMatchObject([
      { row: 2, code: 'impossible_date', severity: 'error' },
      { row: 3, code: 'conflicting_name', severity: 'conflict', choices: [3], params: { others: '2' } },
    ])
    expect(preview(rows, [], decide(3, 'take')).accepted.map(one => one.person.name)).toEqual([
      '王芳',
      '李娜',
    ])
    const same = [HEAD, '00603|王芳|华北分部|客服专员|2022-02-31|在职', WANG, LI]
    expect(preview(same)).toMatchObject({ new: 2, conflicts: 0, errors: 1 })
  })

  it('is taken as the last row, or as the row somebody chose', () => {
    const rows = [HEAD, WANG, '00603|王芳|西北分部|客服专员|2022-12-30|在职', LI]
    const unitOf = (rules: Partial<RosterRules>) => preview(rows, [], rules).accepted[0]?.person.unit
    expect(unitOf({ takeConflicts: true })).toBe('西北分部')
    expect(unitOf(decide(2, 'take'))).toBe('华北分部')
    expect(preview(rows, [], { takeConflicts: true })).toMatchObject({ new: 2, conflicts: 1 })
  })
})

describe('people the book already has', () => {
  const book = written(preview([HEAD, WANG, LI, ZHAO]))

  it('are unchanged when the file is read again', () => {
    expect(preview([HEAD, WANG, LI, ZHAO], book)).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 3,
      accepted: [],
    })
  })

  it('lose nothing to a blank cell', () => {
    expect(preview([HEAD, '00603|王芳||||'], book)).toMatchObject({ unchanged: 1 })
    expect(preview(['工号|姓名|岗位', '00603|王芳|客服专员'], book)).toMatchObject({ unchanged: 1 })
  })

  it('are transferred, leave and come back', () => {
    const event = (row: string, people = book) => preview([HEAD, row], people).accepted[0]?.event
    expect(event('00603|王芳|华东分部|客服专员|2022-12-30|在职')).toBe('transfer')
    expect(event('00603|王芳|华北分部|班长|2022-12-30|在职')).toBe('transfer')
    expect(event('00603|王芳|华北分部|客服专员|2022-12-31|在职')).toBeNull()
    expect(event('00603|王芳|华北分部|客服专员|2022-12-30|离职')).toBe('leave')
    const gone = book.map(person => ({ ...person, status: 'left' as const, leftOn: '2025-01-01' }))
    expect(event('00603|王芳|华北分部|客服专员|2026-01-01|在职', gone)).toBe('rehire')
    expect(codesOf(preview([HEAD, '00603|王芳|华东分部|||在职'], gone))).toEqual({ rehire: 1 })
    expect(codesOf(preview([HEAD, '00603|王芳|华东分部|||'], gone))).toEqual({ left_person: 1 })
  })

  it('say what differs', () => {
    const [row] = preview([HEAD, '00603|王芳|华东分部|客服专员|2022-12-30|在职'], book).accepted
    expect(row?.differences).toEqual([{ field: 'unit', before: '华北分部', after: '华东分部' }])
  })

  it('are not renamed without being asked', () => {
    const rows = [HEAD, '00603|汪芳|华北分部|客服专员|2022-12-30|在职']
    expect(preview(rows, book)).toMatchObject({ changed: 0, conflicts: 1, accepted: [] })
    expect(preview(rows, book).findings).toMatchObject([
      { code: 'name_changed', severity: 'conflict', params: { before: '王芳', after: '汪芳' } },
    ])
    expect(preview(rows, book, { takeConflicts: true })).toMatchObject({ changed: 1, conflicts: 1 })
    expect(preview(rows, book, decide(2, 'take')).accepted[0]?.differences).toMatchObject([{ field: 'name' }])
  })
})

describe('supervisors', () => {
  it('are spelled as their own rows spell them', () => {
    const shown = preview([
      '工号|姓名|部门|上级工号',
      [600, '赵一', '华北', '00603'],
      '00603|王芳|华北|00600',
    ])
    expect(shown.accepted.map(({ person }) => person.supervisorNo)).toEqual(['00603', '600'])
  })

  it('are left out when the column holds another system’s keys', () => {
    const rows = Array.from({ length: 10 }, (_, index) => `1000${index}|人${index}|华北|${index + 20}`)
    const shown = preview(['Emp ID|Name|Department|Manager ID', ...rows])
    expect(codesOf(shown)).toEqual({ unknown_supervisors: 1 })
    expect(shown.accepted.every(({ person }) => person.supervisorNo === undefined)).toBe(true)
  })
})

describe('supervisors by name', () => {
  const HEADS = '工号|姓名|部门|直属上级'
  const numbersOf = (rows: Rows, people: BookPerson[] = []) =>
    preview(rows, people).accepted.map(({ person }) => person.supervisorNo)

  it('are whoever is the only one of that name, in the file or at work in the book', () => {
    const zhou: BookPerson = { staffNo: '00100', name: '周梅', status: 'active', unit: '华北' }
    const rows = [HEADS, '00603|王芳|华北|周 梅', '00606|李娜|华北|王芳', '00609|赵磊|华北|']
    expect(numbersOf(rows, [zhou])).toEqual(['00100', '00603', undefined])
    expect(codesOf(preview(rows, [zhou]))).toEqual({})
  })

  it('are nobody where two bear the name or nobody does, which is said once', () => {
    const rows = [HEADS, '00603|王芳|华北|李娜', '00604|李娜|华北|孙悟空', '00605|李娜|华南|孙悟空']
    const shown = preview(rows)
    expect(shown.accepted.map(({ person }) => person.supervisorNo)).toEqual([undefined, undefined, undefined])
    expect(shown.findings).toEqual([
      {
        row: 1,
        column: '直属上级',
        value: '李娜、孙悟空',
        code: 'unclear_supervisors',
        severity: 'info',
        params: { count: 2 },
      },
    ])
  })

  it('are not whoever has left, where one of the name is still there', () => {
    const left: BookPerson = { staffNo: '00050', name: '周梅', status: 'left' }
    const here: BookPerson = { staffNo: '00100', name: '周梅', status: 'active' }
    expect(numbersOf([HEADS, '00603|王芳|华北|周梅'], [left, here])).toEqual(['00100'])
  })

  it('count by the number where one stands beside the name, or in another column', () => {
    expect(numbersOf([HEADS, '00603|王芳|华北|周梅（00606）', '00606|周梅|华北|00603'])).toEqual([
      '00606',
      '00603',
    ])
    const both = '工号|姓名|部门|直属上级|直属上级工号'
    expect(numbersOf([both, '00603|王芳|华北|王芳|00606', '00606|周梅|华北||'])).toEqual(['00606', undefined])
  })

  it('are found in an English list that turns its own names round', () => {
    const rows = [
      'Employee ID|Name|Department|Manager',
      '10026|Albert, Michael  K|Sales|',
      '10027|Lee, Anna|Sales|Michael Albert',
    ]
    expect(numbersOf(rows)).toEqual([undefined, '10026'])
  })
})

describe('a phone that a list hid or a sheet spoiled', () => {
  const phones = '工号|姓名|部门|手机'
  const book: BookPerson[] = [
    { staffNo: '00603', name: '王芳', status: 'active', unit: '华北', phone: '13812340604' },
  ]

  it.each(['138****0604', '138••••0604', '１３８＊＊＊＊０６０４', '138xxxx0604'])(
    'never takes the place of the whole one: %s is the phone the book has',
    hidden => {
      const shown = preview([phones, `00603|王芳|华北|${hidden}`], book)
      expect(shown).toMatchObject({ unchanged: 1, changed: 0, accepted: [] })
      expect(codesOf(shown)).toEqual({})
    },
  )

  it('is said where the book has another one, and the book’s stays', () => {
    const shown = preview([phones, '00603|王芳|华东|139****0604'], book)
    expect(codesOf(shown)).toEqual({ masked_phone: 1 })
    expect(shown.findings[0]).toMatchObject({ column: '手机', value: '139****0604', severity: 'warning' })
    expect(shown.accepted[0]?.differences).toEqual([{ field: 'unit', before: '华北', after: '华东' }])
  })

  it.each(['138****0604', '***********'])('is no phone of a new person: %s', hidden => {
    const shown = preview([phones, `00609|赵磊|华北|${hidden}`], book)
    expect(codesOf(shown)).toEqual({ masked_phone: 1 })
    expect(shown.accepted[0]?.person.phone).toBeUndefined()
  })

  it.each(['1.38E+10', '1.38123E10'])('is left out where Excel wrote it as a power of ten: %s', spoiled => {
    const shown = preview([phones, `00603|王芳|华东|${spoiled}`], book)
    expect(codesOf(shown)).toEqual({ unreadable_phone: 1 })
    expect(shown.accepted[0]?.differences).toEqual([{ field: 'unit', before: '华北', after: '华东' }])
  })
})

describe('a shifted row', () => {
  const people = Array.from({ length: 20 }, (_, index) => {
    const odd = index % 2 === 0
    return `007${index + 10}|人${index}|${odd ? '华北分部' : '华东分部'}|${odd ? '热线组' : '在线组'}|${odd ? '专员' : '班长'}|在职`
  })
  const head = '工号|姓名|部门|班组|岗位|状态'

  it('is warned of, and its slid values are left out', () => {
    const shown = preview([head, ...people, '00799|错位|热线组|专员|在职|'])
    expect(shown).toMatchObject({ new: 21, errors: 0 })
    expect(shown.findings).toMatchObject([
      { row: 22, code: 'shifted_row', severity: 'warning', column: '部门' },
    ])
    expect(shown.accepted.at(-1)?.person).toEqual({ staffNo: '00799', name: '错位' })
  })

  it('is not seen in a row that is merely unusual', () => {
    expect(
      codesOf(
        preview([
          head,
          ...people,
          '00799|新人|海外分部|热线组|专员|在职',
          '00798|换组|热线组|华北分部|专员|在职',
        ]),
      ),
    ).toEqual({})
  })
})

describe('whatever a sheet holds', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('00603', '王芳', '', '合计', '2026-13-45', '缺考'),
    fc.integer(),
    fc.constant(null),
  )

  it('every row is accounted for, and reading twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
        data => {
          const table = [HEAD, WANG, ...data]
          const shown = preview(table)
          const known = shown.new + shown.changed + shown.unchanged
          const withErrors = new Set(
            shown.findings.filter(one => one.severity === 'error').map(one => one.row),
          )
          expect(shown.errors).toBe(withErrors.size)
          expect(known + shown.errors).toBeLessThanOrEqual(shown.rows)
          expect(shown.accepted.every(({ row }) => !withErrors.has(row))).toBe(true)
          const again = preview(table, written(shown))
          expect(again).toMatchObject({ new: 0, changed: 0 })
        },
      ),
    )
  })
})
