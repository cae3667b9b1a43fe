import { lstat } from 'node:fs/promises'
import type { Db } from '../db/databases'
import { attachmentPath, isHash, type StoredState } from './attachment-files'
import { type DamageNotes, readDamageNotes } from './damage-notes'
import { atAGlance, storedState } from './stored-state'

/** Why a scan is not to be had. */
export type LostWhy = Exclude<StoredState, 'sound'>

/** A file as a row names it. */
export interface NamedFile {
  sha256: string
  bytes: number
}

/** What is known of the files in the store: which of them are not there, or not as they were attached. */
export interface Scans {
  /** Those that are lost, by hash; empty almost always. */
  lost(): Promise<ReadonlyMap<string, LostWhy>>
  /** Looks at these now: whether a file of that size lies there. One that was read and found damaged stays so. */
  look(files: readonly NamedFile[]): Promise<ReadonlyMap<string, LostWhy>>
  /** Reads every byte of these, one after the other; what that showed is known from then on. */
  read(hashes: readonly string[]): Promise<ReadonlyMap<string, LostWhy>>
  /** What reading the whole of these showed. */
  found(states: ReadonlyMap<string, StoredState>): void
}

export interface ScansOptions {
  dataDir: string
  /** The open book; null while none is. */
  opened(): Db | null
  /** A window stands, which is told later: nothing waits for the first look at all files, which `begin` begins. */
  tellsLater: boolean
  /** Other files are lost than before. */
  changed(): void
  log(error: unknown): void
}

/** At a time: the system has few threads for it, and others want to read as well. */
const atATime = 16

/** `again`: looks at all files once more, by name and size; resolves when it has, or when one that runs already has. */
export function createScans(options: ScansOptions): Scans & { begin(): void; again(): Promise<void> } {
  const { dataDir, opened, tellsLater, changed, log } = options
  const lost = new Map<string, LostWhy>()
  let notes: DamageNotes | null = null
  let begun = !tellsLater
  let lookedAt: Db | null = null
  let first: Promise<void> = Promise.resolve()
  let looking: Promise<void> | null = null

  const set = (sha256: string, state: StoredState): boolean => {
    if ((lost.get(sha256) ?? 'sound') === state) return false
    if (state === 'sound') lost.delete(sha256)
    else lost.set(sha256, state)
    return true
  }

  const stateOf = async ({ sha256, bytes }: NamedFile): Promise<StoredState> => {
    // A book from elsewhere may name anything.
    if (!isHash(sha256)) return 'missing'
    const stat = await lstat(attachmentPath(dataDir, sha256)).catch(() => undefined)
    const seen = atAGlance(stat, bytes)
    if (seen !== 'sound' || !stat) return seen
    const noted = damage().of(sha256, stat)
    if (noted !== 'changed') return noted ?? 'sound'
    // Somebody put another file there.
    const state = await storedState(dataDir, sha256)
    damage().note(new Map([[sha256, state]]))
    return state
  }

  const damage = () => {
    notes ??= readDamageNotes(dataDir)
    return notes
  }

  const look: Scans['look'] = async files => {
    let differs = false
    for (let at = 0; at < files.length; at += atATime) {
      const some = files.slice(at, at + atATime)
      const states = await Promise.all(some.map(stateOf))
      some.forEach(({ sha256 }, index) => {
        differs = set(sha256, states[index] ?? 'sound') || differs
      })
    }
    if (differs) changed()
    return lost
  }

  /** At every file the open book names. */
  const lookAtAllOf = async (db: Db) => {
    try {
      await look(await db.selectFrom('attachment').select(['sha256', 'bytes']).execute())
    } catch (error) {
      // It was closed meanwhile: the next one is looked at by itself.
      if (opened() === db) log(error)
    }
  }
  /** Once for each opening. */
  const lookAtAll = () => {
    const db = opened()
    if (!db || db === lookedAt) return
    lookedAt = db
    first = lookAtAllOf(db)
  }

  const found: Scans['found'] = states => {
    damage().note(states)
    let differs = false
    for (const [sha256, state] of states) differs = set(sha256, state) || differs
    if (differs) changed()
  }

  return {
    look,
    found,
    async read(hashes) {
      const states = new Map<string, StoredState>()
      for (const sha256 of new Set(hashes))
        states.set(sha256, isHash(sha256) ? await storedState(dataDir, sha256) : 'missing')
      found(states)
      return lost
    },
    async lost() {
      if (begun) lookAtAll()
      if (!tellsLater) await first
      return lost
    },
    begin() {
      begun = true
      lookAtAll()
    },
    again() {
      const db = opened()
      if (!db || !begun) return Promise.resolve()
      looking ??= first
        .then(() => lookAtAllOf(db))
        .finally(() => {
          looking = null
        })
      return looking
    },
  }
}
