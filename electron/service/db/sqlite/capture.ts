import type { Database } from 'better-sqlite3'
import { capturedTables } from '../captured'

type Captured = (typeof capturedTables)[string]

/** Columns of a table as the database has them: the triggers are made from these after every migration. */
export function columnsOf(sqlite: Database, table: string): string[] {
  // Not as a PRAGMA: that is refused while rows of another statement are being walked.
  return sqlite.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table) as string[]
}

/**
 * Makes the capture triggers anew. Every row change is written under the running command's number;
 * outside a command the NOT NULL on `change.command_seq` refuses it. An insert records its key only:
 * the row itself is the image until it is changed.
 */
export function createCaptureTriggers(sqlite: Database): void {
  dropCaptureTriggers(sqlite)
  for (const [table, spec] of Object.entries(capturedTables)) {
    for (const statement of captureTriggers(table, spec, columnsOf(sqlite, table))) sqlite.exec(statement)
  }
}

export function dropCaptureTriggers(sqlite: Database): void {
  const old = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'capture$_%' ESCAPE '$'")
    .all() as { name: string }[]
  for (const trigger of old) sqlite.exec(`DROP TRIGGER ${trigger.name}`)
}

/** Tables whose capture triggers are missing or not ours: their changes would go unwritten. */
export function untrackedTables(sqlite: Database): string[] {
  const present = new Map(
    (
      sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").raw().all() as [
        string,
        string,
      ][]
    ).map(([name, sql]) => [name, sql]),
  )
  return Object.entries(capturedTables)
    .filter(([table, spec]) => {
      const wanted = captureTriggers(table, spec, columnsOf(sqlite, table))
      return ['i', 'u', 'd'].some((op, at) => present.get(`capture_${table}_${op}`) !== wanted[at])
    })
    .map(([table]) => table)
}

/** A row as the triggers write it down: JSON with the columns in the table's order. */
export function imageOf(columns: readonly string[], row: string): string {
  return `json_object(${columns.map(column => `'${column}', ${row}.${column}`).join(', ')})`
}

export function captureTriggers(table: string, spec: Captured, columns: string[]): string[] {
  const key = (row: string) => `json_array(${spec.key.map(column => `${row}.${column}`).join(', ')})`
  const image = (row: string) => imageOf(columns, row)
  const changed = columns.map(column => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')
  const write = (values: string) =>
    `INSERT INTO change (command_seq, tbl, key, op, before, after, aggregate) VALUES ((SELECT command_seq FROM running), '${table}', ${values});`
  return [
    `CREATE TRIGGER capture_${table}_i AFTER INSERT ON ${table} BEGIN ${write(
      `${key('NEW')}, 'I', NULL, NULL, ${spec.aggregate('NEW')}`,
    )} END`,
    `CREATE TRIGGER capture_${table}_u AFTER UPDATE ON ${table} WHEN ${changed} BEGIN ${write(
      `${key('OLD')}, 'U', ${image('OLD')}, ${image('NEW')}, ${spec.aggregate('NEW')}`,
    )} END`,
    `CREATE TRIGGER capture_${table}_d AFTER DELETE ON ${table} BEGIN ${write(
      `${key('OLD')}, 'D', ${image('OLD')}, NULL, ${spec.aggregate('OLD')}`,
    )} END`,
  ]
}
