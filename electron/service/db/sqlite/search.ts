import type { Database } from 'better-sqlite3'
import { searchTokens } from '../../../../src/domain/search/search-tokens'
import { readingOf } from '../../search/reading'

/** How each kind is found: its title, its detail line, and which keys a changed row of another table makes stale. */
const documents = {
  person: `SELECT person.id AS ref, person.name AS title, coalesce(person.name_en, '') AS also,
      coalesce(person.staff_no, '') AS number,
      trim(coalesce(person.staff_no, person.company, '') || ' ' || coalesce(unit.name, '') || ' ' || coalesce(post.name, '')) AS detail,
      person.status = 'active' AS rank
    FROM person LEFT JOIN unit ON unit.id = person.unit_id LEFT JOIN post ON post.id = person.post_id
    WHERE person.id IN (SELECT value FROM json_each(?))`,
  course: `SELECT id AS ref, name AS title, coalesce(name_en, '') AS also, code AS number, code || ' ' || category AS detail, 1 - retired AS rank
    FROM course WHERE id IN (SELECT value FROM json_each(?))`,
  session: `SELECT session.id AS ref, course.name || ' ' || session.number AS title, coalesce(course.name_en, '') AS also,
      course.code AS number, session.first_day || ' · ' || session.number AS detail, 1 AS rank
    FROM session JOIN course ON course.id = session.course_id
    WHERE session.id IN (SELECT value FROM json_each(?))`,
} as const
export type SearchKind = keyof typeof documents

interface Document {
  ref: string
  title: string
  also: string
  number: string
  detail: string
  rank: number
}

/** Documents read at once. */
const atOnce = 500

/**
 * Which documents a command's changes made stale, some at a time: each statement goes on behind the `place` where the
 * one before ended, so that no more ids are in memory however many rows a command wrote.
 */
const staleBecause = [
  { kind: 'person', of: 'person', from: 0, keys: ownKeys('person') },
  { kind: 'person', of: 'unit', from: '', keys: keysUnder('person', 'unit_id', 'unit') },
  { kind: 'person', of: 'post', from: '', keys: keysUnder('person', 'post_id', 'post') },
  { kind: 'course', of: 'course', from: 0, keys: ownKeys('course') },
  { kind: 'session', of: 'session', from: 0, keys: ownKeys('session') },
  { kind: 'session', of: 'course', from: '', keys: keysUnder('session', 'course_id', 'course') },
] as const

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
  for (const { kind, of, from, keys } of staleBecause)
    if (tables.includes(of)) refreshFound(sqlite, kind, keys, { seq, after: from }, stopHere)
}

/** Empties and rebuilds the whole index. */
export function rebuildSearch(sqlite: Database): void {
  sqlite.exec("DELETE FROM search_doc; INSERT INTO search_fts (search_fts) VALUES ('delete-all');")
  for (const kind of ['person', 'course', 'session'] as const) {
    const all = `SELECT id AS place, id AS ref FROM ${kind} WHERE id > @after ORDER BY id LIMIT ${atOnce}`
    refreshFound(sqlite, kind, all, { after: '' })
  }
}

function refreshFound(
  sqlite: Database,
  kind: SearchKind,
  keys: string,
  from: { seq?: number; after: number | string },
  stopHere?: () => void,
): void {
  const next = sqlite.prepare(keys)
  const refresh = refresher(sqlite, kind)
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
function refresher(sqlite: Database, kind: SearchKind): (refs: readonly string[]) => void {
  const find = sqlite.prepare(documents[kind])
  const known = sqlite
    .prepare('SELECT rowid FROM search_doc WHERE kind = ? AND ref IN (SELECT value FROM json_each(?))')
    .pluck()
  const removeDoc = sqlite.prepare('DELETE FROM search_doc WHERE rowid = ?')
  const removeTokens = sqlite.prepare('DELETE FROM search_fts WHERE rowid = ?')
  const insertDoc = sqlite.prepare(
    'INSERT INTO search_doc (kind, ref, title, detail, rank) VALUES (?, ?, ?, ?, ?)',
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
      const { lastInsertRowid } = insertDoc.run(kind, doc.ref, doc.title, doc.detail, doc.rank)
      insertTokens.run(lastInsertRowid, tokens.text.join(' '), tokens.sound.join(' '))
    }
  }
}
