import type { Database } from 'better-sqlite3'
import { type CapturedTable, capturedTables } from './captured'

/** Columns of a table as the database has them: the triggers are made from these after every migration. */
export function columnsOf(sqlite: Database, table: string): string[] {
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string }[]
  return columns.map(column => column.name)
}

/**
 * Makes the capture triggers anew. Every row change is written under the running command's number;
 * outside a command the NOT NULL on `change.command_seq` refuses it. An insert records its key only:
 * the row itself is the image until it is changed.
 */
export function createCaptureTriggers(sqlite: Database): void {
  const old = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'capture$_%' ESCAPE '$'")
    .all() as { name: string }[]
  for (const trigger of old) sqlite.exec(`DROP TRIGGER ${trigger.name}`)
  for (const [table, spec] of Object.entries(capturedTables)) {
    for (const statement of captureTriggers(table, spec, columnsOf(sqlite, table))) sqlite.exec(statement)
  }
}

export function captureTriggers(table: string, spec: CapturedTable, columns: string[]): string[] {
  const key = (row: string) => `json_array(${spec.key.map(column => `${row}.${column}`).join(', ')})`
  const image = (row: string) =>
    `json_object(${columns.map(column => `'${column}', ${row}.${column}`).join(', ')})`
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
