import { changeIn, valuesIn } from './book-file'

/** Changes rows of the settings as somebody does who knows of the triggers: every one is there again afterwards. */
export function changeSettingsBehind(file: string, sql: string): void {
  const triggers = (what: string) =>
    valuesIn(file, `SELECT ${what} FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'setting'`)
  const made = triggers('sql')
  const dropped = triggers('name').map(name => `DROP TRIGGER ${String(name)};`)
  changeIn(file, `${dropped.join(' ')} ${sql}; ${made.join(';')}`)
}
