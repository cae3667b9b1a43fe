import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openReader } from '../../../electron/service/db/sqlite/open'
import { rosterSnapshot } from '../../../electron/service/people/roster-snapshot'
import type { InputOf } from '../../../src/contract/define'
import type { people } from '../../../src/contract/people'
import { compareWithBook } from '../../../src/domain/people/roster-book'
import { readTables } from '../../support/read-tables'
import { openTestService, type TestService, testDay } from '../support/service'
import { rosterRows } from './people-book'

type Row = InputOf<typeof people.writeRoster>['rows'][number]

const row = (staffNo: string, name: string, facts: Partial<Row['person']> = {}): Row => ({
  bookNumber: null,
  person: { staffNo, name, ...facts },
})
const again = ({ person }: Row, facts: Partial<Row['person']> = {}, bookNumber = person.staffNo): Row => ({
  bookNumber,
  person: { ...person, ...facts },
})
const write = (book: TestService, ...rows: Row[]) =>
  book.call('people', 'writeRoster', { fileName: '花名册.xlsx', sheet: '在职人员', rows })

async function personOf(book: TestService, text: string) {
  const [found] = (await book.call('people', 'list', { status: 'all', text })).rows
  const person = found && (await book.call('people', 'get', { id: found.id }))
  if (!person) throw new Error(`nobody for ${text}`)
  return person
}

async function snapshotOf(book: TestService) {
  const reader = openReader(join(book.dataDir, 'book.db'))
  try {
    return (await rosterSnapshot(reader.db)).people
  } finally {
    reader.sqlite.close()
  }
}

const fang = row('00603', '王芳', {
  unit: '华南分部',
  team: '热线一组',
  post: '客服专员',
  gradeLevel: '初级',
  hiredOn: '2024-03-01',
})

