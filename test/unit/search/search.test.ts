import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { queryTokens } from '../../../src/domain/search/query-tokens'
import { type SearchTokens, searchTokens } from '../../../src/domain/search/search-tokens'
import { searchText } from '../../../src/domain/search/tokens'

const entries: [string, string[], string][] = [
  ['王芳 00603', ['wang', 'fang'], 'wf'],
  ['投诉处理与情绪管理 第3期', ['tou', 'su', 'chu', 'li', 'yu', 'qing', 'xu', 'guan', 'li'], 'tscllyqxgl'],
  ['阿卜杜热西提·买买提', ['a', 'bu', 'du', 're', 'xi', 'ti', 'mai', 'mai', 'ti'], 'abdrxtmmt'],
  ['吕布', ['lü', 'bu'], 'lb'],
  ['𠮷田', ['ji', 'tian'], 'jt'],
  ['Complaint handling', [], ''],
  ['KF-SG-2026-0012', [], ''],
]

/** What FTS5 does with the tokens: phrases in the text column, beginnings of words in any. */
function isFound(tokens: SearchTokens, query: string): boolean {
  const terms = queryTokens(query)
  const hasPhrase = (phrase: readonly string[]) =>
    tokens.text.some((_, at) => phrase.every((token, offset) => tokens.text[at + offset] === token))
  return (
    terms.length > 0 &&
    terms.every(term =>
      term.in === 'text'
        ? hasPhrase(term.phrase)
        : [...tokens.text, ...tokens.sound].some(token => token.startsWith(term.prefix)),
    )
  )
}
const found = (query: string) =>
  entries
    .filter(([title, pinyin, initials]) => isFound(searchTokens(title, { pinyin, initials }), query))
    .map(([t]) => t)

describe('search', () => {
  test.each([
    ['王芳', ['王芳 00603']],
    ['芳', ['王芳 00603']],
    ['wangfang', ['王芳 00603']],
    ['wang f', ['王芳 00603']],
    ['WANGF', ['王芳 00603']],
    ['fang', ['王芳 00603']],
    ['wf', ['王芳 00603']],
    ['00603', ['王芳 00603']],
    ['603', ['王芳 00603']],
    ['００６０３', ['王芳 00603']],
    ['情绪管理', ['投诉处理与情绪管理 第3期']],
    ['管理情绪', []],
    ['qingxu', ['投诉处理与情绪管理 第3期']],
    ['情绪 3', ['投诉处理与情绪管理 第3期']],
    ['第3期', ['投诉处理与情绪管理 第3期']],
    ['西提买买', ['阿卜杜热西提·买买提']],
    ['买买提', ['阿卜杜热西提·买买提']],
    ['lvbu', ['吕布']],
    ['lü', ['吕布']],
    ['𠮷田', ['𠮷田']],
    ['𠮷', ['𠮷田']],
    ['hand', ['Complaint handling']],
    ['KF-SG-2026-0012', ['KF-SG-2026-0012']],
    ['12', ['KF-SG-2026-0012']],
    ['', []],
    ['  ·  ', []],
    ['"* OR', []],
  ])('%j finds %j', (query, titles) => expect(found(query)).toEqual(titles))

  it('finds every part of a Chinese title', () => {
    const han = fc.stringMatching(/^[一-二王芳小明投诉𠮷㛃]{1,12}$/u)
    fc.assert(
      fc.property(han, fc.nat(), fc.nat(), (title, a, b) => {
        const characters = [...title]
        const from = a % characters.length
        const part = characters.slice(from, from + 1 + (b % (characters.length - from))).join('')
        return isFound(searchTokens(title, { pinyin: [], initials: '' }), part)
      }),
    )
  })

  it('finds every beginning from every syllable on', () => {
    const syllables = fc.array(fc.constantFrom('wang', 'fang', 'lv', 'a', 'xian'), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(syllables, fc.nat(), fc.nat(), (pinyin, a, b) => {
        const whole = pinyin.slice(a % pinyin.length).join('')
        return isFound(searchTokens('', { pinyin, initials: '' }), whole.slice(0, 1 + (b % whole.length)))
      }),
    )
  })

  it('lets nothing but letters and digits through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const terms = queryTokens(text).flatMap(term =>
          term.in === 'text' ? [...term.phrase] : [term.prefix],
        )
        const tokens = searchTokens(text, { pinyin: [text], initials: text })
        for (const token of [...terms, ...tokens.text, ...tokens.sound])
          expect(token).toMatch(/^[\p{L}\p{N}]+$/u)
        expect(terms.length).toBeLessThanOrEqual(64)
        expect(searchText(searchText(text))).toBe(searchText(text))
      }),
    )
  })
})
