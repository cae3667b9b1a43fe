import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkout } from '../../support/checkout'

type Words = { [key: string]: string | Words }

const folder = (language: string) => join(checkout, 'src/i18n', language)

/** Every text of a language by its key, without what Ctrl+K finds things by, which is never shown. */
function texts(language: string): [key: string, text: string][] {
  const leaves = (words: Words, path: string): [string, string][] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
    )
  return readdirSync(folder(language), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json'))
    .flatMap(file => leaves(JSON.parse(readFileSync(join(folder(language), file), 'utf8')), `${file}:`))
    .filter(([key]) => !/:(palette\.)?words\.|\.words$/.test(key))
}

const saying = (language: string, word: RegExp) =>
  texts(language)
    .filter(([, text]) => word.test(text.replace(/“book\.\w+”/g, '')))
    .map(([key, text]) => `${key} ${text}`)

describe('one word for a thing', () => {
  it.each([
    ['data', /\bbooks?\b/i],
    ['class list, of a session', /\b(on|the) roll\b|\brolls?\b/i],
    ['ability assessment', /\bability matri/i],
    ['mark sheet', /\bscore (sheet|file)/i],
    ['Session 2', /[,:] session \{\{number/],
  ])('in English: %s', (_, other) => expect(saying('en', other)).toEqual([]))

  it.each([
    ['数据', /整本|这本数据|同一本数据/],
    ['花名册，人员的', /人员库|名册(?<!花名册)/],
    ['能力项', /能力库/],
    ['第2期，不空格', /第 \{\{number\}\} 期/],
  ])('in Chinese: %s', (_, other) => expect(saying('zh-CN', other)).toEqual([]))

  it('the class list is no roster, which is of all people', () => {
    expect(
      saying('en', /roster/i).filter(line => /^(sessions|assessments|certificates)[./]/.test(line)),
    ).toEqual([])
  })
})
