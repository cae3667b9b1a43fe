import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../../electron/service/wire-error'
import type { InputOf } from '../../../src/contract/define'
import type { people } from '../../../src/contract/people'
import { openTestService, type TestService } from '../support/service'
import { rosterRows } from './people-book'

type ListInput = InputOf<typeof people.list>

async function everyPage(book: TestService, input: ListInput) {
  const rows = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof ask>> = await ask(book, { ...input, cursor })
    rows.push(...page.rows)
    expect(page.rows.length).toBeLessThanOrEqual(input.limit ?? 200)
    cursor = page.nextCursor
  } while (cursor !== null)
  return rows
}
const ask = (book: TestService, input: ListInput) => book.call('people', 'list', input)

describe('the list of 5,000 people', () => {
  it('pages by key: everybody once, in order, whatever the order', async () => {
    const book = await openTestService()
    await book.call('people', 'writeRoster', { fileName: '花名册.xlsx', rows: rosterRows(5000) })

    for (const sort of ['name', 'staffNo', 'hiredOn'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        const rows = await everyPage(book, { status: 'all', sort, direction, limit: 500 })
        expect(new Set(rows.map(row => row.id)).size, `${sort} ${direction}`).toBe(5000)
        const keys = rows.map(row => (sort === 'hiredOn' ? row.hiredOn : row.staffNo) ?? '')
        if (sort !== 'name') {
          const sorted = keys.toSorted()
          expect(keys).toEqual(direction === 'asc' ? sorted : sorted.toReversed())
        }
      }
    }
    const first = await ask(book, { limit: 3 })
    expect(first.total).toBe(4900)
    // 曾 is read zēng and 单 shàn as surnames: chén comes first.
    expect(first.rows.every(row => row.name.startsWith('陈'))).toBe(true)

    const units = await book.call('people', 'units', {})
    expect(units).toMatchObject({ people: 4900, left: 100, withoutUnit: 0 })
    const [headquarters] = units.units
    expect(headquarters).toMatchObject({
      name: '总部',
      nameEn: 'Headquarters',
      kind: 'headquarters',
      peopleBelow: 4900,
    })
    const south = units.units.find(unit => unit.name === '华南分部')
    const inSouth = await everyPage(book, { unitId: south?.id, status: 'all', limit: 500 })
    expect(inSouth).toHaveLength(1250)
    expect(inSouth.every(row => row.unitPath.some(unit => unit.id === south?.id))).toBe(true)
    expect((await ask(book, { unitId: south?.id })).total).toBe(south?.peopleBelow)

    const byInitials = await ask(book, { text: 'oyn' })
    expect(byInitials.rows.length).toBeGreaterThan(0)
    expect(byInitials.rows.every(row => row.name.startsWith('欧阳'))).toBe(true)
    expect((await ask(book, { text: '00042' })).rows.map(row => row.staffNo)).toEqual(['00042'])
    expect((await ask(book, { text: '，' })).total).toBe(0)
    const [masked] = (await ask(book, { text: '00042' })).rows
    expect(masked?.phoneMasked).toBe('138****0041')
  })

  it('walks the index of its order: no scan of person and no sort, whatever is asked', async () => {
    const book = await openTestService()
    await book.call('people', 'writeRoster', { fileName: '花名册.xlsx', rows: rosterRows(200) })
    const { units } = await book.call('people', 'units', {})
    const post = (await book.call('people', 'posts', {}))[0]?.id
    const statements = new Set<string>()
    const heard = Database.prototype.prepare
    Database.prototype.prepare = function (this: Database.Database, sql: string) {
      statements.add(sql)
      return heard.call(this, sql)
    } as typeof heard
    try {
      for (const sort of ['name', 'staffNo', 'hiredOn'] as const)
        for (const direction of ['asc', 'desc'] as const)
          for (const filter of [
            {},
            { status: 'left' as const },
            { status: 'all' as const, unitId: units[0]?.id },
            { unitId: null, postId: post },
            { tag: '骨干', text: '王', external: false },
          ]) {
            const page = await ask(book, { sort, direction, limit: 20, ...filter })
            if (page.nextCursor) await ask(book, { sort, direction, ...filter, cursor: page.nextCursor })
          }
      await book.call('people', 'units', {})
      await book.call('people', 'posts', {})
      await book.call('people', 'gradeLevels', {})
      await book.call('people', 'tags', {})
      await book.call('people', 'find', { text: '' })
      await book.call('people', 'find', { text: 'wang' })
    } finally {
      Database.prototype.prepare = heard
    }
    const sqlite = new Database(join(book.dataDir, 'book.db'), { readonly: true })
    try {
      const asked = [...statements].filter(sql => /\bperson\b/.test(sql) && sql.startsWith('select'))
      expect(asked.length).toBeGreaterThan(12)
      for (const sql of asked) {
        const plan = sqlite
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...[...sql.matchAll(/\?/g)].map(() => 'x'))
        const steps = (plan as { detail: string }[]).map(step => step.detail)
        expect(
          steps.filter(step => /SCAN person\b|TEMP B-TREE/.test(step)),
          sql,
        ).toEqual([])
      }
    } finally {
      sqlite.close()
    }
  })
})

it.each(['', 'x', '[]', '["a"]', '["a",1]', '{"0":"a","1":"b","length":2}', 'null'])(
  'a place to go on from that is none of the list (%j) is the mistake of whoever asks',
  async cursor => {
    const book = await openTestService()
    await expect(ask(book, { cursor })).rejects.toBeInstanceOf(Invalid)
  },
)
