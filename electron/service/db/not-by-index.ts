import { type RawBuilder, sql } from 'kysely'

/**
 * A column to filter by whose index the planner may not choose: the list walks the index of its order, so it needs
 * neither a scan nor a sort, however many units or names are asked for.
 */
export function notByIndex(column: string): RawBuilder<string | null> {
  return sql<string | null>`coalesce(${sql.ref(column)}, NULL)`
}
