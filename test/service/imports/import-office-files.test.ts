import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../src/contract/define'
import type { people } from '../../../src/contract/people'
import { plainCourse } from '../support/course'
import {
  codesIn,
  hasOffice,
  hasPublicSets,
  type ImportsOfBook,
  office,
  openImports,
  publicSets,
} from './imports-of-book'

interface Truth {
  roster_xlsx: {
    expected: { new: number; conflicts: number; errors: number; warnings: Record<string, number> }
  }
  outsourced_csv: { rows: number }
  ability: { valid_cells: number; blank: number; not_observed: number }
  scores: { rows: number }
  class: string[]
}
const truth = hasOffice ? (JSON.parse(readFileSync(join(office, 'TRUTH.json'), 'utf8')) as Truth) : null

const roster = join(office, '客服中心花名册.xlsx')

/** The office's people, zeros put back. */
async function openOffice(): Promise<ImportsOfBook> {
  const imports = await openImports()
  await imports.apply(await imports.preview(roster, { choices: { pad: true, takeConflicts: true } }))
  return imports
}

/** The third session of 投诉处理, held on 12 October 2026, with the class of the score sheet. */
async function openClass(imports: ImportsOfBook): Promise<string> {
  const { id: courseId } = await imports.call(
    'courses',
    'add',
    plainCourse({ name: '投诉处理与情绪管理', practiceMinutes: 180, theoryWeight: 50, practiceWeight: 50 }),
  )
  const idOf = new Map<string | null, string>()
  for (let cursor: string | null = null, more = true; more; ) {
    const page: OutputOf<typeof people.list> = await imports.call('people', 'list', { limit: 500, cursor })
    for (const { staffNo, id } of page.rows) idOf.set(staffNo, id)
    cursor = page.nextCursor
    more = cursor !== null
  }
  const personIds = (truth?.class ?? []).flatMap(number => idOf.get(number) ?? [])
  const { id } = await imports.call('sessions', 'schedule', {
    courseId,
    blocks: [{ day: '2026-10-12', starts: 8 * 60 + 30, ends: 11 * 60 + 30 }],
    personIds,
  })
  return id
}

describe.skipIf(!hasOffice)('the roster of the office (skipped where ../shared/data is absent)', () => {
  it('comes in as TRUTH.json says, once, and one undo takes it back', async () => {
    const imports = await openImports()
    const first = await imports.preview(roster)
    const { warnings, ...counts } = truth?.roster_xlsx.expected ?? { warnings: {} }
    expect(first).toMatchObject({ kind: 'people', sheet: '在职人员', headerRow: 4, ...counts, accepted: 520 })
    expect(codesIn(first)).toMatchObject(warnings)
    expect(first.sample[0]).toMatchObject({
      staffNo: '600',
      name: '赵䶮',
      unit: '华东分部',
      status: 'active',
    })
    expect(first.sample[0]?.phone).toMatch(/^\d{3}\*{4}\d{4}$/)

    const { seq, written } = await imports.apply(first)
    expect(written).toBe(520)
    expect(await imports.call('people', 'list', { limit: 1 })).toMatchObject({ total: 520 })
    const [newest] = (await imports.call('book', 'backups', {})).filter(one => one.reason === 'before_import')
    expect(newest).toBeDefined()
    expect(await imports.call('imports', 'runs', {})).toMatchObject([
      { kind: 'people', fileName: '客服中心花名册.xlsx', counts: { new: 520, errors: 3 }, seq },
    ])

    const again = await imports.preview(roster)
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 520, accepted: 0 })
    await expect(imports.apply(again)).rejects.toMatchObject({ code: 'nothing_to_import' })

    await imports.call('book', 'undo', { seq })
    expect(await imports.call('people', 'list', { limit: 1 })).toMatchObject({ total: 0 })
    expect(await imports.call('imports', 'runs', {})).toEqual([])
    expect(await imports.preview(roster)).toMatchObject({ new: 520 })
  })

  it('with its zeros put back afterwards renumbers the same people and makes no second ones', async () => {
    const imports = await openImports()
    await imports.apply(await imports.preview(roster))
    const padded = await imports.preview(roster, { choices: { pad: true } })
    expect(padded).toMatchObject({ new: 0, changed: 23, unchanged: 497 })
    await imports.apply(padded)
    expect(await imports.call('people', 'list', { limit: 1 })).toMatchObject({ total: 520 })
    expect((await imports.call('people', 'list', { text: '00600', limit: 5 })).rows).toMatchObject([
      { name: '赵䶮' },
    ])
  })

  it('leaves the sheet of leavers and the hidden one for whoever asks for them', async () => {
    const imports = await openImports()
    const { sheets, sheet } = await imports.preview(roster)
    expect(sheet).toBe('在职人员')
    expect(sheets.length).toBeGreaterThan(2)
    expect(sheets.some(one => one.hidden)).toBe(true)
  })
})

