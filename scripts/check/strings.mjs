import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/project.mjs'
import { bareWords } from './bare-words.mjs'
import { sourcesUnder } from './imports.mjs'
import { leaves, missingKeys, placeholdersDiffer, punctuationIn, untranslated } from './string-rules.mjs'

const read = file => leaves(JSON.parse(readFileSync(file, 'utf8')))

function roomsOf(folder) {
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : []
}

/** Complaints about the words of one room in both languages. */
function checkRoom(room, zh, en) {
  const both = [...zh.keys()].filter(key => en.has(key))
  return [
    ...missingKeys(zh, en).map(key => `${room}: '${key}' has no English`),
    ...missingKeys(en, zh).map(key => `${room}: '${key}' has no Chinese`),
    ...both
      .filter(key => placeholdersDiffer(zh.get(key), en.get(key), key))
      .map(key => `${room}: '${key}' fills in different things`),
    ...[...zh]
      .filter(([, text]) => punctuationIn(text))
      .map(([key, text]) => `${room}: '${key}' has half-width punctuation: ${text}`),
    ...untranslated(zh, en).map(key => `${room}: '${key}' is not translated`),
  ]
}

/** Words that the page would show in one language only: missing, untranslated, or written straight into a page. */
export function checkStrings() {
  const folder = language => join(root, 'src', 'i18n', language)
  const rooms = new Set([...roomsOf(folder('zh-CN')), ...roomsOf(folder('en'))])
  if (rooms.size === 0) return ['there are no words in src/i18n']
  const words = language => room => {
    const file = join(folder(language), room)
    return existsSync(file) ? read(file) : new Map()
  }
  const perRoom = [...rooms].flatMap(room =>
    checkRoom(room.replace('.json', ''), words('zh-CN')(room), words('en')(room)),
  )
  const inPages = sourcesUnder(root)
    .filter(file => /^src\/(ui|parts|features|app)\//.test(file))
    .flatMap(file =>
      bareWords(readFileSync(join(root, file), 'utf8')).map(
        word => `${file} shows '${word}': words come from src/i18n`,
      ),
    )
  return [...perRoom, ...inPages]
}
