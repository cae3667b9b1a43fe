import Database from 'better-sqlite3'
import type { SalvageLoss } from '../../../../../src/contract/book/backup-entry'
import type { ListedLosses } from '../../../../../src/contract/book/listed-losses'
import { applicationId } from '../../../../files/own-database'
import { columnsOf, createCaptureTriggers } from '../capture'
import { rebuildDerivedTables } from '../derived-tables'
import { migrations, schemaVersion, statementsUpTo } from '../migrations/list'
import { dropBeyondReason, hasOther, type Step } from '../record/chain'
import type { Witness } from '../record/record-rows'
import { salvagedStrays } from '../record/salvaged-strays'
import { liveImage } from '../record/seal'
import { sealAnew } from '../record/seal-anew'
import { rebuildSearch } from '../search'
import { changesLostUpTo } from './changes-lost'
import { openToSalvage } from './damaged-book'
import { lossTeller } from './describe-lost'
import { accusedIn, tablesAccusedIn } from './salvage-accused'
import { isMissed, lastStepOf, rowsThereWere } from './salvage-count'
import { namesLost } from './salvage-names'
import { rebuildRows } from './salvage-rebuild'
import { unprovableIn } from './salvage-unprovable'
import { straysOf } from './salvage-unproved'
import { walked } from './walked'

type Sqlite = Database.Database

/**
 * Copies what can still be read of a damaged book into a sound one, table by table, from both ends of each and by its
 * indexes; one of an older version is brought to the present one. Rows whose parents are lost go too; what other records
 * tell of is made anew. Returns how many rows came through, and the tables that had more; what is lost is named as far as
 * anything knows it, a backup of the same history (`earlier`) included, and stands in the history of the copy for good. So do rows that came through
 * and that no step of the history left as they are: put in or altered outside, or their history is lost; those that it
 * contradicts accuse the copy until somebody takes note of them. `marked`: steps that marks
 * outside told of, the last one first.
 */
export function salvageRows(
  source: string,
  target: string,
  version: number,
  earlier: Witness | null = null,
  marked: readonly Step[] = [],
): { rows: number; lost: SalvageLoss[] } {
  const damaged = openToSalvage(source, version)
  const sound = new Database(target)
  try {
    sound.pragma('foreign_keys = OFF')
    sound.exec(statementsUpTo(version))
    let rows = 0
    let reached = version
    const lost: SalvageLoss[] = []
    sound.transaction(() => {
      const triggers = withoutTriggers(sound)
      sound.exec('DELETE FROM running')
      const tables = tablesOf(sound).filter(({ name }) => isMissed(name))
      for (const table of tables) rows += copyTable(damaged, sound, table)
      dropBeyondReason(sound)
      const current = version === schemaVersion
      const teller = current ? lossTeller(damaged, sound, earlier) : null
      const listed: ListedLosses[] = []
      const lastStep = lastStepOf(sound, marked[0]?.seq ?? 0)
      const rewritten = marked.some(step => hasOther(sound, step))
      const lostUpTo = changesLostUpTo(sound)
      // Before anything is made anew of them.
      const strays = current ? straysOf(damaged, sound, earlier) : null
      const accusedNow = current ? accusedIn(damaged, sound, earlier, { lastStep, rewritten }) : null
      const accusedTables = current ? [] : tablesAccusedIn(damaged, sound, { lastStep, rewritten })
      const unprovable = unprovableIn(damaged, sound, earlier, { ofVersion: version, lastStep, rewritten })
      const rebuilt = current ? rebuildRows(sound) : new Map<string, number>()
      sound.exec('DELETE FROM running; INSERT INTO running (one, command_seq) VALUES (1, NULL)')
      settleOrphans(sound)
      for (const { name } of tables) {
        const saved = sound.prepare(`SELECT count(*) FROM ${name}`).pluck().get() as number
        const missing = rowsThereWere(damaged, name, indexesOf(sound, name), lostUpTo, lastStep) - saved
        const made = Math.min(rebuilt.get(name) ?? 0, saved)
        // As many may be gone as were put in: a count alone does not tell.
        const named = current ? namesLost(name, { damaged, sound, earlier: earlier?.sqlite ?? null }) : []
        const { unproved, gone } = strays?.get(name) ?? { gone: 0 }
        const less = Math.max(0, missing, gone - made, named.length)
        const keys = unprovable.get(name) ?? []
        if (less > 0 && teller) listed.push({ table: name, what: 'lost', rows: teller.lost(name, named) })
        if (unproved && teller)
          listed.push({ table: name, what: 'unproved', rows: teller.strays(unproved.rows) })
        // Some went since with what they belong to.
        const bare = current ? keys.filter(key => liveImage(sound, name, key) !== null) : keys.slice(0, saved)
        if (less > 0 || made > 0 || unproved?.count || bare.length > 0)
          lost.push({
            table: name,
            saved,
            lost: less,
            rebuilt: made,
            ...(named.length > 0 && { named }),
            ...(unproved?.count && {
              unproved: { count: unproved.count, named: teller?.strayNames(unproved.rows) ?? [] },
            }),
            ...(bare.length > 0 && { unprovable: bare.length }),
          })
      }
      for (const trigger of triggers) sound.exec(trigger)
      if (current || isUpgraded(sound, version)) {
        reached = schemaVersion
        createCaptureTriggers(sound)
        rebuildSearch(sound)
        rebuildDerivedTables(sound)
        const incomplete = lost.filter(one => one.lost > 0 || one.unproved || one.unprovable)
        const accused = accusedNow?.() ?? { tables: accusedTables, rows: [] }
        const words = {
          ...(incomplete.length > 0 && { lost: JSON.stringify(incomplete) }),
          ...(listed.some(({ rows: one }) => one.length > 0) && { losses: JSON.stringify(listed) }),
          ...(accused.tables.length > 0 && salvagedStrays(accused)),
        }
        sealAnew(sound, 'sealSalvaged', schemaVersion, words, lastStep)
      }
    })()
    sound.pragma(`user_version = ${reached}`)
    sound.pragma(`application_id = ${applicationId}`)
    return { rows, lost }
  } finally {
    damaged.close()
    sound.close()
  }
}

