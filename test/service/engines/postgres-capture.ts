import type { Database } from 'better-sqlite3'
import { capturedTables } from '../../../electron/service/db/captured'
import { columnsOf } from '../../../electron/service/db/sqlite/capture'

/** A setting of the transaction: the number of the command it carries out. */
export const runningCommand = 'book.running_command'

/** What writes every row change under the running command's number, as the triggers of SQLite do. */
export function captureInPostgres(sqlite: Database): string[] {
  return Object.keys(capturedTables).flatMap(table => captureTriggers(table, columnsOf(sqlite, table)))
}

function captureTriggers(table: string, columns: readonly string[]): string[] {
  const { key: keys, aggregate } = capturedTables[table] ?? { key: [] }
  const key = (row: string) => `json_build_array(${keys.map(column => `${row}.${column}`).join(', ')})::text`
  const image = (row: string) =>
    `json_build_object(${columns.map(column => `'${column}', ${row}.${column}`).join(', ')})::text`
  const changed = columns.map(column => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ')
  const trigger = (op: string, event: string, when: string, values: string) => [
    `CREATE FUNCTION capture_${table}_${op}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO change (command_seq, tbl, key, op, before, after, aggregate)
      VALUES (nullif(current_setting('${runningCommand}', true), '')::integer, '${table}', ${values});
      RETURN NULL;
    END $$`,
    `CREATE TRIGGER capture_${table}_${op} AFTER ${event} ON "${table}" FOR EACH ROW ${when}
      EXECUTE FUNCTION capture_${table}_${op}()`,
  ]
  return [
    ...trigger('i', 'INSERT', '', `${key('NEW')}, 'I', NULL, NULL, ${aggregate?.('NEW')}`),
    ...trigger(
      'u',
      'UPDATE',
      `WHEN (${changed})`,
      `${key('OLD')}, 'U', ${image('OLD')}, ${image('NEW')}, ${aggregate?.('NEW')}`,
    ),
    ...trigger('d', 'DELETE', '', `${key('OLD')}, 'D', ${image('OLD')}, NULL, ${aggregate?.('OLD')}`),
  ]
}
