import { describe, expect, it } from 'vitest'
import { readingOf } from '../../../electron/service/search/reading'
import { matching } from '../../../src/app/palette/matching'
import { routeOfHit } from '../../../src/app/palette/route-of-hit'
import search from '../../../src/i18n/zh-CN/search.json'

const commands = [
  { id: 'desk.sessions', label: '培训班', words: 'peixunban pxb', run: () => undefined },
  { id: 'desk.history', label: '操作历史', words: 'caozuo cz lishi ls', run: () => undefined },
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

  it('go by the first word of their reading, for every page', () => {
    for (const [page, label] of Object.entries(search.go)) {
      const { pinyin: syllables, initials } = readingOf(label)
      const pinyin = syllables.join('')
      const words = search.words[page as keyof typeof search.go].split(' ')
      expect(
        words.some(word => pinyin.startsWith(word)),
        `${label} ${pinyin}`,
      ).toBe(true)
      expect(
        words.some(word => word.length > 1 && initials.startsWith(word)),
        `${label} ${initials}`,
      ).toBe(true)
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
