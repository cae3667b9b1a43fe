import { sql } from 'kysely'
import { areasInOrder } from '../../areas-in-order'
import type { Db } from '../databases'

/** A thing that was found, as its area shows it. */
interface Shown {
  title: string
  titleEn: string | null
  number: number | null
  /** Of the shape of the contract’s facts; those of which nothing is known have null where the text would be. */
  facts: readonly Readonly<Record<string, string | null>>[]
}

const shownBy = new Map(areasInOrder.flatMap(({ search = [] }) => search).map(one => [one.kind, one.shown]))

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
    for (const { ref, facts, ...rest } of rows) shown.set(ref, { ...rest, facts: JSON.parse(facts) })
  }
  return shown
}
