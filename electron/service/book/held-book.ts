import type { Database } from 'better-sqlite3'
import { copyHeld } from '../db/sqlite/file'
import { Refusal } from '../refusal'
import { type HeldFile, holdFile } from './held-file'
import {
  leaveDisplaced,
  type NotPutBack,
  notPutBack,
  type PutBack,
  putInPlace,
  takeUntold,
} from './put-in-place'

/** The open book as a file that may be taken from its place. Nothing is held while none is written here. */
export interface HeldBook {
  /** `sqlite`: the connection that reads it. */
  hold(sqlite: Database): void
  isInPlace(): boolean
  /** Why it is not in its place, and could not be put there when that was last tried. */
  away(): NotPutBack | null
  /**
   * Writes what is open under its name where it is not, after which it has to be closed and opened anew. Refused as
   * `not_put_back` where that cannot be done: then all stays open as it is.
   */
  writeBack(): void
  /** What has it open is being closed, and takes its log away: from now on nobody is told that it is not in its place. */
  leave(): void
  /** After everything that had it open was closed. */
  letGo(): void
  /** What was written back here and is to be said: each is told of once, and by whatever opens until the service ends. */
  told(): readonly PutBack[]
  copyOut(to: string): void
}

export function holdBook(options: { dataDir: string; file: string; now: () => Date }): HeldBook {
  const { dataDir, file, now } = options
  let held: { as: HeldFile; sqlite: Database } | null = null
  /** Its last step, once it was written back. */
  let displaced: ReturnType<typeof putInPlace> | null = null
  let away: NotPutBack | null = null
  const told: PutBack[] = []
  let leaving = false
  // One that was written back is closed for that: who asks meanwhile waits for it.
  const isInPlace = () => held === null || (leaving && !displaced) || held.as.isInPlace()
  return {
    hold(sqlite) {
      held = { as: holdFile(file), sqlite }
      leaving = false
    },
    isInPlace,
    away: () => (isInPlace() ? null : away),
    writeBack() {
      if (!held || displaced || isInPlace()) return
      try {
        displaced = putInPlace({ dataDir, file, held: held.as, sqlite: held.sqlite, now: now() })
        away = null
      } catch (error) {
        away = notPutBack(error, dataDir)
        throw new Refusal('not_put_back', { folder: dataDir })
      }
    },
    leave() {
      leaving = true
    },
    letGo() {
      const [left, head] = [held, displaced]
      held = null
      displaced = null
      if (left && head) leaveDisplaced(file, left.as, head)
    },
    told() {
      told.push(...takeUntold(dataDir))
      return told
    },
    copyOut(to) {
      if (held) copyHeld(held.sqlite, to)
    },
  }
}