describe('writing a roster', () => {
  it('makes units, posts and grade levels once, branches under headquarters, teams under their branch', async () => {
    const book = await openTestService()
    await write(
      book,
      fang,
      row('00606', '李娜', { unit: '西南分部', team: '热线一组', post: '客服专员' }),
      row('00600', '赵䶮', { unit: '总部客服中心', post: '客服经理', gradeLevel: 'M1' }),
      row('WB0001', '刘洋', { company: '人力外包公司', team: '热线一组' }),
    )
    const { units } = await book.call('people', 'units', {})
    const nameOf = (id: string | null) => units.find(unit => unit.id === id)?.name ?? null
    expect(units.map(unit => [unit.name, unit.kind, nameOf(unit.parentId)])).toEqual([
      ['总部客服中心', 'headquarters', null],
      ['华南分部', 'branch', '总部客服中心'],
      ['热线一组', 'team', '华南分部'],
      ['西南分部', 'branch', '总部客服中心'],
      ['热线一组', 'team', '西南分部'],
      ['热线一组', 'team', '总部客服中心'],
    ])
    expect((await book.call('people', 'posts', {})).map(post => [post.name, post.people])).toEqual([
      ['客服专员', 2],
      ['客服经理', 1],
    ])
    expect(await personOf(book, 'WB0001')).toMatchObject({ external: true, company: '人力外包公司' })
    expect((await personOf(book, '赵䶮')).unitPath).toMatchObject([{ name: '总部客服中心' }])
  })

  it('appends to histories what changed, leaves what the file does not say', async () => {
    const book = await openTestService()
    const na = row('00606', '李娜', { unit: '华南分部', phone: '13800000000' })
    const min = row('00700', '赵敏', { unit: '华南分部', hiredOn: '2020-01-06' })
    await write(book, fang, na, min)
    const moved = again(fang, { unit: '西南分部', team: undefined, hiredOn: undefined })
    const left = again(min, { status: 'left', leftOn: '2026-11-30' })
    expect(await write(book, moved, again(na, { phone: undefined, nameEn: 'Na Li' }), left)).toMatchObject({
      new: 0,
      changed: 3,
      transferred: 1,
      left: 1,
      rehired: 0,
    })
    expect((await personOf(book, '00603')).history).toMatchObject([
      { kind: 'hire', onDay: '2024-03-01' },
      { kind: 'transfer', onDay: testDay, fromUnit: { name: '热线一组' }, toUnit: { name: '西南分部' } },
    ])
    expect(await personOf(book, '00606')).toMatchObject({ phone: '13800000000', nameEn: 'Na Li' })
    expect(await personOf(book, '00700')).toMatchObject({ status: 'left', leftOn: '2026-11-30' })
    const back = await write(book, again(min, { status: 'active', hiredOn: '2026-12-01' }))
    expect(back).toMatchObject({ rehired: 1 })
    expect((await personOf(book, '00700')).history.map(event => event.kind)).toEqual([
      'hire',
      'leave',
      'rehire',
    ])
  })

  it('leaves somebody in their team when the file names only the branch', async () => {
    const book = await openTestService()
    await write(book, fang)
    expect(await write(book, again(fang, { team: undefined, gradeLevel: '中级' }))).toMatchObject({
      transferred: 1,
    })
    expect(await personOf(book, '00603')).toMatchObject({
      unitPath: [{}, { name: '华南分部' }, { name: '热线一组' }],
      gradeLevel: { name: '中级' },
    })
  })

  it('is one step, taken back as one', async () => {
    const book = await openTestService()
    await write(book, fang)
    const before = await personOf(book, '00603')
    const seq = await book.seqOf('people', 'writeRoster', {
      fileName: '十二月.xlsx',
      rows: [again(fang, { unit: '西南分部', team: undefined }), ...rosterRows(600).slice(10)].filter(
        one => one.person.staffNo !== '00603' || one.bookNumber,
      ),
    })
    expect((await book.call('people', 'list', { status: 'all' })).total).toBeGreaterThan(580)
    await book.call('book', 'undo', { seq })
    expect((await book.call('people', 'list', { status: 'all' })).total).toBe(1)
    expect(await personOf(book, '00603')).toEqual(before)
    expect((await book.call('people', 'units', {})).units).toHaveLength(3)
    expect(await book.call('people', 'find', { text: 'zhang' })).toEqual([])
  })

  it('writes nothing when the book is no longer the one of the preview', async () => {
    const book = await openTestService()
    await write(book, fang)
    const refused = (...rows: Row[]) =>
      expect(write(book, row('00900', '谢宇轩'), ...rows)).rejects.toMatchObject({ code: 'book_changed' })
    await refused(fang)
    await refused(again(row('00606', '李娜')))
    await refused(again(fang, {}), again(fang, {}))
    expect((await book.call('people', 'list', { status: 'all' })).total).toBe(1)
  })

  it('gives a number its zeros back', async () => {
    const book = await openTestService()
    await write(book, row('603', '王芳'))
    await write(book, again(fang, {}, '603'))
    expect((await book.call('people', 'list', { status: 'all' })).rows).toMatchObject([{ staffNo: '00603' }])
  })

  it('reads back what it wrote: the same file again changes nothing', async () => {
    const book = await openTestService()
    const rows = rosterRows(600)
    await write(book, ...rows)
    const book2 = await snapshotOf(book)
    const kinds = rows.map(({ person }) => compareWithBook(person, book2.get(person.staffNo)).kind)
    expect(new Set(kinds)).toEqual(new Set(['unchanged']))
  })
})

describe('the list as a file', () => {
  it.each(['人员.xlsx', '人员.csv'])(
    '%s: the headings the import reads, phones masked, zeros kept',
    async name => {
      const book = await openTestService()
      const folder = mkdtempSync(join(tmpdir(), 'zhixing-export-'))
      try {
        await write(book, { ...fang, person: { ...fang.person, phone: '13812345678' } }, row('00606', '=1+1'))
        const path = join(folder, name)
        const file = book.ticket(path)
        expect(await book.call('people', 'exportList', { file, language: 'zh-CN' })).toEqual({
          people: 2,
          caveat: null,
        })
        const read = await readTables(readFileSync(path), { name })
        if (!('tables' in read)) throw new Error('not read back')
        const [head, ...rows] = read.tables[0]?.rows ?? []
        expect(head?.slice(0, 7)).toEqual(['工号', '姓名', '英文名', '机构', '班组', '岗位', '职级'])
        const wang = rows.find(cells => cells[1] === '王芳')
        expect(wang?.slice(0, 7)).toEqual([
          '00603',
          '王芳',
          expect.toBeOneOf([null, '', undefined]),
          '华南分部',
          '热线一组',
          '客服专员',
          '初级',
        ])
        expect(head?.slice(7, 9)).toEqual(['业务线', '渠道'])
        expect(wang?.[11]).toBe('138****5678')
        expect(rows.map(cells => cells[1])).toContain("'=1+1")
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )

  it('refuses a place that cannot be written', async () => {
    const book = await openTestService()
    const file = book.ticket('/nowhere/at/all/人员.xlsx')
    await expect(book.call('people', 'exportList', { file, language: 'en' })).rejects.toMatchObject({
      code: 'not_writable',
    })
  })
})
