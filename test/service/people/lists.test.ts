import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrations, statementsUpTo } from '../../../electron/service/db/sqlite/migrations/list'
import { readTables } from '../../support/read-tables'
import { openImports } from '../imports/imports-of-book'
import { openTestService, type TestService, testDay } from '../support/service'

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
const lines = (book: TestService) => book.call('people', 'businessLines', {})

async function hired(book: TestService, staffNo: string, name: string, facts: object = {}): Promise<string> {
  return (await book.call('people', 'hire', { staffNo, name, ...facts })).id
}

describe.each([
  ['addBusinessLine', 'changeBusinessLine', 'removeBusinessLine', 'businessLines', 'businessLineId'],
  ['addChannel', 'changeChannel', 'removeChannel', 'channels', 'channelId'],
] as const)('%s, %s, %s', (add, change, remove, list, field) => {
  it('keeps names in two languages in order, each once, and undoes every step', async () => {
    const book = await openTestService()
    const { id } = await book.call('people', add, { name: '机票', nameEn: 'Flights' })
    await book.call('people', add, { name: '酒店' })
    // Nor under the name it has in the other language, whatever its case.
    for (const name of ['酒店', 'flights'])
      await expect(book.call('people', add, { name })).rejects.toMatchObject({ code: 'name_taken' })
    const seq = await book.seqOf('people', change, { id, name: '国内机票' })
    expect(await book.call('people', list, {})).toMatchObject([
      { name: '国内机票', nameEn: 'Flights', retired: false, people: 0 },
      { name: '酒店', nameEn: null },
    ])
    await book.call('book', 'undo', { seq })
    expect(names(await book.call('people', list, {}))).toEqual(['机票', '酒店'])
    await expect(book.call('people', change, { id: 'nowhere' })).rejects.toMatchObject({
      code: 'unknown_entry',
    })
  })

  it('deletes what nobody is in, and retires the rest: whoever is in it stays', async () => {
    const book = await openTestService()
    const { id } = await book.call('people', add, { name: '机票' })
    const fang = await hired(book, '00603', '王芳', { [field]: id })
    await book.call('people', 'leave', { id: fang, day: testDay })
    await expect(book.call('people', remove, { id })).rejects.toMatchObject({
      code: 'has_members',
      params: { name: '机票', count: 1 },
    })
    await book.call('people', change, { id, retired: true })
    await book.call('people', add, { name: '酒店' })
    expect(await book.call('people', list, {})).toMatchObject([
      { name: '酒店' },
      { name: '机票', retired: true },
    ])
    await book.call('people', 'change', { id: fang, [field]: null })
    await book.call('people', remove, { id })
    expect(names(await book.call('people', list, {}))).toEqual(['酒店'])
  })

  it('narrows the list of people', async () => {
    const book = await openTestService()
    const { id } = await book.call('people', add, { name: '机票' })
    await hired(book, '00603', '王芳', { [field]: id })
    await hired(book, '00606', '李娜')
    expect(await book.call('people', 'list', { [field]: id })).toMatchObject({
      total: 1,
      rows: [{ name: '王芳' }],
    })
    await expect(hired(book, '00607', '赵磊', { [field]: 'nowhere' })).rejects.toMatchObject({
      code: 'unknown_entry',
    })
  })
})

