import { copyFileSync, linkSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { headOf } from '../../db/sqlite/record/audit'
import { isInChain, type Step } from '../../db/sqlite/record/chain'
import { syncFile, syncFolder } from '../../files/durable'
import { kindOf } from '../../files/own-names'
import type { Mark } from '../marks/mark-shape'
import { hasLog, readMark } from '../marks/sequence-mark'
import { isAsClosed } from './examine'
import { inspectBook, isDamage, openInspected, readAlone } from './inspect'
import { removeWithLog } from './prepare-restored'
import { foldersAside } from './quarantine'
import { hasJournal } from './settle-journal'
import { idOf } from './watched-file'

/**
 * What was written back, until it is known that what is open is it. Nothing holds it meanwhile but its name, which may be
 * taken once more: so it has a second one, in quarantine.
 */
export interface WrittenBack {
  /** Its second name; nothing lies there where the drive has no second names and no room for a copy. */
  path: string
  /** Which file it is under its own name. */
  id: string | null
  /** Its last step. */
  head: Step
}

/** In a folder in quarantine. */
export const secondName = (folder: string): string => join(folder, 'written-back.db')

/** A name more for the same file, or a copy where files have no second names. Throws what the disk says. */
export function nameAgain(from: string, to: string): void {
  rmSync(to, { force: true })
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
    syncFile(to)
  }
}

/** It is needed no more. Where it cannot be removed, the next start looks at it again. */
export function dropSecondName(path: string): void {
  try {
    removeWithLog(path)
    // After a power cut it would be there again, beside data that went on meanwhile.
    syncFolder(dirname(path))
  } catch {
    return
  }
}

/**
 * What was written back by a process that ended before it had it open again, where its name was taken meanwhile and nobody
 * went on from it: the mark still tells of its last step, and what lies under the name does not hold that. What is there no
 * more use for is removed. Null where nothing is to be done, or nobody can tell yet. Throws what the disk says.
 */
export function leftWrittenBack(dataDir: string, file: string): WrittenBack | null {
  const mark = readMark(file)
  const all = foldersAside(dataDir).map(secondName)
  for (const path of all.filter(one => kindOf(one) === 'file').reverse()) {
    const head = lastStepIn(path)
    if (!head) continue
    const isMarked = mark?.seq === head.seq && mark.hash === head.hash
    const written = { path, id: idOf(path), head }
    // Until it is open it needs both names. Of one that has a log, the second name has only a part.
    if (isMarked && written.id === idOf(file) && !hasLog(file)) return written
    const lies = whatLies(file, mark, head)
    if (lies === 'holds') dropSecondName(path)
    else if (lies === 'lacks' && isMarked && (!mark.closed || isAsClosed(path, mark.closed))) return written
  }
  return null
}

/**
 * Whether what lies under the name holds this step. `unknown`: nobody can tell, or it is neither to be replaced nor known to
 * be whole. What was closed as it lies there is never replaced.
 */
function whatLies(file: string, mark: Mark | null, step: Step): 'holds' | 'lacks' | 'unknown' {
  if (kindOf(file) !== 'file') return 'lacks'
  // A log beside it is another's then, and is not read into it.
  if (mark?.closed && isAsClosed(file, mark.closed))
    return (mark.seq === step.seq && mark.hash === step.hash) || (!hasLog(file) && holds(file, step))
      ? 'holds'
      : 'unknown'
  // Opening settles a journal first; a newer program may have gone on from it.
  if (hasJournal(file) || inspectBook(file, 'schema').kind === 'newer') return 'unknown'
  if (!holds(file, step)) return 'lacks'
  return inspectBook(file, 'quick').kind === 'usable' ? 'holds' : 'unknown'
}

/** The log is read with it. False where it is damaged too. */
function holds(file: string, { seq, hash }: Step): boolean {
  const sqlite = openInspected(file)
  try {
    return sqlite !== null && isInChain(sqlite, seq, hash)
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  } finally {
    sqlite?.close()
  }
}

function lastStepIn(path: string): Step | null {
  try {
    return readAlone(path, alone => {
      const sqlite = openInspected(alone)
      if (!sqlite) return null
      try {
        const { seq, hash } = headOf(sqlite)
        return { seq, hash }
      } finally {
        sqlite.close()
      }
    })
  } catch {
    return null
  }
}
