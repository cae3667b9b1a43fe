import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/project.mjs'
import { bareWords } from './bare-words.mjs'
import { sourcesUnder } from './imports.mjs'
import {
  leaves,
  missingKeys,
  ordersInHistory,
  placeholdersDiffer,
  punctuationIn,
  saidTwice,
  untranslated,
} from './string-rules.mjs'

const read = file => leaves(JSON.parse(readFileSync(file, 'utf8')))

function areasOf(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.json'))
}

/** Names in the side bar, which are words of the frame: the one folder that is no area. */
const FIRST = 'first'

/** Complaints about an area whose words are a folder of files, joined by the module beside it. */
function checkFolder(folder, area) {
  const joint = `${join(folder, area)}.ts`
  const files = areasOf(join(folder, area)).sort()
  if (existsSync(`${join(folder, area)}.json`)) return [`${area}: its words are a file or a folder, not both`]
  if (!existsSync(joint)) return [`${area}: nothing joins its words: ${area}.ts`]
  const joined = readFileSync(joint, 'utf8')
  // By name, or all there are: what every area may add to.
  const joins = file => joined.includes(`'./${area}/${file}'`) || joined.includes(`'./${area}/*.json'`)
  const twice = saidTwice(files.map(file => read(join(folder, area, file))))
  return [
    ...files.filter(file => !joins(file)).map(file => `${area}: ${area}.ts does not join ${file}`),
    ...twice.map(key => `${area}: two files say '${key}'`),
  ]
}

const foldersOf = folder =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== FIRST)
    .map(({ name }) => name)

/** Complaints about the words of one file in both languages. */
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
    ...ordersInHistory(en).map(
      key => `${area}: '${key}' is a line of the history, which tells what was done`,
    ),
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
  const perFile = [...areas].flatMap(area =>
    checkArea(area.replace('.json', ''), words('zh-CN')(area), words('en')(area)),
  )
  const inPages = sourcesUnder(root)
    .filter(file => /^src\/(ui|parts|features|app)\//.test(file))
    .flatMap(file =>
      bareWords(readFileSync(join(root, file), 'utf8')).map(
        word => `${file} shows '${word}': words come from src/i18n`,
      ),
    )
  const folders = ['zh-CN', 'en'].flatMap(language =>
    foldersOf(folder(language)).flatMap(area => checkFolder(folder(language), area)),
  )
  return [...perFile, ...folders, ...inPages]
}
