export interface RebuiltTable {
  name: string
  /** What stands between the brackets of CREATE TABLE, as it is to be. */
  definition: string
  /** Columns whose values are carried over, with commas between: all but what is worked out of a row. */
  columns: string
  /** Its indexes: they go with the old table. */
  indexes?: readonly string[]
}

/**
 * Statements that give a table another definition and keep its rows: SQLite cannot change a constraint or a generated
 * column in place. Only with foreign keys off (`migrate` sees to it): dropping the old table would take the rows that
 * refer to it along. Never changed: the migrations that use it would be others.
 */
export function rebuildTable({ name, definition, columns, indexes = [] }: RebuiltTable): string {
  return [
    `CREATE TABLE ${name}_rebuilt (${definition}) STRICT`,
    `INSERT INTO ${name}_rebuilt (${columns}) SELECT ${columns} FROM ${name}`,
    `DROP TABLE ${name}`,
    `ALTER TABLE ${name}_rebuilt RENAME TO ${name}`,
    ...indexes,
  ]
    .map(statement => `${statement};\n`)
    .join('')
}
