import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { navEntries } from '../../../src/app/areas'
import { textOf } from '../../../src/app/loose-text'
import { matching } from '../../../src/app/palette/matching'
import { routeOfHit } from '../../../src/app/palette/route-of-hit'
import { createWords } from '../../../src/i18n/setup'

const commands = [
  { id: 'app.sessions', label: '培训班', words: 'peixunban pxb', run: () => undefined },
  { id: 'app.history', label: '操作历史', words: 'caozuo cz lishi ls', run: () => undefined },
]
const found = (query: string) => matching(commands, query).map(one => one.label)

describe('commands in Ctrl+K', () => {
  it.each([
    ['', ['培训班', '操作历史']],
    ['培训', ['培训班']],
    ['px', ['培训班']],
    ['peixun', ['培训班']],
    ['LISHI', ['操作历史']],
    ['操 作', ['操作历史']],
    ['xyz', []],
  ])('%j finds %j', (query, labels) => expect(found(query)).toEqual(labels))

  it('are found by their whole reading and by their initials, every page', () => {
    const { t } = createWords('zh-CN')
    const pages = navEntries.flatMap(({ area, page, go = [] }) => [page, ...go].map(one => [area, one]))
    expect(pages).toHaveLength(15)
    for (const [area, page = ''] of pages) {
      const label = textOf(t, `${area}:palette.go.${page}`) ?? ''
      const words = textOf(t, `${area}:palette.words.${page}`) ?? ''
      const syllables = pinyin(label, { toneType: 'none', type: 'array' })
      const only = [{ id: page, label, words, run: () => undefined }]
      for (const typed of [syllables.join(''), syllables.map(one => one[0]).join('')])
        expect(matching(only, typed), `${label} by ${typed}`).toHaveLength(1)
    }
  })
})

it.each([
  ['person', { page: 'person', id: 'x' }],
  ['course', { page: 'course', id: 'x' }],
  ['session', { page: 'session', id: 'x' }],
] as const)('a %s that was found opens as a page', (kind, route) => {
  expect(routeOfHit({ kind, id: 'x' })).toEqual(route)
})
