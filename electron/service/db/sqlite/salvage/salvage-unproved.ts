import type { Database } from 'better-sqlite3'
import { acceptedRows } from '../record/accepted'
import { type StrayRow, strayRows, straysAgainst, type Witness, witnessFrom } from '../record/record-rows'
import { RowSum } from '../record/row-sum'
import { liveSum, sealedTables } from '../record/sealed'
import { changesLostUpTo } from './changes-lost'

/** What the record of damaged data says of rows that came through, before anything is made anew. */
export interface UnprovedRows {
  /** Rows no step of the history left as they are, at least: put in or altered outside, or their history is lost. */
  count: number
  /** As far as they can be told. */
  rows: readonly StrayRow[]
}

/** Rows of one table that are told one by one. */
const mostNamed = 200

/**
 * Of each table that is sealed: rows the history does not vouch for, and rows it has and that are gone, by their changes
 * and by a backup of the same history (`earlier`). Where neither tells, the seal of the last step does that something
 * is not as it was left. Where changes are lost, what they removed is not gone: only later ones tell what is.
 */
export function straysOf(
  damaged: Database,
  sound: Database,
  earlier: Witness | null,
): Map<string, { unproved: UnprovedRows; gone: number }> {
  const accepted = acceptedRows(sound)
  const comparable = witnessFrom(sound, accepted)
  const lostUpTo = changesLostUpTo(sound)
  /** By changes of entries after `from`. */
  const found = (table: string, from: number): StrayRow[] => {
    const rows = strayRows(sound, [table], accepted, mostNamed, from)
    const witness = earlier && earlier.seq >= Math.max(comparable, from) ? earlier : null
    if (witness) rows.push(...straysAgainst(sound, witness, [table], accepted, mostNamed))
    return [...new Map(rows.map(row => [row.key, row])).values()]
  }
  return new Map(
    sealedTables.map(table => {
      const all = found(table, 0)
      const rows = all.filter(({ kind }) => kind !== 'missing')
      const gone = (lostUpTo > 0 ? found(table, lostUpTo) : all).filter(({ kind }) => kind === 'missing')
      const count = Math.max(rows.length, beyondSeal(damaged, sound, table))
      return [table, { unproved: { rows, count }, gone: gone.length }]
    }),
  )
}

/** Rows more than the last step left; one where as many are there and yet they are not those. */
function beyondSeal(damaged: Database, sound: Database, table: string): number {
  const sealed = sealIn(damaged, table)
  if (!sealed) return 0
  const live = liveSum(sound, table)
  if (live.rows > sealed.rows) return live.rows - sealed.rows
  return live.rows === sealed.rows && live.hex() !== sealed.hex() ? 1 : 0
}

/** Null where it cannot be read. */
function sealIn(damaged: Database, table: string): RowSum | null {
  try {
    const row = damaged.prepare('SELECT row_count, sum FROM table_seal WHERE tbl = ?').get(table) as
      | { row_count: number; sum: string }
      | undefined
    // A table without rows has no seal, where others have one.
    if (!row) return damaged.prepare('SELECT 1 FROM table_seal').get() ? new RowSum() : null
    return new RowSum(row.sum, row.row_count)
  } catch {
    return null
  }
}
