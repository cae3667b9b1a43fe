import { sql } from 'kysely'
import type { SearchFact } from '../../../../src/contract/search'
import { areasInOrder } from '../../areas-in-order'
import { declaredOnce } from '../../declared-once'
import type { Db } from '../databases'

/** A thing that was found, as its area shows it. */
interface Shown {
  title: string
  titleEn: string | null
  number: number | null
  facts: SearchFact[]
}

/** As an area’s statement makes it: where nothing is known, null stands in the place of the text. */
type MadeFact =
  | { of: string; code: string | null }
  | { day: string | null }
  | { name: string | null; nameEn: string | null }

/** Not parsed by the contract’s schema: a union that fails costs more than the search, and the statements are ours. */
function isKnown(fact: MadeFact): fact is SearchFact {
  if ('of' in fact) return fact.code !== null
  return ('day' in fact ? fact.day : fact.name) !== null
}

const shownBy = declaredOnce('kind that is found', areasInOrder, ({ search = [] }) =>
  search.map(({ kind, shown }) => [kind, shown]),
)

/** What was found, by id, read as it is now: the index holds nothing but what it is found by. */
export async function showFound(
  db: Db,
  found: readonly { kind: string; ref: string }[],
): Promise<ReadonlyMap<string, Shown>> {
  const shown = new Map<string, Shown>()
  for (const [kind, of] of shownBy) {
    const refs = found.filter(one => one.kind === kind).map(one => one.ref)
    if (refs.length === 0) continue
    const ids = JSON.stringify(refs)
    const { rows } = await sql<Omit<Shown, 'facts'> & { ref: string; facts: string }>`
      ${sql.raw(of)} WHERE ${sql.ref(`${kind}.id`)} IN (SELECT value FROM json_each(${ids}))`.execute(db)
    for (const { ref, title, titleEn, number, facts } of rows) {
      const made: MadeFact[] = JSON.parse(facts)
      shown.set(ref, { title, titleEn, number, facts: made.filter(isKnown) })
    }
  }
  return shown
}
