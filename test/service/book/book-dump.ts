import type { Database } from 'better-sqlite3'

/** Tables the full-text index keeps for itself: they come with it. */
const ownOfIndex = /^search_fts_|^sqlite_/

/** A whole book as text: what is executed makes it again, schema word for word. */
export function dumpBook(sqlite: Database): string {
  const entries = (
    sqlite
      .prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid')
      .all() as {
      type: string
      name: string
      sql: string
    }[]
  ).filter(({ name }) => !ownOfIndex.test(name))
  const pragma = (name: string) => `PRAGMA ${name} = ${sqlite.pragma(name, { simple: true })};`
  const made = (type: string) => entries.filter(one => one.type === type).map(({ sql }) => `${sql};`)
  const rows = entries
    .filter(({ type, sql }) => type === 'table' && !/^CREATE VIRTUAL/i.test(sql))
    .flatMap(({ name }) => rowsOf(sqlite, name))
  // Rows before triggers: nothing acts on them.
  return [
    pragma('application_id'),
    pragma('user_version'),
    ...made('table'),
    ...rows,
    ...made('index'),
    ...made('trigger'),
    '',
  ].join('\n')
}

function rowsOf(sqlite: Database, table: string): string[] {
  const columns = sqlite
    .prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .pluck()
    .all(table) as string[]
  const quoted = columns.map(column => `quote("${column}")`).join(` || ', ' || `)
  const values = sqlite.prepare(`SELECT ${quoted} FROM "${table}"`).pluck().all() as string[]
  return values.map(row => `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${row});`)
}
