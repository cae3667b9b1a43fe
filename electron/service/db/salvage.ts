import Database from 'better-sqlite3'
import { rebuildSearch } from '../search/refresh'
import { columnsOf, createCaptureTriggers } from './capture'
import { migrations, schemaVersion } from './migrations/list'
import { applicationId } from './open'
import { sealAnew } from './seal-anew'

type Sqlite = Database.Database

/**
 * Copies what can still be read of a damaged book into a sound one of the same version, table by table and
 * from both ends of each. Rows whose parents are lost go too. Returns how many rows came through; 0 makes no file.
 */
export function salvageRows(source: string, target: string, version: number): number {
  const damaged = new Database(source, { readonly: true, fileMustExist: true })
  const sound = new Database(target)
  try {
    // A schema with an unreadable entry still gives up its other tables.
    damaged.unsafeMode(true)
    damaged.pragma('writable_schema = ON')
    sound.pragma('foreign_keys = OFF')
    sound.exec(migrations.slice(0, version).join('\n'))
    let rows = 0
    sound.transaction(() => {
      const triggers = withoutTriggers(sound)
      sound.exec('DELETE FROM running')
      for (const table of tablesOf(sound)) rows += copyTable(damaged, sound, table)
      sound.exec('DELETE FROM running; INSERT INTO running (one, command_seq) VALUES (1, NULL)')
      settleOrphans(sound)
      for (const trigger of triggers) sound.exec(trigger)
      if (version === schemaVersion) {
        createCaptureTriggers(sound)
        rebuildSearch(sound)
        sealAnew(sound, 'sealSalvaged', version)
      }
    })()
    sound.pragma(`user_version = ${version}`)
    sound.pragma(`application_id = ${applicationId}`)
    return rows
  } finally {
    damaged.close()
    sound.close()
  }
}

/** Nothing may act on rows that are only carried over. */
function withoutTriggers(sqlite: Sqlite): string[] {
  const triggers = sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
  return triggers.map(trigger => trigger.sql)
}

interface Table {
  name: string
  /** How to walk it from either end without an index that may be damaged itself. */
  order: readonly string[]
}

/** Our own tables; what is derived from them is built anew. */
function tablesOf(sqlite: Sqlite): Table[] {
  const list = sqlite.pragma('table_list') as { schema: string; name: string; type: string; wr: 0 | 1 }[]
  return list
    .filter(
      ({ schema, name, type }) => schema === 'main' && type === 'table' && !/^(sqlite|search)_/.test(name),
    )
    .map(({ name, wr }) => ({ name, order: wr === 1 ? keyOf(sqlite, name) : ['rowid'] }))
}

function keyOf(sqlite: Sqlite, table: string): string[] {
  const info = sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  return info
    .filter(column => column.pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map(column => column.name)
}

function copyTable(damaged: Sqlite, sound: Sqlite, { name, order }: Table): number {
  const columns = columnsOf(sound, name)
  const insert = sound.prepare(
    `INSERT OR IGNORE INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  let copied = 0
  const copyIn = (direction: 'ASC' | 'DESC'): boolean => {
    const by = order.map(column => `${column} ${direction}`).join(', ')
    try {
      const rows = damaged
        .prepare(`SELECT ${columns.join(', ')} FROM ${name} NOT INDEXED ORDER BY ${by}`)
        .raw()
      for (const row of rows.iterate() as Iterable<unknown[]>) copied += carry(() => insert.run(row).changes)
      return true
    } catch {
      return false
    }
  }
  // Where one direction meets the damage, the other brings what lies behind it.
  if (!copyIn('ASC')) copyIn('DESC')
  return copied
}

/** A row that breaks a rule of its table was damaged itself: it is left behind. */
function carry(insert: () => number): number {
  try {
    return insert()
  } catch {
    return 0
  }
}

/** What pointed at a lost row points at nothing where it may; otherwise it goes with it. */
function settleOrphans(sqlite: Sqlite): void {
  for (;;) {
    const found = sqlite.pragma('foreign_key_check') as { table: string; fkid: number }[]
    if (found.length === 0) return
    const links = new Set(found.map(({ table, fkid }) => `${table}:${fkid}`))
    for (const link of links) {
      const [table = '', fkid] = link.split(':')
      settleLink(sqlite, table, Number(fkid))
    }
  }
}

function settleLink(sqlite: Sqlite, table: string, fkid: number): void {
  const keys = sqlite.pragma(`foreign_key_list(${table})`) as {
    id: number
    table: string
    from: string
    to: string | null
  }[]
  const key = keys.find(one => one.id === fkid)
  if (!key) throw new Error(`${table} has no foreign key ${fkid}`)
  const info = sqlite.pragma(`table_info(${table})`) as { name: string; notnull: 0 | 1; pk: number }[]
  const column = info.find(one => one.name === key.from)
  const lost = `${key.from} IS NOT NULL AND ${key.from} NOT IN (SELECT ${key.to ?? keyOf(sqlite, key.table)[0]} FROM ${key.table})`
  if (column?.notnull === 0 && column.pk === 0)
    sqlite.exec(`UPDATE ${table} SET ${key.from} = NULL WHERE ${lost}`)
  else sqlite.exec(`DELETE FROM ${table} WHERE ${lost}`)
}
