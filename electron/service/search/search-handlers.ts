import type { SearchHit, search } from '../../../src/contract/search'
import { queryTokens } from '../../../src/domain/search/query-tokens'
import type { AreaHandlers } from '../area-handlers'
import type { Db } from '../context'
import { matchTerms } from '../db/sqlite/full-text'
import { showFound } from '../db/sqlite/search-shown'

export const searchHandlers: AreaHandlers<typeof search> = {
  find: (context, input) => findDocuments(context.db, input),
}

/** Best first: people still here before leavers, then by the index's own rank. */
async function findDocuments(db: Db, input: { text: string; limit: number }): Promise<SearchHit[]> {
  const terms = queryTokens(input.text)
  if (terms.length === 0) return []
  const found = await matchTerms(db, terms, input.limit)
  const shown = await showFound(db, found)
  return found.flatMap(({ kind, ref }) => {
    const one = shown.get(ref)
    if (!one) return []
    return [{ kind, id: ref, ...one }]
  })
}
