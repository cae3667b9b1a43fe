import type { Database } from 'better-sqlite3'
import { chainStart, commitmentOf, linkHash } from './audit'
import { type StoredLink, storedLink, storedLinks } from './chain'
import type { SealedAnew } from './seal-anew'

export interface ChainCheck {
  entries: number
  /** The first entry whose link or whose changes are not what was written. */
  brokenAt: number | null
  /** All such entries, but those a later note says by number. */
  broken: number[]
  /** Entries that are missing before one of those: of each gap at most twenty. */
  gaps: { before: number; numbers: number[] }[]
  /** Those of `broken` that are themselves not what was written: one that only follows a gap is. */
  rewritten: number[]
  /** The last such entry: what was changed before it cannot be told from its changes. */
  lastBroken: number
  /** Hash of the last sound link before the first break: printed, it proves the book up to here. */
  head: string
  /** Number of the entry whose hash that is; 0 where the first is not sound. */
  headEntry: number
  /** Number of the last entry: more than there are where some are missing. */
  newest: number
  /** Entries whose words or salts are gone, though nothing erases them: what they changed is not proved any more. */
  bare: number[]
  /** Where the rows were sealed as they stood, after damage. */
  salvagedAt: number | null
  /** Entries with which altered rows were taken note of: what did not fit before them is said there. */
  notedAt: number[]
  /** Tables that did not fit when an upgrade or a salvage sealed the rows as they were; until that is taken note of. */
  outOfSeal: string[]
}

/** Walks the chain from its start, and every commitment whose changes are still there. */
export function checkChain(sqlite: Database, onLink: () => void = () => undefined): ChainCheck {
  const check: ChainCheck = {
    entries: 0,
    brokenAt: null,
    broken: [],
    gaps: [],
    rewritten: [],
    lastBroken: 0,
    head: chainStart,
    headEntry: 0,
    newest: 0,
    bare: [],
    salvagedAt: null,
    notedAt: [],
    outOfSeal: [],
  }
  let before = { seq: 0, hash: chainStart, sealed: false, version: 0 }
  const version = sqlite.pragma('user_version', { simple: true }) as number
  for (const { link, prevHash, hash, detail } of storedLinks(sqlite)) {
    check.entries++
    const sealed = link.seal !== null
    const isNext = follows(link, before.seq)
    const asWritten =
      hash === linkHash(link, prevHash) &&
      // The upgrade seals the rows as they are: one that upgraded nothing was written by whoever altered them.
      link.schemaVersion <= version &&
      (link.command !== 'sealUpgraded' || link.schemaVersion > before.version) &&
      // Without its seal a newer link would only look like an old one.
      (sealed || !before.sealed) &&
      (!detail || isCommitted(sqlite, link, detail.salt, sealed ? detail.params : null))
    const sound = asWritten && isNext && prevHash === before.hash
    const numbers = isNext ? [] : numbersBetween(before.seq, link.seq)
    if (numbers.length > 0) check.gaps.push({ before: link.seq, numbers })
    if (!sound) {
      if (numbers.length === 0 || !asWritten) check.rewritten.push(link.seq)
      check.broken.push(link.seq)
      check.brokenAt ??= link.seq
      check.lastBroken = link.seq
    } else if (check.brokenAt === null) Object.assign(check, { head: hash, headEntry: link.seq })
    if (link.area === 'book' && link.command === 'sealSalvaged') {
      check.salvagedAt = link.seq
      // Damage took them, and that entry says so.
      check.bare = []
    }
    const bare = isBare(link, detail)
    // Without its words an entry says nothing of what was before it.
    if (sound && !bare && detail && link.area === 'book') follow(check, link, detail)
    if (bare) check.bare.push(link.seq)
    if (check.notedAt.at(-1) === link.seq && check.brokenAt === null)
      Object.assign(check, { head: hash, headEntry: link.seq })
    check.newest = link.seq
    before = { seq: link.seq, hash, sealed: sealed || before.sealed, version: link.schemaVersion }
    onLink()
  }
  return check
}

/** Numbers after the one and before the other: 299 and 302 have 300 and 301 between them. At most twenty. */
const numbersBetween = (one: number, other: number): number[] =>
  Array.from({ length: Math.max(0, Math.min(other - one - 1, 20)) }, (_, at) => one + 1 + at)

/** One that seals the rows as they are passes over the numbers of entries that are lost before it. */
const follows = ({ seq, command, area }: StoredLink['link'], before: number): boolean =>
  seq === before + 1 || (seq > before && area === 'book' && passesOver.includes(command))

const passesOver: readonly string[] = ['sealSalvaged', 'sealUpgraded'] satisfies SealedAnew[]

/** Entries that seal the rows as they are say what did not fit before: that, and nothing else, is known from there on. */
function follow(check: ChainCheck, { seq, command }: StoredLink['link'], detail: { params: string }): void {
  if (command === 'noteAltered') {
    const noted = entriesNoted(detail.params)
    check.notedAt.push(seq)
    check.broken = check.broken.filter(one => !noted.has(one))
    check.rewritten = check.rewritten.filter(one => !noted.has(one))
    check.gaps = check.gaps.filter(one => !noted.has(one.before))
    check.brokenAt = check.broken[0] ?? null
    check.bare = check.bare.filter(one => !noted.has(one))
    check.outOfSeal = []
  }
  if (command === 'sealUpgraded' || command === 'sealSalvaged')
    check.outOfSeal = [...new Set([...check.outOfSeal, ...tablesNamed(detail.params)])]
}

/** Tables an entry names as out of seal; none where it is not written as ours are. */
function tablesNamed(params: string): string[] {
  try {
    const { outOfSeal } = JSON.parse(params) as { outOfSeal?: unknown }
    return Array.isArray(outOfSeal) ? outOfSeal.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** Numbers of the entries a note lists; none where it is not written as ours are. */
function entriesNoted(params: string): Set<number> {
  try {
    const { listed } = JSON.parse(params) as { listed?: unknown }
    const { entries } = JSON.parse(String(listed)) as { entries?: unknown }
    return new Set(Array.isArray(entries) ? entries.filter(one => typeof one === 'number') : [])
  } catch {
    return new Set()
  }
}

/** Whether a command still has its words, its salts and the changes it committed to. */
export function isIntact(sqlite: Database, seq: number): boolean {
  const found = storedLink(sqlite, seq)
  if (!found?.detail || isBare(found.link, found.detail)) return false
  const { link, detail } = found
  return isCommitted(sqlite, link, detail.salt, link.seal === null ? null : detail.params)
}

/**
 * The same, and its link is the one its neighbours name. A neighbour that damage took names nothing: across a gap the
 * words and the link itself suffice.
 */
export function isAsWritten(sqlite: Database, seq: number): boolean {
  const found = storedLink(sqlite, seq)
  if (!found || linkHash(found.link, found.prevHash) !== found.hash || !isIntact(sqlite, seq)) return false
  const before = seq === 1 ? chainStart : storedLink(sqlite, seq - 1)?.hash
  const after = storedLink(sqlite, seq + 1)?.prevHash
  return isNamed(before, found.prevHash) && isNamed(after, found.hash)
}

const isNamed = (named: string | undefined, hash: string): boolean => named === undefined || named === hash

/** A link older than the seal may have lost its words long ago; since then all of it stays. */
function isBare({ seal }: StoredLink['link'], detail: StoredLink['detail']): boolean {
  return seal !== null && !(detail?.sealSalt && detail.sealRest)
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
