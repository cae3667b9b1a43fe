import { describe, expect, it } from 'vitest'
import { areasInOrder } from '../../electron/service/areas-in-order'
import '../../src/app/areas'
import { pageAreas } from '../../src/app/page-areas'
import { contract } from '../../src/contract/contract'

describe('the lists of areas', () => {
  it('name the same areas in the same order, page and service', () => {
    const orders = new Map<string, number>(areasInOrder.map(({ name, order }) => [name, order]))
    for (const { name, order } of pageAreas()) expect([name, orders.get(name)]).toEqual([name, order])
    expect(new Set(orders.values()).size).toBe(areasInOrder.length)
    expect([...orders.keys()].sort()).toEqual(Object.keys(contract).sort())
  })

  it('say one thing once', () => {
    const twice = <T>(things: readonly T[]) => things.filter((one, at) => things.indexOf(one) !== at)
    expect(twice(pageAreas().flatMap(({ routes }) => Object.keys(routes)))).toEqual([])
    expect(twice(areasInOrder.flatMap(({ tables = {} }) => Object.keys(tables)))).toEqual([])
    expect(
      twice(areasInOrder.flatMap(({ importKinds = [] }) => importKinds.map(({ kind }) => kind))),
    ).toEqual([])
    expect(twice(areasInOrder.flatMap(({ forms = [] }) => forms.map(({ name }) => name)))).toEqual([])
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

  it('name what every reference leads to', () => {
    const named = new Set(areasInOrder.flatMap(({ names = {} }) => Object.keys(names)))
    for (const { references = {} } of areasInOrder)
      for (const { to } of Object.values(references)) expect(named).toContain(to)
  })
})
