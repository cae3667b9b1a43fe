import type { Database } from 'better-sqlite3'
import { derivedTables } from '../area-tables'
import { codesApart } from './codes'
import { rebuildDerivedTables } from './derived-tables'
import { rebuildSearch } from './search'

/**
 * What is derived and does not hold what it is made from, by table (`search_doc` for the search index), and tables of
 * codes that do not hold ours. No seal commits to any of it, so it is made once more beside the book, in tables of the
 * same names that only this connection has, and compared. It takes as long as making it anew does, which is about the
 * time the search index of all people takes; the book is only read.
 */
export function derivedApart(sqlite: Database): string[] {
  // One transaction, also where the caller has none: every word would be a commit. What is made goes with it.
  sqlite.exec('SAVEPOINT derived_apart')
  try {
    const tables = derivedTables.map(({ table }) => table)
    for (const table of [...tables, ...searchTables]) sqlite.exec(besideOf(sqlite, table))
    rebuildDerivedTables(sqlite)
    rebuildSearch(sqlite)
    return [
      ...tables.filter(table => differ(sqlite, table, '*')),
      ...(isSearchApart(sqlite) ? ['search_doc'] : []),
      ...codesApart(sqlite),
    ]
  } finally {
    sqlite.exec('ROLLBACK TO derived_apart; RELEASE derived_apart')
  }
}

const searchTables = ['search_doc', 'search_fts']

/** A name without its schema means the table of the connection first: what is made anew is written there. */
function besideOf(sqlite: Database, table: string): string {
  const sql = sqlite.prepare('SELECT sql FROM main.sqlite_schema WHERE name = ?').pluck().get(table) as string
  return sql.replace(/^(\s*CREATE (?:VIRTUAL )?TABLE )/i, '$1temp.')
}

const differ = (sqlite: Database, table: string, columns: string): boolean =>
  [
    ['main', 'temp'],
    ['temp', 'main'],
  ].some(
    ([one, other]) =>
      sqlite
        .prepare(
          `SELECT 1 FROM (SELECT ${columns} FROM ${one}.${table} EXCEPT SELECT ${columns} FROM ${other}.${table}) LIMIT 1`,
        )
        .get() !== undefined,
  )

/** Which word stands where in which document: the index keeps no texts, only these. */
const words = [
  ['words_kept', 'main'],
  ['words_anew', 'temp'],
] as const

type Place = [term: string, doc: number, col: string, offset: number]

function isSearchApart(sqlite: Database): boolean {
  if (differ(sqlite, 'search_doc', 'kind, ref, title, detail, rank')) return true
  for (const [name, schema] of words)
    sqlite.exec(`CREATE VIRTUAL TABLE temp.${name} USING fts5vocab ('${schema}', 'search_fts', 'instance')`)
  // Documents have other numbers where they were made one by one.
  const kept = new Map(
    sqlite
      .prepare(
        `SELECT anew.rowid, kept.rowid FROM temp.search_doc AS anew
         JOIN main.search_doc AS kept ON kept.kind = anew.kind AND kept.ref = anew.ref`,
      )
      .raw()
      .all() as [number, number][],
  )
  const anew = placesByWord(sqlite, 'words_anew', doc => kept.get(doc) ?? 0)
  try {
    for (const places of placesByWord(sqlite, 'words_kept', doc => doc))
      if (places !== anew.next().value) return true
    return anew.next().done !== true
  } finally {
    // The connection is free again.
    anew.return(undefined)
  }
}

/** Word by word, as the index has them: each with its places, in one order. */
function* placesByWord(sqlite: Database, name: string, numbered: (doc: number) => number): Generator<string> {
  const rows = sqlite.prepare(`SELECT term, doc, col, offset FROM temp.${name}`).raw()
  let word: string | null = null
  let places: string[] = []
  for (const [term, doc, col, offset] of rows.iterate() as IterableIterator<Place>) {
    if (word !== null && term !== word) {
      yield `${word} ${places.sort().join(' ')}`
      places = []
    }
    word = term
    places.push(`${numbered(doc)}.${col}.${offset}`)
  }
  if (word !== null) yield `${word} ${places.sort().join(' ')}`
}
