import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * Whether a column holds this text, in words of both engines: Latin letters in either case, and nothing in it stands for
 * other characters.
 */
export function holds(column: string, text: string): RawBuilder<SqlBool> {
  const small = text.replace(/[A-Z]/g, letter => letter.toLowerCase())
  return sql<SqlBool>`lower(${sql.ref(column)}) like ${`%${small.replaceAll(/[!%_]/g, '!$&')}%`} escape '!'`
}
