import { posix } from 'node:path'
import { AREAS, importsIn } from './import-rule.mjs'

/** The last area that belongs to the house: these may know one another, since every area rests on all of them. */
const lastOfTheHouse = 'imports'
/** Reads across all areas. */
const readsAll = 'reports'

const isLater = (area, than) =>
  AREAS.indexOf(area) > Math.max(AREAS.indexOf(than), AREAS.indexOf(lastOfTheHouse))

/**
 * Where an area knows a later one: a table of it in a statement, the later area among what a query `reads`, a rule or a
 * contract that imports it. `['electron/service/people/people-store.ts: need']`. `files`: path → text without comments.
 */
export function laterAreas(files) {
  const owners = tableOwners(files)
  return Object.entries(files).flatMap(([file, text]) => {
    const area = areaOf(file)
    if (area === null || area === readsAll) return []
    const named = [
      ...tablesIn(text).filter(table => owners.has(table) && isLater(owners.get(table), area)),
      ...readsIn(file, text).filter(read => isLater(read, area)),
      ...importedAreas(file, text).filter(other => isLater(other, area)),
    ]
    return [...new Set(named)].sort().map(name => `${file}: ${name}`)
  })
}

/** Tables of an area that are written elsewhere than in one of its own stores; copying and mending whole books aside. */
export function writesBesideStores(files) {
  const owners = tableOwners(files)
  return Object.entries(files)
    .filter(([file]) => file.startsWith('electron/service/') && !file.startsWith('electron/service/db/'))
    .flatMap(([file, text]) => {
      const written = [...text.matchAll(/\b(?:insertInto|updateTable|deleteFrom)\(\s*'(\w+)/g)].map(
        ([, table]) => table,
      )
      const isStore = /-store\.ts$/.test(file)
      const strange = written.filter(
        table => owners.has(table) && !(isStore && owners.get(table) === areaOf(file)),
      )
      return [...new Set(strange)].sort().map(table => `${file}: ${table}`)
    })
}

/** Which area keeps a table, as the manifests say. */
function tableOwners(files) {
  const listed = (text, list) =>
    new RegExp(`^ {2}${list}: [[{](?:\\n([\\s\\S]*?)^ {2}[\\]}]|(.*)\\]),$`, 'm').exec(text)
  return new Map(
    AREAS.flatMap(area => {
      const manifest = files[`electron/service/${area}/${area}.ts`] ?? ''
      const [, tables = ''] = listed(manifest, 'tables') ?? []
      const [, lines = '', line = ''] = listed(manifest, 'codes') ?? []
      return [
        ...[...tables.matchAll(/^ {4}(\w+): \{/gm)].map(([, table]) => [table, area]),
        ...[...`${lines}${line}`.matchAll(/'(\w+)'/g)].map(([, table]) => [table, area]),
      ]
    }),
  )
}

function areaOf(file) {
  const [, service, rules] =
    /^electron\/service\/(?:db\/areas\/)?(\w+)\/|^src\/(?:domain|contract)\/(\w+)(?:\/|\.ts$)/.exec(file) ??
    []
  const area = service ?? rules
  return AREAS.includes(area) ? area : null
}

/** Where a statement begins or joins, in the builder's words and in SQL; columns named with their table. */
const tablesIn = text =>
  [
    /\b(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|insertInto|updateTable|deleteFrom|mergeInto)\(\s*\[?\s*'(\w+)/g,
    /\b(?:FROM|JOIN|INTO|UPDATE) (\w+)\b/g,
    /'(\w+)\.\w+(?: as \w+)?'/g,
  ].flatMap(pattern => [...text.matchAll(pattern)].map(([, table]) => table))

const readsIn = (file, text) =>
  file.startsWith('src/contract/')
    ? [...text.matchAll(/\breads: \[([^\]]*)\]/g)].flatMap(([, list]) =>
        [...list.matchAll(/'(\w+)'/g)].map(([, area]) => area),
      )
    : []

const importedAreas = (file, text) =>
  file.startsWith('src/')
    ? importsIn(text)
        .filter(name => name.startsWith('.'))
        .map(name => areaOf(`${posix.join(posix.dirname(file), name)}.ts`))
        .filter(area => area !== null)
    : []
