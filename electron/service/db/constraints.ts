/** As the engines name it: SQLite, and the SQLSTATE of PostgreSQL. */
const foreignKey = ['SQLITE_CONSTRAINT_FOREIGNKEY', '23503']

/** Whether a statement failed since a row hangs on one it would take away, or on one that is not there. */
export const breaksReference = (error: unknown): boolean =>
  foreignKey.includes(String((error as { code?: unknown } | null)?.code))
