import { describe, expect, it } from 'vitest'
import { keptValues } from '../../../src/parts/drafts/kept-values'

const form = { name: '', day: null as string | null, count: 1, people: [] as string[] }

describe('a draft in the form of today', () => {
  it('fills every field it has', () => {
    const kept = { name: '王芳', day: '2026-12-09', count: 2, people: ['a'] }
    expect(keptValues(form, JSON.stringify(kept))).toEqual(kept)
  })

  it.each([
    ['a field the form has no more', { name: '王芳', nickname: '芳芳' }, { ...form, name: '王芳' }],
    ['a field of another kind', { name: 7, people: 'a', count: '2' }, form],
    ['a prototype', JSON.parse('{"__proto__":{"name":"x"},"constructor":"y"}'), form],
  ])('leaves out %s', (_, kept, shown) => {
    expect(keptValues(form, JSON.stringify(kept))).toEqual(shown)
  })

  it.each(['', 'null', '"text"', '{'])('is the empty form where it is no draft: %j', json => {
    expect(keptValues(form, json)).toEqual(form)
  })
})
