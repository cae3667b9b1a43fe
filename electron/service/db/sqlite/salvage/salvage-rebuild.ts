import type { Database } from 'better-sqlite3'
import { idMaker } from '../../../ids'
import { capturedTables } from '../../captured'
import { columnsOf } from '../capture'

/**
 * Makes rows anew that other records still tell of, and says how many of each table. Only what they say is put down:
 * a row as its last change left it; where a person stands, from the ratings; that somebody was hired and left, from the
 * days in their file. Rows that came through are not touched.
 */
export function rebuildRows(sqlite: Database): Map<string, number> {
  const made = new Map<string, number>()
  const add = (table: string, rows: number) => made.set(table, (made.get(table) ?? 0) + rows)
  for (const table of Object.keys(capturedTables)) add(table, fromChanges(sqlite, table))
  add('standing', standings(sqlite))
  add('employment_event', employment(sqlite))
  return made
}

/** A change keeps the whole row as it was afterwards; the newest of a key is the row, unless it was a deletion. */
function fromChanges(sqlite: Database, table: string): number {
  const columns = columnsOf(sqlite, table)
  const images = sqlite
    .prepare(
      `SELECT after FROM change WHERE tbl = ? AND op = 'U' AND after IS NOT NULL
         AND seq = (SELECT max(seq) FROM change AS later WHERE later.tbl = change.tbl AND later.key = change.key)`,
    )
    .pluck()
    .all(table) as string[]
  let made = 0
  for (const image of images) {
    const row = imageOf(image)
    const known = columns.filter(column => row !== null && Object.hasOwn(row, column))
    if (!row || known.length === 0) continue
    const insert = sqlite.prepare(
      `INSERT OR IGNORE INTO ${table} (${known.join(', ')}) VALUES (${known.map(() => '?').join(', ')})`,
    )
    made += attempted(() => insert.run(known.map(column => row[column] ?? null)).changes)
  }
  return made
}

/** The newest rating of each competency, which is what the table says of itself. */
const standings = (sqlite: Database): number =>
  attempted(
    () =>
      sqlite
        .prepare(
          `INSERT OR IGNORE INTO standing (person_id, competency_id, state, level, method, rated_on, rating_id)
           SELECT person_id, competency_id, state, level, method, rated_on, id FROM rating
           WHERE id = (SELECT id FROM rating AS newest
             WHERE newest.person_id = rating.person_id AND newest.competency_id = rating.competency_id
             ORDER BY rated_on DESC, id DESC LIMIT 1)`,
        )
        .run().changes,
  )

/** Nobody's history says less than the days in their file. Where they were then is not known. */
function employment(sqlite: Database): number {
  const newId = idMaker(null)
  const people = sqlite
    .prepare(
      `SELECT id, hired_on, left_on FROM person
       WHERE hired_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM employment_event WHERE person_id = person.id)`,
    )
    .all() as { id: string; hired_on: string; left_on: string | null }[]
  const insert = sqlite.prepare(
    'INSERT INTO employment_event (id, person_id, kind, on_day) VALUES (?, ?, ?, ?)',
  )
  let made = 0
  for (const { id, hired_on, left_on } of people) {
    made += attempted(() => insert.run(newId(), id, 'hire', hired_on).changes)
    if (left_on !== null) made += attempted(() => insert.run(newId(), id, 'leave', left_on).changes)
  }
  return made
}

function imageOf(text: string): Record<string, string | number | null> | null {
  try {
    return JSON.parse(text) as Record<string, string | number | null>
  } catch {
    return null
  }
}

/** A row that breaks a rule of its table is left out. */
function attempted(insert: () => number): number {
  try {
    return insert()
  } catch {
    return 0
  }
}
