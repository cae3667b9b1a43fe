import { type RawBuilder, sql } from 'kysely'
import type { SearchTerm } from '../../../../src/domain/search/query-tokens'
import type { Db } from '../databases'

interface Match {
  kind: string
  ref: string
}

/** The words of a MATCH: all terms must hold. They are quoted, so nothing a person types is FTS5 syntax. */
function matchWords(terms: readonly SearchTerm[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  return terms
    .map(term =>
      term.in === 'text' ? `text : ${quoted(term.phrase.join(' '))}` : `${quoted(term.prefix)} *`,
    )
    .join(' AND ')
}

/** Titles that fit, the best first; of all kinds, or of one. */
export async function matchTerms(
  db: Db,
  terms: SearchTerm[],
  limit: number,
  kind: string | null = null,
): Promise<Match[]> {
  const ofKind = kind === null ? sql`` : sql`AND search_doc.kind = ${kind}`
  const match = matchWords(terms)
  const found = await sql<Match>`
    SELECT search_doc.kind, search_doc.ref
    FROM search_fts JOIN search_doc ON search_doc.rowid = search_fts.rowid
    WHERE search_fts MATCH ${match} ${ofKind}
    ORDER BY search_doc.rank DESC, length(search_doc.title), search_doc.title, search_doc.ref
    LIMIT ${limit}`.execute(db)
  return found.rows
}

/** Ids of one kind whose name, number or sound fits, as a subquery. */
export function idsFound(kind: string, terms: readonly SearchTerm[]): RawBuilder<string> {
  return sql<string>`(SELECT search_doc.ref FROM search_fts JOIN search_doc ON search_doc.rowid = search_fts.rowid
    WHERE search_fts MATCH ${matchWords(terms)} AND search_doc.kind = ${kind})`
}
