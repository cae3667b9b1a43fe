import type { SearchHit } from '../../../src/contract/search'
import { queryTokens } from '../../../src/domain/search/query-tokens'
import type { Db } from '../context'
import { matchTerms } from '../db/sqlite/full-text'

/** Best first: people still here before leavers, then by the index's own rank. */
export async function findDocuments(db: Db, input: { text: string; limit: number }): Promise<SearchHit[]> {
  const terms = queryTokens(input.text)
  if (terms.length === 0) return []
  const rows = await matchTerms(db, terms, input.limit)
  return rows.map(row => ({ kind: row.kind, id: row.ref, title: row.title, detail: row.detail }))
}
