import type { StoredState } from './attachment-files'
import { type DamageNotes, readDamageNotes } from './damage-notes'

/** Why a scan is not to be had. */
export type LostWhy = Exclude<StoredState, 'sound'>

export type ScanStates = ReadonlyMap<string, StoredState>

/** What a look at files says of them. `read`: it read the whole of each, and not its name and size only. */
export type Report = (states: ScanStates, how: { read: boolean }) => void

/**
 * Which files are lost, as the newest look at each says: a look takes a while, and what was found out after it began
 * is not undone by what it saw before.
 */
export function createKnownScans(dataDir: string, changed: () => void) {
  const lost = new Map<string, LostWhy>()
  /** Looks under way, and what others have found out since each began. */
  const passes = new Set<{ began: number; since: Set<string> }>()
  let moment = 0
  let notes: DamageNotes | null = null
  const damage = (): DamageNotes => {
    notes ??= readDamageNotes(dataDir)
    return notes
  }

  const set = (sha256: string, state: StoredState): boolean => {
    if ((lost.get(sha256) ?? 'sound') === state) return false
    if (state === 'sound') lost.delete(sha256)
    else lost.set(sha256, state)
    return true
  }
  const tell = (states: ScanStates, began: number, read: boolean) => {
    for (const pass of passes)
      if (pass.began < began) for (const sha256 of states.keys()) pass.since.add(sha256)
    if (read) damage().note(states)
    let differs = false
    for (const [sha256, state] of states) differs = set(sha256, state) || differs
    if (differs) changed()
  }

  return {
    lost: lost as ReadonlyMap<string, LostWhy>,
    /** What was read and found damaged before. */
    damage,
    /** The file was seen to be so just now. */
    found: (states: ScanStates) => tell(states, ++moment, true),
    /** A look from its beginning to its end: what it reports counts where nothing newer is known. */
    async during<T>(scan: (report: Report) => Promise<T>): Promise<T> {
      const own = { began: ++moment, since: new Set<string>() }
      passes.add(own)
      try {
        return await scan((states, { read }) =>
          tell(new Map([...states].filter(([sha256]) => !own.since.has(sha256))), own.began, read),
        )
      } finally {
        passes.delete(own)
      }
    },
  }
}
