import type { Database } from 'better-sqlite3'
import { mostNoted } from '../../../../../src/domain/history/most-noted'
import { acceptedRows, rowAt } from '../record/accepted'
import { headOf } from '../record/audit'
import { storedLinks } from '../record/chain'
import { type StrayRow, strayRows, straysAgainst, type Witness, witnessFrom } from '../record/record-rows'
import { RowSum } from '../record/row-sum'
import { liveImage } from '../record/seal'
import { liveSum, liveSums, type Sums, sealedTables, sealOf } from '../record/sealed'
import { changesLostUpTo } from './changes-lost'
import { madeUpIn } from './damaged-book'
import { walked } from './walked'

/** What came through and the record contradicts, as rows that nothing vouches for are told only (`salvage-unproved`). */
export interface Accused {
  /** Tables, also those of which no row can be named. */
  tables: string[]
  rows: StrayRow[]
}

/** What is known of the end of the record from outside. */
export interface KnownEnd {
  /** The number of the last entry there was. */
  lastStep: number
  /** A mark tells of another entry than stands there: all of the record may have been written to fit. */
  rewritten: boolean
}

/**
 * Compares rows that came through (`sound`, with nothing made anew yet) with all that the damaged book still says of
 * them: the sums as the last entry left them, the changes, and a backup of the same history (`earlier`). A row that is
 * missing is lost, not altered. Where changes were lost too, older ones accuse nobody. What it returns is asked once the
 * copy stands as it will: what went since with a row that was lost is not accused.
 */
export function accusedIn(
  damaged: Database,
  sound: Database,
  earlier: Witness | null,
  end: KnownEnd,
): () => Accused {
  const live = liveSums(sound)
  const held = sealedTables.filter(table => (live.get(table)?.rows ?? 0) > 0)
  const sealed = sealedIn(damaged)
  const verdict = verdictOfHead(sound, live, sealed, end)
  if (verdict === 'whole') return () => ({ tables: [], rows: [] })
  const differing = held.filter(table => !sealed || !isSame(live.get(table), sealed.get(table)))
  // Where the sums may have been written to fit, only a row tells.
  const rows = namedIn(sound, end.rewritten ? held : differing, earlier)
  // Only somebody puts another thing in the place of a table, or writes sums that no entry has.
  const all = verdict === 'false sums' || madeUpIn(damaged).length > 0
  const bySum = all ? held : differing.filter(table => sealed && !isShort(live.get(table), sealed.get(table)))
  return () => {
    const standing = asTheyStand(sound, rows)
    const stillDiffering = bySum.filter(table => all || !isSame(liveSum(sound, table), sealed?.get(table)))
    return {
      tables: [...new Set([...stillDiffering, ...standing.map(({ table }) => table)])],
      rows: standing,
    }
  }
}

/**
 * Of an older version, whose rows are about to be brought to the present one: tables as many rows of which came through
 * as the last entry left, and that are not those.
 */
export function tablesAccusedIn(damaged: Database, sound: Database, end: KnownEnd): string[] {
  const live = liveSums(sound)
  const held = sealedTables.filter(table => (live.get(table)?.rows ?? 0) > 0)
  const sealed = sealedIn(damaged)
  const verdict = verdictOfHead(sound, live, sealed, end)
  if (verdict === 'whole') return []
  if (verdict === 'false sums' || madeUpIn(damaged).length > 0) return held
  return held.filter(
    table =>
      sealed && !isSame(live.get(table), sealed.get(table)) && !isShort(live.get(table), sealed.get(table)),
  )
}

const asTheyStand = (sound: Database, rows: readonly StrayRow[]): StrayRow[] =>
  rows.flatMap(row => {
    const present = liveImage(sound, row.table, row.key)
    return present === null || present === row.expected ? [] : [{ ...row, present }]
  })

/** Sums as the last command left them; null where damage lies in the way. */
export function sealedIn(damaged: Database): Sums | null {
  try {
    const rows = damaged.prepare('SELECT tbl, row_count, sum FROM table_seal').raw().iterate()
    const sums: Sums = new Map()
    for (const [table, count, sum] of walked<[string, number, string]>(damaged, rows))
      sums.set(table, new RowSum(sum, count))
    return sums
  } catch {
    return null
  }
}

/**
 * What the last entry says. `whole`: the rows are all that it left. `false sums`: the sums beside it are not those it
 * was written with. Null where it cannot tell, is not the last one there was, or was rewritten.
 */
export function verdictOfHead(
  sound: Database,
  live: Sums,
  sealed: Sums | null,
  { lastStep, rewritten }: KnownEnd,
): 'whole' | 'false sums' | null {
  if (rewritten || lastStep > headOf(sound).seq) return null
  for (const { link, detail } of storedLinks(sound, 'DESC')) {
    if (link.seal === null || !detail?.sealSalt) return null
    if (sealOf(detail.sealSalt, live).seal === link.seal) return 'whole'
    return sealed && sealOf(detail.sealSalt, sealed).seal !== link.seal ? 'false sums' : null
  }
  return null
}

export const isSame = (live: RowSum | undefined, sealed: RowSum | undefined): boolean =>
  (live?.rows ?? 0) === (sealed?.rows ?? 0) && (!live || !sealed || live.hex() === sealed.hex())

/** Of fewer rows than there were the sum says nothing. */
export const isShort = (live: RowSum | undefined, sealed: RowSum | undefined): boolean =>
  (live?.rows ?? 0) < (sealed?.rows ?? 0)

function namedIn(sound: Database, tables: readonly string[], earlier: Witness | null): StrayRow[] {
  const accepted = acceptedRows(sound)
  const from = changesLostUpTo(sound)
  const rows = new Map<string, StrayRow>()
  for (const row of strayRows(sound, tables, accepted, mostNoted, from))
    rows.set(rowAt(row.table, row.key), row)
  if (earlier && earlier.seq >= Math.max(from, witnessFrom(sound, accepted)))
    for (const row of straysAgainst(sound, earlier, tables, accepted, mostNoted)) {
      const at = rowAt(row.table, row.key)
      if (!rows.get(at)?.expected) rows.set(at, row)
    }
  return [...rows.values()].filter(({ kind }) => kind !== 'missing').slice(0, mostNoted)
}