/**
 * Brings rows of an older version to the present one, so that the entry that seals them says what is lost. False where
 * what came through does not go together well enough for that: it stays as it is then, and only its manifest says so.
 */
function isUpgraded(sound: Sqlite, version: number): boolean {
  try {
    sound.transaction(() => {
      for (const migration of migrations.slice(version)) sound.exec(migration)
    })()
    return true
  } catch {
    return false
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
      for (const row of walked<unknown[]>(damaged, rows.iterate()))
        copied += carry(() => insert.run(row).changes)
      return true
    } catch {
      return false
    }
  }
  // Where one direction meets the damage, the other brings what lies behind it.
  if (copyIn('ASC') || copyIn('DESC')) return copied
  // Between two damaged places only an index still says which rows there are.
  if (order[0] !== 'rowid') return copied
  const row = statement(
    damaged,
    `SELECT ${columns.join(', ')} FROM ${name} NOT INDEXED WHERE rowid = ?`,
  )?.raw()
  for (const index of row ? indexesOf(sound, name) : [])
    for (const rowid of rowidsBy(damaged, name, index))
      copied += carry(() => {
        const found = row?.get(rowid) as unknown[] | undefined
        return found ? insert.run(found).changes : 0
      })
  return copied
}

/** Null where the table, or a column of it, is not there. */
function statement(damaged: Sqlite, sql: string): Database.Statement | null {
  try {
    return damaged.prepare(sql)
  } catch {
    return null
  }
}

/** All that an index gives before it ends or is damaged itself. */
function rowidsBy(damaged: Sqlite, table: string, index: string): number[] {
  const rowids: number[] = []
  try {
    const found = damaged.prepare(`SELECT rowid FROM ${table} INDEXED BY ${index}`).pluck()
    for (const rowid of walked<number>(damaged, found.iterate())) rowids.push(rowid)
  } catch {
    // What came until here is all of it.
  }
  return rowids
}

/** Those that hold every row of their table. */
function indexesOf(sqlite: Sqlite, table: string): string[] {
  const list = sqlite.pragma(`index_list(${table})`) as { name: string; partial: 0 | 1; origin: string }[]
  const wr = (sqlite.pragma(`table_list(${table})`) as { wr: 0 | 1 }[])[0]?.wr === 1
  // The key of a table without rowid is the table itself.
  return list
    .filter(({ partial, origin }) => partial === 0 && !(wr && origin === 'pk'))
    .map(({ name }) => name)
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
