import type { SearchHit } from '../../../src/contract/search'
import { queryTokens } from '../../../src/domain/search/tokens'
import type { Db } from '../context'
import { matchTokens } from '../db/full-text'

/** Best first: people still here before leavers, then by the index's own rank. */
export async function findDocuments(
  db: Db,
  input: { text: string; kinds?: SearchHit['kind'][] | undefined; limit: number },
): Promise<SearchHit[]> {
  const tokens = queryTokens(input.text)
  if (tokens.length === 0) return []
  const rows = await matchTokens(db, tokens, input.kinds ?? ['person', 'course', 'session'], input.limit)
  return rows.map(row => ({ kind: row.kind, id: row.ref, title: row.title, detail: row.detail }))
}
