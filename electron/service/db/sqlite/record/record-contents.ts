import type { Database } from 'better-sqlite3'
import { stackOutOfRecord } from '../undo-stack'
import { changesAreNumbered, type StoredLink, storedLinks } from './chain'
import { checkChain } from './record-chain'
import { rowDigest } from './row-sum'
import { type ChangeRow, liveImage } from './seal'
import { differing, isSealedAnew } from './seal-anew'
import { driftOf, liveSums, type Sums, sealOf, sealWith, storedSums } from './sealed'

export interface ContentsCheck {
  /** `unproven`: the last link has no seal. One that has lost its salt is `altered`: nothing erases it. */
  state: 'whole' | 'altered' | 'unproven'
  /** Rows read. */
  rows: number
  /** Tables whose rows are not those the last command left; `sealed` is how many it left. */
  tables: { table: string; rows: number; sealed: number }[]
  /** The first entry after which the rows are not what they must have been; null when that cannot be told. */
  alteredAt: number | null
  /** The oldest entry whose state could be worked out from the changes since, and was compared. */
  provenFrom: number | null
}

/** Whether the rows are those the last command left. Reads every row once. */
export function checkRows(sqlite: Database, onRow?: () => void): ContentsCheck & { live: Sums } {
  const live = liveSums(sqlite, onRow)
  const stored = storedSums(sqlite)
  const rows = [...live.values()].reduce((total, sum) => total + sum.rows, 0)
  const tables = differing(live, stored).map(table => ({
    table,
    rows: live.get(table)?.rows ?? 0,
    sealed: stored.get(table)?.rows ?? 0,
  }))
  const found = { rows, tables, alteredAt: null, provenFrom: null, live }
  const head = headLink(sqlite)
  if (!head) return { ...found, state: rows > 0 ? 'altered' : 'whole' }
  if (head.link.seal === null) return { ...found, state: tables.length > 0 ? 'altered' : 'unproven' }
  const salt = head.detail?.sealSalt
  const fits = salt && sealOf(salt, live).seal === head.link.seal && tables.length === 0
  return { ...found, state: fits ? 'whole' : 'altered' }
}

function headLink(sqlite: Database): StoredLink | null {
  for (const link of storedLinks(sqlite, 'DESC')) return link
  return null
}

/**
 * The same, and every older state: from the rows as they are, the changes are taken away command by command, and
 * each state compared with the seal its link carries. So one who alters a row must write every link since anew.
 * Ends where the changes end: at the last sealing anew, at a command without its salts, at a broken one. The steps of
 * undo are compared with the entries, unless they are to be made anew of them. `held`: tables that hold rows. `drift`:
 * fingerprint of how far they are from those the last command left.
 */
export function checkContents(
  sqlite: Database,
  lastBroken: number,
  onStep: () => void = () => undefined,
  withStack = true,
): ContentsCheck & { held: string[]; drift: string } {
  const { live: sums, ...rows } = checkRows(sqlite, onStep)
  const held = [...sums].filter(([, sum]) => sum.rows > 0).map(([table]) => table)
  const found = { ...rows, held, drift: driftOf(sqlite, sums) }
  const unwind = unwinding(sqlite, sums)
  const counted = sealOf('', sums).rest
  let newest = true
  for (const { link, detail } of storedLinks(sqlite, 'DESC')) {
    if (!detail?.sealSalt || !detail.sealRest || link.seal === null || link.seq <= lastBroken) break
    const rest = newest ? counted : detail.sealRest
    if (sealWith(detail.sealSalt, sums, rest) === link.seal) found.provenFrom = link.seq
    else found.alteredAt = link.seq
    if (isSealedAnew(link)) break
    newest = false
    unwind(link.seq)
    onStep()
  }
  // No row of anybody's work, but what Ctrl+Z would take back rests on it.
  const stack = withStack ? stackOutOfRecord(sqlite) : null
  const numbered = changesAreNumbered(sqlite)
  if (!numbered) found.tables.push({ table: 'change', rows: 1, sealed: 0 })
  if (stack) found.tables.push({ table: 'undo_stack', rows: stack.rows, sealed: stack.recorded })
  // A head that fits over older states that do not was written by whoever altered them.
  return found.alteredAt === null && !stack && numbered ? found : { ...found, state: 'altered' }
}

/**
 * Tables whose rows are not those of the record, for an entry that seals them as they are: what the verdict on the book
 * would be, each row read once. Where only an older state, or the seal itself, does not fit, nothing tells which it was:
 * then each that holds rows. Undo ends there, so its steps are not looked at.
 */
export function tablesOutOfRecord(sqlite: Database): string[] {
  const { state, tables, held } = checkContents(sqlite, checkChain(sqlite).lastBroken, undefined, false)
  if (tables.length > 0) return tables.map(({ table }) => table)
  return state === 'altered' ? held : []
}

/** Takes the changes of a command out of the sums, newest first. */
function unwinding(sqlite: Database, sums: Sums): (seq: number) => void {
  /** What the row was before the changes already taken away; an insert recorded no image. */
  const known = new Map<string, string>()
  const changes = sqlite
    .prepare('SELECT tbl, key, op, before, after FROM change WHERE command_seq = ? ORDER BY seq DESC')
    .raw()
  return seq => {
    for (const change of changes.iterate(seq) as IterableIterator<ChangeRow>) {
      const [table, key, op, before, after] = change
      const sum = sums.get(table)
      if (!sum) continue
      const row = `${table}\n${key}`
      if (op === 'I') {
        const digest = known.get(row) ?? digestOf(table, liveImage(sqlite, table, key))
        if (digest !== null) sum.subtract(digest)
        known.delete(row)
        continue
      }
      if (after !== null) sum.subtract(rowDigest(table, after))
      const digest = rowDigest(table, before ?? '')
      sum.add(digest)
      known.set(row, digest)
    }
  }
}

const digestOf = (table: string, image: string | null): string | null =>
  image === null ? null : rowDigest(table, image)
