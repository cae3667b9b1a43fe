import type { Database } from 'better-sqlite3'
import { searchTokens } from '../../../src/domain/search/search-tokens'
import { readingOf } from './reading'

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

/** Which documents a command's changes made stale. */
const staleBecause = [
  {
    kind: 'person',
    keys: "SELECT DISTINCT json_extract(key, '$[0]') FROM change WHERE command_seq = ? AND tbl = 'person'",
  },
  {
    kind: 'person',
    keys: `SELECT id FROM person WHERE unit_id IN (SELECT json_extract(key, '$[0]') FROM change WHERE command_seq = ? AND tbl = 'unit' AND op = 'U')`,
  },
  {
    kind: 'person',
    keys: `SELECT id FROM person WHERE post_id IN (SELECT json_extract(key, '$[0]') FROM change WHERE command_seq = ? AND tbl = 'post' AND op = 'U')`,
  },
  {
    kind: 'course',
    keys: "SELECT DISTINCT json_extract(key, '$[0]') FROM change WHERE command_seq = ? AND tbl = 'course'",
  },
  {
    kind: 'session',
    keys: "SELECT DISTINCT json_extract(key, '$[0]') FROM change WHERE command_seq = ? AND tbl = 'session'",
  },
  {
    kind: 'session',
    keys: `SELECT id FROM session WHERE course_id IN (SELECT json_extract(key, '$[0]') FROM change WHERE command_seq = ? AND tbl = 'course' AND op = 'U')`,
  },
] as const

/** Runs inside every command's transaction, undo included: the index never differs from a full rebuild. */
export function refreshSearch(sqlite: Database, commandSeq: number, stopHere?: () => void): void {
  for (const { kind, keys } of staleBecause) {
    const refs = sqlite.prepare(keys).pluck().all(commandSeq) as string[]
    refreshDocuments(sqlite, kind, refs, stopHere)
  }
}

/** Empties and rebuilds the whole index. */
export function rebuildSearch(sqlite: Database): void {
  sqlite.exec("DELETE FROM search_doc; INSERT INTO search_fts (search_fts) VALUES ('delete-all');")
  for (const kind of ['person', 'course', 'session'] as const) {
    refreshDocuments(sqlite, kind, sqlite.prepare(`SELECT id FROM ${kind}`).pluck().all() as string[])
  }
}

/** Documents read at once. */
const atOnce = 500

function refreshDocuments(
  sqlite: Database,
  kind: SearchKind,
  refs: readonly string[],
  stopHere: () => void = () => undefined,
): void {
  if (refs.length === 0) return
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
  for (let at = 0; at < refs.length; at += atOnce) {
    stopHere()
    const some = JSON.stringify(refs.slice(at, at + atOnce))
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
