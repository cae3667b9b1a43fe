import Database from 'better-sqlite3'

/** Every row a person could come to see, whatever lies where in the file. The inside of the search index is left out: it is made anew. */
export function dumpOf(file: string): string {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const tables = sqlite.pragma('table_list') as { schema: string; name: string; type: string }[]
    const own = tables.filter(
      ({ schema, name, type }) =>
        schema === 'main' && type === 'table' && !/^(sqlite_|search_fts|search_doc$)/.test(name),
    )
    const rows = own
      .map(({ name }) => name)
      .sort()
      .map(name => [name, rowsOf(sqlite, `SELECT * FROM ${name}`)])
    const found = rowsOf(sqlite, 'SELECT kind, ref, title, detail, rank FROM search_doc')
    return JSON.stringify([...rows, ['search_doc', found]])
  } finally {
    sqlite.close()
  }
}

const rowsOf = (sqlite: Database.Database, sql: string): string[] =>
  sqlite
    .prepare(sql)
    .raw()
    .all()
    .map(row => JSON.stringify(row))
    .sort()