describe.skipIf(!hasOffice)('the other files of the office (skipped where ../shared/data is absent)', () => {
  it('reads the outsourced list in GB18030 with its rare names intact', async () => {
    const imports = await openImports()
    const preview = await imports.preview(join(office, '外包人员_GBK.csv'))
    expect(preview).toMatchObject({ kind: 'people', new: truth?.outsourced_csv.rows, errors: 0 })
    await imports.apply(preview)
    expect((await imports.call('search', 'find', { text: '䶮' })).map(hit => hit.title)).toEqual(['赵䶮二'])
    expect((await imports.call('search', 'find', { text: '㛃' })).map(hit => hit.title)).toHaveLength(1)
    const { rows } = await imports.call('people', 'list', { text: '赵䶮二', limit: 5 })
    expect(rows).toMatchObject([{ name: '赵䶮二', external: true }])
  })

  it('brings the ability matrix in for the people it knows: every level, none of the rest as a level', async () => {
    const imports = await openOffice()
    const preview = await imports.preview(join(office, '能力评估_2026Q3.xlsx'))
    expect(preview).toMatchObject({
      kind: 'ability',
      cells: {
        valid: truth?.ability.valid_cells,
        blank: truth?.ability.blank,
        notObserved: truth?.ability.not_observed,
      },
    })
    const { seq } = await imports.apply(preview)
    const [person] = (await imports.call('people', 'list', { text: '00600', limit: 1 })).rows
    const standings = await imports.call('needs', 'ofPerson', { personId: person?.id ?? '' })
    expect(standings.find(one => one.competency.name === '服务礼仪')).toMatchObject({ level: 4 })
    expect(await imports.preview(join(office, '能力评估_2026Q3.xlsx'))).toMatchObject({ new: 0, changed: 0 })

    await imports.call('book', 'undo', { seq })
    expect(await imports.call('needs', 'ofPerson', { personId: person?.id ?? '' })).toEqual([])
  })

  it('writes the score sheet into its session: marks, states and decimals', async () => {
    const imports = await openOffice()
    const sessionId = await openClass(imports)
    const file = join(office, '成绩登记_投诉处理第3期.xlsx')
    const asked = await imports.preview(file, { sessionId })
    // The first session of the course in this book; the sheet says that it is of the third.
    expect(asked).toMatchObject({ accepted: 0, conflicts: 1 })
    const confirmed = { decisions: { [asked.headerRow]: ['take' as const] } }
    const preview = await imports.again(asked, confirmed)
    expect(preview).toMatchObject({
      kind: 'scores',
      sessionId,
      rows: truth?.scores.rows,
      errors: 1,
      conflicts: 0,
    })
    expect(preview.title).toContain('投诉处理与情绪管理')
    expect(codesIn(preview)).toMatchObject({ unknown_person: 1, other_session: 1 })
    const { seq, written, leftOut } = await imports.apply(preview)
    expect({ written, leftOut }).toEqual({ written: 42, leftOut: 0 })
    const sheet = JSON.stringify(await imports.call('assessments', 'sheet', { sessionId }))
    for (const state of ['missed', 'deferred', 'cheating']) expect(sheet).toContain(state)
    expect(sheet).toMatch(/"(mark|theory|practice)":\d+50\b/)

    const again = await imports.preview(file, { sessionId, choices: confirmed })
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 42 })
    await imports.call('book', 'undo', { seq })
    expect(await imports.preview(file, { sessionId, choices: confirmed })).toMatchObject({ new: 42 })
  })

  it('writes the scan log into its session: who came, who was late, who did not come', async () => {
    const imports = await openOffice()
    const sessionId = await openClass(imports)
    const preview = await imports.preview(join(office, '签到记录.csv'), { sessionId })
    expect(preview).toMatchObject({ kind: 'attendance', sessionId, new: 38, errors: 0, conflicts: 0 })
    const { seq } = await imports.apply(preview)
    const held = await imports.call('sessions', 'get', { id: sessionId })
    expect(held).toMatchObject({ status: 'held', expected: 42, present: 38 })
    await imports.call('book', 'undo', { seq })
    expect(await imports.call('sessions', 'get', { id: sessionId })).toMatchObject({
      status: 'scheduled',
      present: null,
    })
  })

  it.each(['题库_投诉处理.xlsx', '投诉明细_2026Q3.csv', 'KPI月报_2026Q3.xlsx'])(
    'does not take %s for anything it is not',
    async name => {
      const imports = await openOffice()
      const before = await imports.commands()
      await expect(imports.preview(join(office, name))).rejects.toMatchObject({ code: 'kind_unknown' })
      expect(await imports.commands()).toBe(before)
    },
  )
})

describe.skipIf(!hasPublicSets)('a public set of 311 people (skipped where ../shared/data is absent)', () => {
  it('brings 305 in, says why six stay out, and warns of the shifted row', async () => {
    const imports = await openImports()
    const preview = await imports.preview(join(publicSets, 'hr_dataset_v14.csv'))
    expect(preview).toMatchObject({ kind: 'people', new: 305, errors: 6, conflicts: 0 })
    expect(codesIn(preview)).toMatchObject({ no_number: 6, shifted_row: 1 })
    const { seq } = await imports.apply(preview)
    expect(await imports.call('people', 'list', { status: 'all', limit: 1 })).toMatchObject({ total: 305 })
    await imports.call('book', 'undo', { seq })
    expect(await imports.call('people', 'list', { status: 'all', limit: 1 })).toMatchObject({ total: 0 })
  })
})
