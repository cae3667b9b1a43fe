import type { Database } from 'better-sqlite3'
import { storedLinks } from '../db/chain'
import { chainStart, commitmentOf, linkHash } from './audit'

export interface ChainCheck {
  entries: number
  /** The first entry whose link or whose changes are not what was written. */
  brokenAt: number | null
  /** The last such entry: what was changed before it cannot be told from its changes. */
  lastBroken: number
  /** Hash of the last sound link before the first break: printed, it proves the book up to here. */
  head: string
  /** Entries whose changes have been erased: their links still hold. */
  erased: number
  /** Where the rows were sealed as they stood, after damage. */
  salvagedAt: number | null
}

/** Walks the chain from its start, and every commitment whose changes are still there. */
export function checkChain(sqlite: Database, onLink: () => void = () => undefined): ChainCheck {
  const check: ChainCheck = {
    entries: 0,
    brokenAt: null,
    lastBroken: 0,
    head: chainStart,
    erased: 0,
    salvagedAt: null,
  }
  let before = { seq: 0, hash: chainStart, sealed: false }
  for (const { link, prevHash, hash, detail } of storedLinks(sqlite)) {
    check.entries++
    if (!detail) check.erased++
    const sealed = link.seal !== null
    const sound =
      link.seq === before.seq + 1 &&
      prevHash === before.hash &&
      hash === linkHash(link, prevHash) &&
      // Without its seal a newer link would only look like an old one.
      (sealed || !before.sealed) &&
      (!detail || isCommitted(sqlite, link, detail.salt, sealed ? detail.params : null))
    if (!sound) {
      check.brokenAt ??= link.seq
      check.lastBroken = link.seq
    } else if (check.brokenAt === null) check.head = hash
    if (link.area === 'book' && link.command === 'sealSalvaged') check.salvagedAt = link.seq
    before = { seq: link.seq, hash, sealed: sealed || before.sealed }
    onLink()
  }
  return check
}

function isCommitted(
  sqlite: Database,
  link: { seq: number; commitment: string; changes: number },
  salt: string,
  params: string | null,
): boolean {
  const found = commitmentOf(sqlite, link.seq, salt, params)
  return found.commitment === link.commitment && found.changes === link.changes
}
