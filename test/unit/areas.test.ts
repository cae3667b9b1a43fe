import { describe, expect, it } from 'vitest'
import { allVerbs } from '../../electron/cli/verbs'
import { areasInOrder } from '../../electron/service/areas-in-order'
import '../../src/app/areas'
import { todaySources } from '../../electron/service/today-sources'
import { pageAreas } from '../../src/app/page-areas'
import { bookCounts } from '../../src/contract/book/backup-entry'
import { contract } from '../../src/contract/contract'
import { createWords, languages } from '../../src/i18n/setup'

interface TodayWords {
  kind?: Record<string, string>
  action?: Record<string, string>
}
interface CliWords {
  verb: Record<string, { option?: Record<string, unknown> }>
}
const keysOf = (words: object) => Object.keys(words).sort()

describe('the lists of areas', () => {
  it('name the same areas in the same order, page and service', () => {
    const orders = new Map<string, number>(areasInOrder.map(({ name, order }) => [name, order]))
    for (const { name, order } of pageAreas()) expect([name, orders.get(name)]).toEqual([name, order])
    expect(new Set(orders.values()).size).toBe(areasInOrder.length)
    expect([...orders.keys()].sort()).toEqual(Object.keys(contract).sort())
  })

  it('say one thing once', async () => {
    const twice = <T>(things: readonly T[]) => things.filter((one, at) => things.indexOf(one) !== at)
    expect(twice(pageAreas().flatMap(({ routes }) => Object.keys(routes)))).toEqual([])
    expect(twice(pageAreas().flatMap(({ words }) => Object.keys(words)))).toEqual([])
    expect(twice(pageAreas().flatMap(({ columns = {} }) => Object.keys(columns)))).toEqual([])
    expect(twice(areasInOrder.flatMap(({ tables = {} }) => Object.keys(tables)))).toEqual([])
    expect(
      twice(areasInOrder.flatMap(({ importKinds = [] }) => importKinds.map(({ kind }) => kind))),
    ).toEqual([])
    expect(twice(areasInOrder.flatMap(({ forms = [] }) => forms.map(({ name }) => name)))).toEqual([])
    const verbs = await allVerbs()
    expect(twice(verbs.map(({ name }) => name))).toEqual([])
    expect(twice(verbs.map(({ key }) => key))).toEqual([])
    expect(twice(verbs.map(({ at }) => at))).toEqual([])
    const kinds = (await todaySources()).flatMap(({ source }) => Object.entries(source.kinds))
    expect(twice(kinds.map(([kind]) => kind))).toEqual([])
    expect(twice(kinds.map(([, place]) => place))).toEqual([])
  })

  it('say together what two copies of one book are told apart by', () => {
    const counts = areasInOrder.flatMap(({ counted = {} }) => Object.keys(counted))
    expect(counts.sort()).toEqual(Object.keys(bookCounts.shape).sort())
  })

  it('say in both languages what each page is for', async () => {
    for (const { name, pages, words } of pageAreas())
      for (const language of ['zh-CN', 'en'] as const) {
        const own = (await words[name]?.[language]())?.default as
          | { help?: Record<string, string> }
          | undefined
        expect([name, language, Object.keys(own?.help ?? {}).sort()]).toEqual([
          name,
          language,
          Object.keys(pages).sort(),
        ])
      }
  })

  it('have words in both languages for what they bring to Today, and for nothing else', async () => {
    const sources = await todaySources()
    for (const language of languages) {
      const said = createWords(language).getResourceBundle(language, 'today') as Record<string, TodayWords>
      const named = Object.entries(said).filter(([, words]) => words.kind && words.action)
      expect(named.map(([area, { kind = {}, action = {} }]) => [area, keysOf(kind), keysOf(action)])).toEqual(
        sources
          .map(({ area, source }) => [area, keysOf(source.kinds), [...source.actions].sort()])
          .sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
      )
    }
  })

  it('have words in both languages for every verb and each of its options', async () => {
    for (const language of languages) {
      const { verb } = createWords(language).getResourceBundle(language, 'cli') as CliWords
      const said = (key: string) => ({ ...verb[key], option: keysOf(verb[key]?.option ?? {}) })
      const texts = { usage: expect.any(String), what: expect.any(String), more: expect.any(String) }
      for (const { key, options } of await allVerbs())
        expect(said(key)).toMatchObject({ ...texts, option: keysOf(options) })
    }
  })

  it('name what every reference leads to', () => {
    const named = new Set(areasInOrder.flatMap(({ names = {} }) => Object.keys(names)))
    for (const { references = {} } of areasInOrder)
      for (const { to } of Object.values(references)) expect(named).toContain(to)
  })
})
