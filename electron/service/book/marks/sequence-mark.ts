import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { openOwn, readSmallJson, writePart } from '../../../files/small-file'
import type { Step } from '../../db/sqlite/record/chain'
import { nameDurably } from '../../files/durable'
import { kindOf } from '../../files/own-names'
import { readMachineMark, removeMachineMark, writeMachineMark } from './machine-mark'
import { type Mark, markShape } from './mark-shape'

/** Always the same length, so that a shorter text never leaves the tail of a longer one. */
const markBytes = 400

export const markPath = (file: string): string => file.replace(/\.db$/, '.mark')

/**
 * The sequence mark outside the database: tells a lost write-ahead log, an older copy put in place and
 * bits that turned while the book lay closed. Null when there is none, or it cannot be read.
 */
export function readMark(file: string): Mark | null {
  return markShape.safeParse(readSmallJson(markPath(file))).data ?? null
}

export interface OpenMark {
  /** After each commit. Not synced: a mark that lags behind after a power cut accuses nobody. */
  committed(seq: number, hash: string): void
  /** Synced; null when the file could not be closed properly. */
  close(closed: Mark['closed']): void
  /** What lies under its name will be this, whole without a log. Synced; this machine is not told. */
  sealed(closed: NonNullable<Mark['closed']>): void
  /** Somebody took note of what the data have in place of the step it told of: both marks go on from here. */
  settled(): void
  /** Leaves the mark as it is. */
  leave(): void
}

/**
 * Says that the book is open before a byte of it changes. The mark only watches: where it cannot be
 * written (a full disk) the book is used without one, and no old one is left to accuse it. `disputed`: a step it goes on
 * telling of though the data have another in its place; by itself the one that was told of before.
 */
export function openMark(
  file: string,
  head: Step,
  disputed: Step | null = marksOf(file).find(({ isDisputed }) => isDisputed)?.mark ?? null,
): OpenMark {
  let { seq, hash } = head
  let other = disputed && { seq: disputed.seq, hash: disputed.hash }
  const markOf = (closed: Mark['closed']): Mark => ({ seq, hash, closed, ...(other && { disputed: other }) })
  let handle: number | null = null
  const leave = () => {
    if (handle !== null) closeSync(handle)
    handle = null
  }
  const giveUp = () => {
    leave()
    removeMarkBeside(file)
  }
  const write = (closed: Mark['closed'], sync: boolean) => {
    if (handle === null) return
    try {
      const text = JSON.stringify(markOf(closed))
      writeSync(handle, text.padEnd(markBytes), 0, 'utf8')
      if (sync) fsyncSync(handle)
    } catch {
      giveUp()
    }
  }
  try {
    handle = opened(markPath(file))
  } catch {
    giveUp()
  }
  write(null, true)
  return {
    committed(newSeq, newHash) {
      seq = newSeq
      hash = newHash
      write(null, false)
    },
    close(closed) {
      write(closed, true)
      writeMachineMark(file, markOf(closed))
      leave()
    },
    sealed: closed => write(closed, true),
    settled() {
      if (!other) return
      other = null
      write(null, true)
      writeMachineMark(file, markOf(null))
    },
    leave,
  }
}

/**
 * A pipe that has its name would take some marks and then hold up whoever writes the next: throws `EEXIST`. A link
 * would have them written into somebody else's file: throws `ELOOP`, where the system can tell.
 */
function opened(path: string): number {
  const careful = (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
  const handle = openOwn(path, constants.O_RDWR | careful)
  // No mark is longer: its tail would be left behind ours.
  if (fstatSync(handle).size > markBytes) ftruncateSync(handle, 0)
  return handle
}

/**
 * For a book that is written before anybody works in it: a crash meanwhile leaves a log that is its own, and a closed
 * mark would call it another's. What the marks say of its commands stays.
 */
export function markOpen(file: string): void {
  const mark = readMark(file)
  if (mark?.closed) openMark(file, mark).leave()
}

/** Before another book takes its place: the marks of the old one would accuse the new one. */
export function removeMark(file: string): void {
  removeMarkBeside(file)
  removeMachineMark(file)
}

function removeMarkBeside(file: string): void {
  // Something else under its name is no mark, and accuses nobody.
  if (kindOf(markPath(file)) === 'file') rmSync(markPath(file), { force: true })
}

/** For a book that was just put in place. */
export function writeClosedMark(file: string, mark: Mark): void {
  openMark(file, mark).close(mark.closed)
}

/** What the mark on this machine told of a book that was put aside, in the one beside it there. A courtesy: it is tried. */
export function noteMachineMark(file: string, machine: Mark): void {
  const { seq, hash, disputed } = machine
  const mark: Mark = { ...(readMark(file) ?? machine), machine: disputed ?? { seq, hash } }
  try {
    writePart(`${markPath(file)}.part`, JSON.stringify(mark))
    nameDurably(`${markPath(file)}.part`, markPath(file))
  } catch {
    return
  }
}

/** Whether a write-ahead log with something in it lies beside the book. */
export function hasLog(file: string): boolean {
  return existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0
}

interface PlacedMark {
  place: 'beside' | 'machine'
  mark: Mark
  /** What it told of before the data had another step there. */
  isDisputed: boolean
}

/** What the marks there are tell, beside the book and on this machine; first what the data contradict. */
export function marksOf(file: string): PlacedMark[] {
  return [...placed('beside', readMark(file)), ...placed('machine', readMachineMark(file))]
}

function placed(place: PlacedMark['place'], mark: Mark | null): PlacedMark[] {
  if (!mark) return []
  const { disputed, ...own } = mark
  const before = disputed ? [{ place, mark: { ...disputed, closed: null }, isDisputed: true }] : []
  return [...before, { place, mark: own, isDisputed: false }]
}
