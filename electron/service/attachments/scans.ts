import { lstat } from 'node:fs/promises'
import type { Db } from '../db/databases'
import { attachmentPath, isHash, type StoredState } from './attachment-files'
import { createKnownScans, type LostWhy, type Report, type ScanStates } from './known-scans'
import { atAGlance, storedState } from './stored-state'

export type { LostWhy } from './known-scans'

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
  probe(files: readonly NamedFile[]): Promise<ReadonlyMap<string, LostWhy>>
  /** Reads every byte of these, one after the other; what that showed is known from then on. */
  read(hashes: readonly string[]): Promise<ReadonlyMap<string, LostWhy>>
  /** The file was just made or seen to be so, every byte of it. */
  found(states: ScanStates): void
  /** The same of what takes a while to read, from its beginning: what became known meanwhile is not undone by it. */
  during<T>(scan: (report: Report) => Promise<T>): Promise<T>
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

/** Between two looks at all files that are asked for, in ms: at least so long, and so many times what the last one took. */
const leastApart = { ms: 10_000, times: 20 }

/**
 * `again`: looks at all files once more, by name and size, and resolves when it has; once for all who ask before that is
 * due. `end`: none is due any more.
 */
export function createScans(
  options: ScansOptions,
): Scans & { begin(): void; again(): Promise<void>; end(): void } {
  const { dataDir, opened, tellsLater, changed, log } = options
  const { lost, damage, found, during } = createKnownScans(dataDir, changed)
  let begun = !tellsLater
  let probed: Db | null = null
  let first: Promise<void> = Promise.resolve()
  let probing: Promise<void> | null = null
  let due: NodeJS.Timeout | undefined
  let ended = false
  /** Not before; as `performance.now`. */
  let notBefore = 0

  /** `read`: somebody put another file there than the one that was found damaged, and every byte of it was read. */
  const stateOf = async ({ sha256, bytes }: NamedFile): Promise<{ state: StoredState; read?: true }> => {
    // A book from elsewhere may name anything.
    if (!isHash(sha256)) return { state: 'missing' }
    const stat = await lstat(attachmentPath(dataDir, sha256)).catch(() => undefined)
    const seen = atAGlance(stat, bytes)
    if (seen !== 'sound' || !stat) return { state: seen }
    const noted = damage().of(sha256, stat)
    if (noted !== 'changed') return { state: noted ?? 'sound' }
    return { state: await storedState(dataDir, sha256), read: true }
  }

  const probe: Scans['probe'] = async files => {
    for (let at = 0; at < files.length; at += atATime) {
      const some = files.slice(at, at + atATime)
      await during(async report => {
        const states = await Promise.all(some.map(stateOf))
        const glanced = new Map<string, StoredState>()
        const read = new Map<string, StoredState>()
        for (const [index, { sha256 }] of some.entries()) {
          const one = states[index]
          if (one) (one.read ? read : glanced).set(sha256, one.state)
        }
        report(glanced, { read: false })
        if (read.size > 0) report(read, { read: true })
      })
    }
    return lost
  }

  /** At every file the open book names. */
  const probeAllOf = async (db: Db) => {
    try {
      await probe(await db.selectFrom('attachment').select(['sha256', 'bytes']).execute())
    } catch (error) {
      // It was closed meanwhile: the next one is looked at by itself.
      if (opened() === db) log(error)
    }
  }
  /** Once for each opening. */
  const probeAll = () => {
    const db = opened()
    if (!db || db === probed) return
    probed = db
    first = probeAllOf(db)
  }

  /** Once it is time. */
  const whenDue = (): Promise<void> =>
    new Promise(resolve => {
      due = setTimeout(resolve, Math.max(0, notBefore - performance.now())).unref()
    })

  return {
    probe,
    found,
    during,
    async read(hashes) {
      for (const sha256 of new Set(hashes))
        await during(async report => {
          const state = isHash(sha256) ? await storedState(dataDir, sha256) : 'missing'
          report(new Map([[sha256, state]]), { read: true })
        })
      return lost
    },
    async lost() {
      if (begun) probeAll()
      if (!tellsLater) await first
      return lost
    },
    begin() {
      begun = true
      probeAll()
    },
    again() {
      if (!begun) return Promise.resolve()
      probing ??= first
        .then(whenDue)
        .then(async () => {
          const db = opened()
          if (!db || ended) return
          const began = performance.now()
          await probeAllOf(db)
          const now = performance.now()
          notBefore = now + Math.max(leastApart.ms, leastApart.times * (now - began))
        })
        .finally(() => {
          probing = null
        })
      return probing
    },
    end() {
      ended = true
      clearTimeout(due)
    },
  }
}
