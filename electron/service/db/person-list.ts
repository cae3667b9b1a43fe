import { type RawBuilder, sql } from 'kysely'
import type { SearchTerm } from '../../../src/domain/search/query-tokens'
import { matchWords } from './sqlite/full-text'

/**
 * A column the planner may filter by but not choose its index: the list walks the index of its order,
 * so it needs neither a scan nor a sort, however many units or names are asked for.
 */
export function filterOnly(column: string): RawBuilder<string | null> {
  return sql<string | null>`+${sql.ref(column)}`
}

/** Ids of the people whose name, number or sound fits, as a subquery. */
export function peopleFound(terms: readonly SearchTerm[]): RawBuilder<string> {
  return sql<string>`(SELECT search_doc.ref FROM search_fts JOIN search_doc ON search_doc.rowid = search_fts.rowid
    WHERE search_fts MATCH ${matchWords(terms)} AND search_doc.kind = 'person')`
}
