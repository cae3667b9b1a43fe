import type { Database } from 'better-sqlite3'
import { capturedTables } from '../../captured'
import { schemaVersion } from '../migrations/list'
import { type Accepted, acceptedRows, rowAt } from '../record/accepted'
import { isSealed } from '../record/chain'
import { isIntact } from '../record/record-chain'
import { keysOf, strayRows, straysAgainst, type Witness, witnessFrom } from '../record/record-rows'
import { type RowSum, rowDigest } from '../record/row-sum'
import { liveImage } from '../record/seal'
import { liveSums, sealedTables } from '../record/sealed'
import { changesLostUpTo } from './changes-lost'
import { isSame, isShort, type KnownEnd, sealedIn, verdictOfHead } from './salvage-accused'

/**
 * Keys of rows that came through and that nothing proves, by table, before anything is made anew. A whole table is proved
 * by its sum; where rows of it are lost, by the sum of what came through and of those lost rows that a change or a backup
 * still holds; and a row by itself where its last change, a note, or a backup of after all lost changes has it as it is.
 * A row that was written once and never changed has no image in the history: damage beside it leaves it unproved.
 * Of an older version (`ofVersion`) nothing has an image to compare; of a record that was written anew no row is proved.
 */
export function unprovableIn(
  damaged: Database,
  sound: Database,
  earlier: Witness | null,
  { ofVersion, ...end }: { ofVersion: number } & KnownEnd,
): Map<string, string[]> {
  const live = liveSums(sound)
  const sealed = sealedIn(damaged)
  const verdict = verdictOfHead(sound, live, sealed, end)
  const unprovable = new Map<string, string[]>()
  // What never was sealed nobody proves; what the record contradicts as a whole is accused as a whole.
  if (!isSealed(sound) || verdict === 'whole' || verdict === 'false sums') return unprovable
  const known = ofVersion === schemaVersion && !end.rewritten ? knownOf(sound, earlier) : null
  for (const table of sealedTables) {
    const sum = live.get(table)
    if (!capturedTables[table] || !sum || sum.rows === 0) continue
    const left = sealed?.get(table)
    // As many rows or more: the sum proves or accuses them.
    if (!end.rewritten && sealed && !isShort(sum, left)) continue
    if (known && sealed && isSame(withLost(sum, lostImages(sound, table, known)), left)) continue
    const proved = known ? provedSingly(sound, table, known) : () => false
    const keys = [...keysOf(sound, table)].filter(key => !proved(key))
    if (keys.length > 0) unprovable.set(table, keys)
  }
  return unprovable
}

interface Known {
  accepted: Accepted
  /** Of entries up to this one changes are lost. */
  from: number
  witness: Witness | null
}

function knownOf(sound: Database, earlier: Witness | null): Known {
  const accepted = acceptedRows(sound)
  const from = changesLostUpTo(sound)
  const witness = earlier && earlier.seq >= Math.max(from, witnessFrom(sound, accepted)) ? earlier : null
  return { accepted, from, witness }
}

/** Rows that are lost, as the last change or a backup still has them. */
function lostImages(sound: Database, table: string, { accepted, from, witness }: Known): RowImages {
  const all = Number.POSITIVE_INFINITY
  const rows = strayRows(sound, [table], accepted, all, from)
  if (witness) rows.push(...straysAgainst(sound, witness, [table], accepted, all))
  const images: RowImages = new Map()
  for (const { kind, key, expected } of rows)
    if (kind === 'missing' && expected !== null) images.set(key, rowDigest(table, expected))
  return images
}

/** Digests by key. */
type RowImages = Map<string, string>

function withLost(live: RowSum, lost: RowImages): RowSum {
  for (const digest of lost.values()) live.add(digest)
  return live
}

/** Whether the row of a key is, by itself, what the history or a backup says it must be. */
function provedSingly(
  sound: Database,
  table: string,
  { accepted, from, witness }: Known,
): (key: string) => boolean {
  const last = lastChanges(sound, table)
  const entries = new Map<number, boolean>()
  const isWritten = (seq: number): boolean => {
    const known = entries.get(seq) ?? isIntact(sound, seq)
    entries.set(seq, known)
    return known
  }
  return key => {
    const present = liveImage(sound, table, key)
    const change = last.get(key)
    const note = accepted.rows.get(rowAt(table, key))
    const newest = Math.max(change?.seq ?? 0, note?.seq ?? 0)
    // Since then nobody touched it.
    if (witness && newest <= witness.seq && liveImage(witness.sqlite, table, key) === present) return true
    if (newest <= from) return false
    if (note && note.seq === newest) return note.present === present
    return change?.after === present && isWritten(newest)
  }
}

function lastChanges(sound: Database, table: string): Map<string, { seq: number; after: string | null }> {
  const last = new Map<string, { seq: number; after: string | null }>()
  const changes = sound
    .prepare(
      `SELECT key, after, command_seq FROM change
       WHERE tbl = ? AND command_seq IN (SELECT seq FROM audit) ORDER BY seq`,
    )
    .raw()
    .iterate(table) as IterableIterator<[string, string | null, number]>
  for (const [key, after, seq] of changes) last.set(key, { seq, after })
  return last
}
