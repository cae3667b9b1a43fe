import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout'

type Words = { [key: string]: string | Words }

const folder = (language: string) => join(checkout, 'src/i18n', language)

/** Every text of a language by its key, without what Ctrl+K finds things by, which is never shown. */
export function allTexts(language: string): [key: string, text: string][] {
  const leaves = (words: Words, path: string): [string, string][] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
    )
  return readdirSync(folder(language), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json'))
    .flatMap(file => leaves(JSON.parse(readFileSync(join(folder(language), file), 'utf8')), `${file}:`))
    .filter(([key]) => !/:(palette\.)?words\.|\.words$/.test(key))
}
