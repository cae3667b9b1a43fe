import Database from 'better-sqlite3'
import { capturedTables } from '../captured'
import { migrate, withoutForeignKeys } from './migrate'
import { schemaVersion, statementsUpTo } from './migrations/list'

type Sqlite = Database.Database

interface Entry {
  type: 'table' | 'index' | 'trigger' | 'view'
  name: string
  tbl_name: string
  rootpage: number | null
  sql: string | null
}

/**
 * What SQLite itself puts into a schema, word for word. Our own automatic indexes are compared like everything else:
 * a name that begins with `sqlite_` excuses nothing.
 */
const ofSqlite = new Map([
  ['sqlite_sequence', 'CREATE TABLE sqlite_sequence(name,seq)'],
  ['sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'],
  ['sqlite_stat4', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'],
])

/**
 * The first entry of a book's schema that is not as our migrations make it: another text, another table, missing, or
 * not ours. Null when all are ours. A file from outside cannot bring a trigger, a view or a function that acts, and
 * damage to the schema shows here.
 *
 * Capture triggers may be missing: they are made anew before anything is written, and that is said. A book of an older
 * version may have any under their names, and tables that are not ours, which do nothing by themselves: `adopt` finds
 * those.
 */
export function schemaProblem(sqlite: Sqlite, version: number): string | null {
  for (const key of problemsOf(sqlite, version)) return key
  return null
}

/** All of them, each as its type and its name. */
export const schemaProblems = (sqlite: Sqlite, version: number): string[] => [...problemsOf(sqlite, version)]

function* problemsOf(sqlite: Sqlite, version: number): Generator<string> {
  const older = version < schemaVersion
  const expected = new Map(schemaOf(version).map(entry => [keyOf(entry), entry]))
  const roots = new Set<number>()
  for (const entry of entriesOf(sqlite)) {
    const key = keyOf(entry)
    const own = expected.get(key)
    expected.delete(key)
    if (!rootIsRight(entry, roots)) yield key
    else if (older && isCapture(entry)) continue
    else if (own) {
      if (own.sql !== entry.sql || own.tbl_name !== entry.tbl_name) yield key
    } else if (!isOfSqlite(entry) && !(older && isInert(entry))) yield key
  }
  for (const [key, entry] of expected) if (!isCapture(entry)) yield key
}

/**
 * Brings a book of any version to the present schema with nothing of its own that acts: its triggers are dropped before
 * the first row is written, and ours made again at the end. Throws ForeignSchema when something else then remains that
 * is not ours; the book is as it was.
 */
export function adopt(sqlite: Sqlite): void {
  const adopting = sqlite.transaction(() => {
    for (const { type, name } of entriesOf(sqlite))
      if (type === 'trigger') sqlite.exec(`DROP TRIGGER "${name.replaceAll('"', '""')}"`)
    migrate(sqlite)
    for (const { type, name, sql } of schemaOf(schemaVersion)) {
      if (type !== 'trigger' || !sql) continue
      sqlite.exec(`DROP TRIGGER IF EXISTS ${name}`)
      sqlite.exec(sql)
    }
    const problem = schemaProblem(sqlite, schemaVersion)
    if (problem) throw new ForeignSchema(problem)
  })
  withoutForeignKeys(sqlite, () => adopting.immediate())
}

export class ForeignSchema extends Error {
  constructor(entry: string) {
    super(`the schema has an entry that is not ours: ${entry}`)
    this.name = 'ForeignSchema'
  }
}

const known = new Map<number, readonly Entry[]>()

/** As the migrations up to a version make it. */
function schemaOf(version: number): readonly Entry[] {
  const before = known.get(version)
  if (before) return before
  const fresh = new Database(':memory:')
  try {
    if (version === schemaVersion) migrate(fresh)
    else fresh.exec(statementsUpTo(version))
    const entries = entriesOf(fresh)
    known.set(version, entries)
    return entries
  } finally {
    fresh.close()
  }
}

const entriesOf = (sqlite: Sqlite): Entry[] =>
  sqlite.prepare('SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema').all() as Entry[]

const keyOf = ({ type, name }: Entry): string => `${type} ${name}`

const isVirtual = ({ sql }: Entry): boolean => /^\s*CREATE\s+VIRTUAL/i.test(sql ?? '')

/** Tables and indexes have a root of their own; nothing else has one. */
function rootIsRight(entry: Entry, roots: Set<number>): boolean {
  const stored = (entry.type === 'table' && !isVirtual(entry)) || entry.type === 'index'
  if (!stored) return !entry.rootpage
  if (!entry.rootpage || roots.has(entry.rootpage)) return false
  roots.add(entry.rootpage)
  return true
}

const isOfSqlite = ({ type, name, tbl_name, sql }: Entry): boolean =>
  type === 'table' && tbl_name === name && sql !== null && ofSqlite.get(name) === sql

const isInert = (entry: Entry): boolean =>
  (entry.type === 'table' || entry.type === 'index') && !isVirtual(entry)

const isCapture = ({ type, name, tbl_name }: Entry): boolean =>
  type === 'trigger' &&
  Object.hasOwn(capturedTables, tbl_name) &&
  ['i', 'u', 'd'].some(op => name === `capture_${tbl_name}_${op}`)
