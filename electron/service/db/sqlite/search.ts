import type { Database } from 'better-sqlite3'
import { searchTokens } from '../../../../src/domain/search/search-tokens'
import { areasInOrder } from '../../areas-in-order'
import { declaredOnce } from '../../declared-once'
import { readingOf } from '../../text/reading'
import type { SearchDocument } from './search-document'

const documents: readonly SearchDocument[] = [
  ...declaredOnce('kind that is found', areasInOrder, ({ search = [] }) =>
    search.map(document => [document.kind, document]),
  ).values(),
]

interface Document {
  ref: string
  title: string
  also: string
  number: string
  rank: number
}

/** Documents read at once. */
const atOnce = 500

/**
 * Which documents a command's changes made stale, some at a time: each statement goes on behind the `place` where the
 * one before ended, so that no more ids are in memory however many rows a command wrote.
 */
const staleBecause = documents.flatMap(document => [
  { document, of: document.kind, from: 0 as number | string, keys: ownKeys(document.kind) },
  ...document.hangsOn.map(({ table, column }) => ({
    document,
    of: table,
    from: '',
    keys: keysUnder(document.kind, column, table),
  })),
])

function ownKeys(table: string): string {
  return `SELECT seq AS place, key ->> 0 AS ref FROM change
    WHERE command_seq = @seq AND tbl = '${table}' AND seq > @after ORDER BY seq LIMIT ${atOnce}`
}

function keysUnder(table: string, column: string, above: string): string {
  return `SELECT id AS place, id AS ref FROM ${table} WHERE ${column} IN
      (SELECT key ->> 0 FROM change WHERE command_seq = @seq AND tbl = '${above}' AND op = 'U')
    AND id > @after ORDER BY id LIMIT ${atOnce}`
}

/**
 * Runs inside every command's transaction, undo included: the index never differs from a full rebuild. `tables` are
 * those the command changed.
 */
export function refreshSearch(
  sqlite: Database,
  seq: number,
  tables: readonly string[],
  stopHere?: () => void,
): void {
  for (const { document, of, from, keys } of staleBecause)
    if (tables.includes(of)) refreshFound(sqlite, document, keys, { seq, after: from }, stopHere)
}

/** Empties and rebuilds the whole index. */
export function rebuildSearch(sqlite: Database): void {
  sqlite.exec("DELETE FROM search_doc; INSERT INTO search_fts (search_fts) VALUES ('delete-all');")
  for (const document of documents) {
    const all = `SELECT id AS place, id AS ref FROM ${document.kind} WHERE id > @after ORDER BY id LIMIT ${atOnce}`
    refreshFound(sqlite, document, all, { after: '' })
  }
}

function refreshFound(
  sqlite: Database,
  document: SearchDocument,
  keys: string,
  from: { seq?: number; after: number | string },
  stopHere?: () => void,
): void {
  const next = sqlite.prepare(keys)
  const refresh = refresher(sqlite, document)
  let { after } = from
  for (;;) {
    const found = next.all({ ...from, after }) as { place: number | string; ref: string }[]
    const last = found.at(-1)
    if (!last) return
    stopHere?.()
    refresh([...new Set(found.map(({ ref }) => ref))])
    after = last.place
  }
}

/** Writes the documents of some ids anew. */
function refresher(sqlite: Database, { kind, select }: SearchDocument): (refs: readonly string[]) => void {
  const find = sqlite.prepare(select)
  const known = sqlite
    .prepare('SELECT rowid FROM search_doc WHERE kind = ? AND ref IN (SELECT value FROM json_each(?))')
    .pluck()
  const removeDoc = sqlite.prepare('DELETE FROM search_doc WHERE rowid = ?')
  const removeTokens = sqlite.prepare('DELETE FROM search_fts WHERE rowid = ?')
  // What stands beside a title is read when it is shown, in the person's language (search-shown.ts).
  const insertDoc = sqlite.prepare(
    "INSERT INTO search_doc (kind, ref, title, detail, rank) VALUES (?, ?, ?, '', ?)",
  )
  const insertTokens = sqlite.prepare('INSERT INTO search_fts (rowid, text, sound) VALUES (?, ?, ?)')
  return refs => {
    const some = JSON.stringify(refs)
    for (const old of known.all(kind, some)) {
      removeDoc.run(old)
      removeTokens.run(old)
    }
    for (const doc of find.all(some) as Document[]) {
      const tokens = searchTokens([doc.title, doc.number, doc.also].join(' '), readingOf(doc.title))
      const { lastInsertRowid } = insertDoc.run(kind, doc.ref, doc.title, doc.rank)
      insertTokens.run(lastInsertRowid, tokens.text.join(' '), tokens.sound.join(' '))
    }
  }
}
