import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/project.mjs'
import { bareWords } from './bare-words.mjs'
import { sourcesUnder } from './imports.mjs'
import { leaves, missingKeys, placeholdersDiffer, punctuationIn, untranslated } from './string-rules.mjs'

const read = file => leaves(JSON.parse(readFileSync(file, 'utf8')))

function areasOf(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.json'))
}

/** Complaints about the words of one area in both languages. */
function checkArea(area, zh, en) {
  const both = [...zh.keys()].filter(key => en.has(key))
  return [
    ...missingKeys(zh, en).map(key => `${area}: '${key}' has no English`),
    ...missingKeys(en, zh).map(key => `${area}: '${key}' has no Chinese`),
    ...both
      .filter(key => placeholdersDiffer(zh.get(key), en.get(key), key))
      .map(key => `${area}: '${key}' fills in different things`),
    ...[...zh]
      .filter(([, text]) => punctuationIn(text))
      .map(([key, text]) => `${area}: '${key}' has half-width punctuation: ${text}`),
    ...untranslated(zh, en).map(key => `${area}: '${key}' is not translated`),
  ]
}

/** Words that the page would show in one language only: missing, untranslated, or written straight into a page. */
export function checkStrings() {
  const folder = language => join(root, 'src', 'i18n', language)
  const areas = new Set([...areasOf(folder('zh-CN')), ...areasOf(folder('en'))])
  if (areas.size === 0) return ['there are no words in src/i18n']
  const words = language => area => {
    const file = join(folder(language), area)
    return existsSync(file) ? read(file) : new Map()
  }
  const perArea = [...areas].flatMap(area =>
    checkArea(area.replace('.json', ''), words('zh-CN')(area), words('en')(area)),
  )
  const inPages = sourcesUnder(root)
    .filter(file => /^src\/(ui|parts|features|app)\//.test(file))
    .flatMap(file =>
      bareWords(readFileSync(join(root, file), 'utf8')).map(
        word => `${file} shows '${word}': words come from src/i18n`,
      ),
    )
  return [...perArea, ...inPages]
}
