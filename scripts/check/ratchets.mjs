import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, readJson, root } from '../setup/project.mjs'
import { areaNames } from './area-names.mjs'
import { fileCircles, folderCircles } from './folder-circles.mjs'
import { sourcesUnder } from './imports.mjs'
import { laterAreas, writesBesideStores } from './later-areas.mjs'

const list = 'scripts/check/ratchets.json'
const mostLines = 300

const withoutComments = text => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, '')

const bare = files =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [file, withoutComments(text)]))

/** Lines like this without a comment right above. */
const unexplained = (file, lines, pattern) =>
  lines
    .filter(
      (line, at) =>
        pattern.test(withoutComments(line)) && !/^\s*(?:[?:] )?\/\/|\*\/$/.test(lines[at - 1] ?? ''),
    )
    .map(line => `${file}: ${line.trim()}`)

/** What there may only be less of. Each finds its cases in `{ path: text }`. */
const measures = {
  'casts through unknown or never that nobody explains': files =>
    Object.entries(files).flatMap(([file, text]) =>
      unexplained(file, text.split('\n'), /\bas (?:unknown as|never)\b/),
    ),
  'files above 300 lines': files =>
    Object.entries(files)
      .filter(([, text]) => text.split('\n').length - 1 > mostLines)
      .map(([file]) => file),
  'folders of the service in a circle': files => folderCircles(files, 'electron/service'),
  'folders of the domain in a circle': files => folderCircles(files, 'src/domain'),
  'folders of the pages in a circle': files =>
    ['features', 'parts', 'ui', 'app'].flatMap(floor => folderCircles(files, `src/${floor}`)),
  'files in a circle': files => fileCircles(files),
  'files with SQL text outside service/db': files =>
    Object.entries(files)
      .filter(([file, text]) => !file.startsWith('electron/service/db/') && hasSql(withoutComments(text)))
      .map(([file]) => file),
  'names of later areas in what they rest on': files => areaNames(bare(files)),
  'areas that know a later one': files => laterAreas(bare(files)),
  'tables written beside their area’s stores': files => writesBesideStores(bare(files)),
  // The latest area stands for all: what joins an area to the house should be its own manifest.
  'files that name improvements outside its folders': files =>
    Object.entries(files)
      .filter(
        ([file, text]) => !/\bimprovements\b/.test(file) && /\bimprovements\b/.test(withoutComments(text)),
      )
      .map(([file]) => file),
}

/** Text of a statement, or a statement made of text, or what SQLite alone is told; Kysely's builders are no text. */
const hasSql = text =>
  /\bsql(?:<[^`]*>)?`|\bsql\.raw\(|\.pragma\(|['"`](?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b|['"`]\s*(?:SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA|CREATE (?:TABLE|INDEX|TRIGGER)|ALTER TABLE|DROP TABLE|VACUUM)\b/.test(
    text,
  )

function found(house) {
  const files = Object.fromEntries(
    sourcesUnder(house).map(file => [file, readFileSync(join(house, file), 'utf8')]),
  )
  return Object.fromEntries(Object.entries(measures).map(([name, measure]) => [name, measure(files)]))
}

/** Counts may fall and never rise: one that fell has to be written down, so that it stays there. */
export function checkRatchets() {
  const allowed = readJson(inRoot(list))
  return Object.entries(found(root)).flatMap(([name, cases]) => {
    if (!(cases.length <= allowed[name]))
      return [`${name}: ${cases.length}, and at most ${allowed[name]} may be:\n${cases.join('\n')}`]
    return cases.length < allowed[name]
      ? [`${name}: only ${cases.length} are left; write that into ${list}`]
      : []
  })
}

const bad = {
  'casts through unknown or never that nobody explains': [
    'electron/service/people/people-service.ts: export const b = a as unknown as string',
  ],
  'files above 300 lines': ['src/domain/people/long.ts'],
  'folders of the service in a circle': [
    'needs (needs ↔ people)',
    'needs/list (needs/list ↔ needs/plan)',
    'needs/plan (needs/list ↔ needs/plan)',
    'people (needs ↔ people)',
  ],
  'folders of the domain in a circle': ['needs (needs ↔ people)', 'people (needs ↔ people)'],
  'folders of the pages in a circle': [
    'overlay/dialog (overlay/dialog ↔ overlay/menu)',
    'overlay/menu (overlay/dialog ↔ overlay/menu)',
  ],
  'files in a circle': [
    'electron/service/needs/needs-planned.ts ↔ electron/service/needs/needs-rows.ts',
    'electron/service/needs/needs-service.ts ↔ electron/service/people/people-service.ts',
    'src/domain/needs/level.ts ↔ src/domain/people/person.ts',
  ],
  'files with SQL text outside service/db': [
    'electron/service/needs/needs-file.ts',
    'electron/service/needs/needs-service.ts',
  ],
  'names of later areas in what they rest on': [
    'electron/service/book/outline.ts: improvements',
    'electron/service/book/outline.ts: need',
    'electron/service/db/own.ts: improvements',
    'electron/service/db/sqlite/counts.ts: need',
    'electron/service/db/sqlite/counts.ts: raised_on',
  ],
  'areas that know a later one': [
    'src/contract/people.ts: needs',
    'src/domain/people/person.ts: needs',
    'electron/service/book/outline.ts: need',
    'electron/service/people/people-store.ts: need',
  ],
  'tables written beside their area’s stores': [
    'electron/service/needs/needs-planned.ts: need',
    'electron/service/people/people-store.ts: need',
  ],
  'files that name improvements outside its folders': ['electron/service/db/own.ts'],
}

/** The same on a small bad house (test/fixtures/ratchets). */
export function proveRatchets() {
  const cases = found(inRoot('test', 'fixtures', 'ratchets'))
  return Object.keys(bad)
    .filter(name => cases[name].join() !== bad[name].join())
    .map(name => `${name}: expected ${bad[name].join(', ')}; got ${cases[name].join(', ')}`)
}