describe('a roster with business lines and channels', () => {
  const rows = [
    ['工号', '姓名', '岗位', '业务线', '业务渠道', '招聘渠道'],
    ['00603', '王芳', '客服专员', '国内机票', '热线', '校招'],
    ['00606', '李娜', '客服专员', '酒店', '热线', '内推'],
  ]

  it('says what is new, makes it, and finds it the next time', async () => {
    const imports = await openImports()
    await imports.call('people', 'addBusinessLine', { name: '酒店' })
    const preview = await imports.previewOf(rows, { kind: 'people' })
    expect(preview.columns).toMatchObject({ businessLine: '业务线', channel: '业务渠道' })
    expect(preview.findings).toMatchObject([
      { column: '岗位', code: 'new_names', severity: 'info', value: '客服专员', params: { count: 1 } },
      { column: '业务线', value: '国内机票' },
      { column: '业务渠道', value: '热线' },
      { code: 'unread_columns', severity: 'info', value: '招聘渠道' },
    ])
    await imports.apply(preview)
    const { rows: people } = await imports.call('people', 'list', { sort: 'staffNo' })
    expect(people).toMatchObject([
      { name: '王芳', businessLineName: '国内机票', channelName: '热线' },
      { name: '李娜', businessLineName: '酒店', channelName: '热线' },
    ])
    expect(await imports.previewOf(rows, { kind: 'people' })).toMatchObject({
      unchanged: 2,
      findings: [{ code: 'unread_columns' }],
    })
    const sheet = [
      ['工号', '姓名', '渠道'],
      ['00603', '王芳', '在线'],
    ]
    const moved = await imports.previewOf(sheet, { kind: 'people' })
    expect(moved).toMatchObject({ changed: 1, findings: [{ code: 'new_names', value: '在线' }] })
  })

  it.each(['zh-CN', 'en'] as const)('comes back from an export as it went out (%s)', async language => {
    const imports = await openImports()
    await imports.apply(await imports.previewOf(rows, { kind: 'people' }))
    const english = ['Domestic flights', 'Hotels', 'Travel desk']
    for (const { id } of await imports.call('people', 'businessLines', {}))
      await imports.call('people', 'changeBusinessLine', { id, nameEn: english.shift() ?? null })
    for (const { id } of await imports.call('people', 'posts', {}))
      await imports.call('people', 'changePost', { id, nameEn: english.shift() ?? null })
    const folder = mkdtempSync(join(tmpdir(), 'zhixing-lists-'))
    try {
      const path = join(folder, '人员.xlsx')
      await imports.call('people', 'exportList', { file: imports.ticket(path), language })
      const read = await readTables(readFileSync(path), { name: '人员.xlsx' })
      if (!('tables' in read)) throw new Error('not read back')
      const back = (read.tables[0]?.rows ?? []).map(row => row.map(cell => String(cell ?? '')))
      expect(await imports.previewOf(back, { kind: 'people' })).toMatchObject({
        unchanged: 2,
        changed: 0,
        new: 0,
        findings: [],
      })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

it('a book from before has an entry for each distinct text, and loses none', () => {
  const sqlite = new Database(':memory:')
  sqlite.exec(statementsUpTo(12))
  const person = sqlite.prepare(
    `INSERT INTO person (id, name, status, sort_key, business_line) VALUES (?, ?, 'active', '', ?)`,
  )
  for (const [id, text] of [
    ['a', '国内'],
    ['b', ' 国内\u3000'],
    ['c', 'International'],
    ['d', '  '],
    ['e', null],
    ['f', 'international'],
  ])
    person.run(id, id, text)
  sqlite
    .prepare(`INSERT INTO import_layout VALUES ('people', 'f', ?)`)
    .run('{"grade":"职级","supplier":null,"unit":"部门"}')
  sqlite.exec(migrations[12] ?? '')
  expect(
    sqlite
      .prepare(
        `SELECT person.id, line.name FROM person LEFT JOIN business_line AS line ON line.id = business_line_id
         ORDER BY person.id`,
      )
      .raw()
      .all(),
  ).toEqual([
    ['a', '国内'],
    ['b', '国内'],
    ['c', 'International'],
    ['d', null],
    ['e', null],
    ['f', 'international'],
  ])
  const ids = sqlite.prepare('SELECT id FROM business_line ORDER BY sort').pluck().all() as string[]
  expect(new Set(ids).size).toBe(3)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(sqlite.prepare('SELECT mapping FROM import_layout').pluck().get()).toBe(
    '{"gradeLevel":"职级","company":null,"unit":"部门"}',
  )
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  sqlite.close()
})

it('lists are told by name in the history', async () => {
  const book = await openTestService()
  const { id } = await book.call('people', 'addBusinessLine', { name: '机票' })
  const fang = await hired(book, '00603', '王芳')
  const seq = await book.seqOf('people', 'change', { id: fang, businessLineId: id })
  expect((await book.call('book', 'changes', { seq, limit: 10 })).changes).toMatchObject([
    { table: 'person', fields: [{ column: 'business_line_id', before: null, after: '机票' }] },
  ])
  expect(names(await lines(book))).toEqual(['机票'])
})
