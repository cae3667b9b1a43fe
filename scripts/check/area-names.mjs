import { AREAS } from './import-rule.mjs'

/** Machinery that every area rests on: it knows of them what their manifests say. */
const machinery = /^electron\/service\/(?:book\/|commands\.ts$|db\/(?!areas\/|tables\/|sqlite\/migrations\/))/

/** The last area whose tables the machinery keeps for itself (`db/tables/book.ts`). */
const lastOfTheHouse = 'imports'

/** Also words of everyday English, which machinery has other uses for: these count where a table or an area is named. */
const everyday = new Set([
  'action',
  'block',
  'channel',
  'line',
  'mark',
  'need',
  'needs',
  'plan',
  'plans',
  'post',
  'print',
  'rating',
  'room',
  'standing',
  'unit',
])

/** Parts of table names that say nothing by themselves. */
const parts = new Set([
  'attachment',
  'counter',
  'due',
  'event',
  'file',
  'grade',
  'item',
  'level',
  'outcome',
  'tag',
])

/** Columns that tables of any area may have. */
const common = new Set(['file_name', 'full_name', 'name_en'])

/**
 * Names of the trade in what every area rests on: tables, columns with a name of two words, areas and words made of them
 * (`certificatesGone`). Each once a file: `['electron/service/book/outline.ts: person']`. `files`: path → text without comments.
 */
export function areaNames(files) {
  const { tables, columns } = tradeIn(files)
  const areas = AREAS.slice(AREAS.indexOf(lastOfTheHouse) + 1)
  const words = new Set(
    [...tables, ...areas]
      .flatMap(name => [name, ...name.split('_')])
      .flatMap(name => [name, `${name}s`])
      .concat('people')
      .filter(name => ![name, name.replace(/s$/, '')].some(one => everyday.has(one) || parts.has(one))),
  )
  return Object.entries(files)
    .filter(([file]) => machinery.test(file))
    .flatMap(([file, text]) => {
      const named = new Set([
        ...wordsIn(text).filter(word => words.has(word)),
        ...[...text.matchAll(/[a-z]+(?:_[a-z]+)+/g)].map(([name]) => name).filter(name => columns.has(name)),
        ...[...tables, ...areas].filter(name => isNamed(name, text)),
      ])
      return [...named].sort().map(name => `${file}: ${name}`)
    })
}

/** What the row types of the areas declare (`db/tables`), without the house's own. */
function tradeIn(files) {
  const own = files['electron/service/db/tables/book.ts'] ?? ''
  const trade = Object.entries(files)
    .filter(([file]) => /^electron\/service\/db\/tables\/(?!book\.ts$)/.test(file))
    .map(([, text]) => text)
  const columnsOf = text => [...text.matchAll(/^ {2}([a-z]+(?:_[a-z]+)+)\??:/gm)].map(([, name]) => name)
  const ofTheHouse = new Set([...columnsOf(own), ...common])
  return {
    tables: trade.flatMap(text => [...text.matchAll(/^ {4}([a-z_]+): /gm)].map(([, name]) => name)),
    columns: new Set(trade.flatMap(columnsOf).filter(name => !ofTheHouse.has(name))),
  }
}

/** `lostCertificates` and `certificate_counter` in their parts, and each whole. */
const wordsIn = text =>
  (text.match(/[A-Za-z_]+/g) ?? []).flatMap(name => [
    name,
    ...name
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split('_'),
  ])

/** In quotes, before a column, or where a statement names its table. */
const isNamed = (name, text) =>
  new RegExp(`['"\`]${name}(?:['"\`]|\\.\\w)|\\b(?:FROM|JOIN|INTO|UPDATE|TABLE) ${name}\\b`).test(text)
