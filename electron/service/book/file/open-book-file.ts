import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { copyHeld } from '../../db/sqlite/file'
import { Refusal } from '../../refusal'
import { stampOf } from './file-stamp'
import {
  leaveDisplaced,
  type NotPutBack,
  noteReported,
  notPutBack,
  type PutBack,
  putInPlace,
  putInPlaceAgain,
  unreportedIn,
} from './put-in-place'
import { dropSecondName, leftWrittenBack, type WrittenBack } from './second-name'
import { idOf, type WatchedFile, watchFile } from './watched-file'
import { noteOverReported, type WrittenOver, writtenOverIn } from './written-over-note'

/** The open book as a file that may be taken from its place. Nothing is held while none is written here. */
export interface OpenBookFile {
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
  /**
   * Before anything is opened: what was written back, here or by a process that ended over it, gets its name once more where
   * that was taken again. Throws what the disk says.
   */
  putAgain(): void
  /** Whether it is not what lies there (`at`: where opening it put what it found), so that it is to be put there again. */
  isTaken(at?: string): boolean
  /**
   * What reads has it open, or nothing will: it needs no second name any more. Returns the stamp of the file without one,
   * where it was the one given with it.
   */
  settled(stamp: string): string
  /** What was written back here, or over, and is to be said: each is told of once, and by whatever opens until the service ends. */
  notices(): readonly (PutBack | WrittenOver)[]
  /** Whoever asked was told of them. */
  acknowledge(): void
  copyOut(to: string): void
}

export function openBookFile(options: { dataDir: string; file: string; now: () => Date }): OpenBookFile {
  const { dataDir, file, now } = options
  let held: { as: WatchedFile; sqlite: Database } | null = null
  /** What was written back, and all that had it open before is not closed yet. */
  let displaced: WrittenBack | null = null
  /** The same until it is open again. */
  let written: WrittenBack | null = null
  let away: NotPutBack | null = null
  const reported: (PutBack | WrittenOver)[] = []
  let noted = 0
  let leaving = false
  const isTaken = (at = file) => written !== null && idOf(at) !== written.id && existsSync(written.path)
  // One that was written back is closed for that: who asks meanwhile waits for it.
  const isInPlace = () => held === null || (leaving && !displaced) || held.as.isInPlace()
  return {
    hold(sqlite) {
      held = { as: watchFile(file), sqlite }
      leaving = false
    },
    isInPlace,
    away: () => (isInPlace() ? null : away),
    writeBack() {
      if (!held || displaced || isInPlace()) return
      try {
        displaced = putInPlace({ dataDir, file, held: held.as, sqlite: held.sqlite, now: now() })
        written = displaced
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
      const [left, back] = [held, displaced]
      held = null
      displaced = null
      if (left && back) leaveDisplaced(file, left.as, back.head)
    },
    putAgain() {
      written ??= leftWrittenBack(dataDir, file)
      if (written && isTaken()) written = putInPlaceAgain({ dataDir, file, now: now() }, written)
    },
    isTaken,
    settled(stamp) {
      if (!written) return stamp
      const isSame = stampOf(file) === stamp
      dropSecondName(written.path)
      written = null
      return isSame ? stampOf(file) : stamp
    },
    notices() {
      const known = new Set(reported.map(({ kept }) => kept))
      const unreported = [...unreportedIn(dataDir), ...writtenOverIn(dataDir)]
      reported.push(...unreported.filter(({ kept }) => !known.has(kept)))
      return reported
    },
    acknowledge() {
      for (const one of reported.slice(noted))
        one.code === 'put_back' ? noteReported(one) : noteOverReported(one)
      noted = reported.length
    },
    copyOut(to) {
      if (held) copyHeld(held.sqlite, to)
    },
  }
}
