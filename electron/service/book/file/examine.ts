import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { BookNotice } from '../../../../src/contract/book/state'
import { openForeign } from '../../db/sqlite/foreign'
import { versionOf } from '../../db/sqlite/migrate'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { headOf } from '../../db/sqlite/record/audit'
import { isInChain, type Step } from '../../db/sqlite/record/chain'
import { fingerprintOf } from '../../files/durable'
import { machinePath, readMachineMark } from '../marks/machine-mark'
import type { Mark } from '../marks/mark-shape'
import { hasLog, marksOf, readMark } from '../marks/sequence-mark'
import { type Inspection, inspectBook, type Opener } from './inspect'
import type { IsReported, LostSteps } from './lost-steps'
import { settleJournal } from './settle-journal'

/**
 * How the book was left. `closed`: byte for byte as it was closed here last. `changed`: it was closed, and is another
 * file now. `open`: it was never closed (the process or the machine went away), or nothing says that it was.
 */
export type Ending = 'closed' | 'changed' | 'open'

export type Examination =
  | Exclude<Inspection, { kind: 'usable' }>
  | {
      kind: 'usable'
      version: number
      ending: Ending
      marks: readonly Mark[]
      /** It is as the mark beside it says, which came along with it: this machine never closed a book in this place. */
      onlyBeside: boolean
    }

/**
 * What lies there, against the marks outside the file. Byte for byte what was closed here last, by the mark on this
 * machine too, needs no other check; anything else does (`checkBook`).
 */
export function examine(file: string, putLogAside: (log: '-wal' | '-journal') => void): Examination {
  const mark = readMark(file)
  const found = inspectBook(file, 'header')
  if (found.kind === 'absent' || found.kind === 'newer') return found
  // A book that was closed properly has no log, and one that lies beside the same file now is not of this book. Beside
  // another file it may hold what that one needs: the check reads both.
  if (mark?.closed && hasLog(file) && isAsClosed(file, mark.closed)) putLogAside('-wal')
  settleJournal(file, mark?.closed ?? null, () => putLogAside('-journal'))
  // Again: the first page may have been in the journal.
  const header = inspectBook(file, 'header')
  if (header.kind !== 'usable') return header
  const ending = !mark?.closed ? 'open' : isAsClosed(file, mark.closed) ? 'closed' : 'changed'
  const version = versionWithLog(file) ?? header.version
  if (version > schemaVersion) return { kind: 'newer', version }
  const marks = marksOf(file).map(one => one.mark)
  const machine = readMachineMark(file)
  const onlyBeside = ending === 'closed' && machine === null && machinePath(file, '.mark') !== null
  // Another mark than the one on this machine, or none there: nothing says how it was left.
  const believed = ending === 'closed' && (onlyBeside || !agrees(mark, machine)) ? 'open' : ending
  return { kind: 'usable', version, ending: believed, marks, onlyBeside }
}

/** An upgrade may lie in the log only. Null without one, and where it cannot be read: then the check says so. */
function versionWithLog(file: string): number | null {
  if (!hasLog(file)) return null
  let sqlite: Database | null = null
  try {
    sqlite = openForeign(file)
    return versionOf(sqlite)
  } catch {
    return null
  } finally {
    sqlite?.close()
  }
}

/** Byte for byte. Throws where no file lies there. */
export function isAsClosed(file: string, closed: NonNullable<Mark['closed']>): boolean {
  const { bytes, sha256 } = fingerprintOf(file)
  return bytes === closed.bytes && sha256 === closed.sha256
}

/**
 * The mark on this machine is older where another one, or a crash, came in between: then it only has to fit. There is
 * none of a book among temporary files.
 */
const agrees = (beside: Mark | null, machine: Mark | null): boolean =>
  !machine || (machine.seq === beside?.seq && machine.closed?.sha256 === beside.closed?.sha256)

/** The check of a smaller one is over before anybody waits for it. */
const largeBytes = 32 * 2 ** 20

/**
 * Whether the check may follow behind the open book. `machineWentOn`: only the service died, so that what was written is
 * in the file. A large one that is as it was closed elsewhere need not be waited for either.
 */
export function mayOpenUnchecked(
  file: string,
  { ending, version, onlyBeside }: Extract<Examination, { kind: 'usable' }>,
  machineWentOn: boolean,
): boolean {
  const mayFollow = machineWentOn || (onlyBeside && statSync(file).size > largeBytes)
  return mayFollow && ending === 'open' && version === schemaVersion
}

/** What the marks say of the steps in the file. */
export interface Standing {
  notices: BookNotice[]
  lost: LostSteps | null
  /** The newest step a mark tells of in whose place the file has another one. */
  other: Step | null
}

/**
 * What the marks say of the steps in the file; those that were reported before say no more. Null when the steps cannot
 * be read after all.
 */
export function standingOf(
  file: string,
  { marks, ending }: Extract<Examination, { kind: 'usable' }>,
  isReported: IsReported,
  open: Opener = openForeign,
): Standing | null {
  if (marks.length === 0 || ending === 'closed') return { notices: [], lost: null, other: null }
  const sqlite = open(file)
  try {
    const { seq, hash } = headOf(sqlite)
    const unreported = marks.filter(mark => !isReported(sqlite, mark))
    const newest = unreported.reduce<Mark | null>(
      (one, other) => (one && one.seq >= other.seq ? one : other),
      null,
    )
    if (newest && seq < newest.seq)
      return {
        notices: [],
        lost: { newest: { seq: newest.seq, hash: newest.hash }, held: { seq, hash } },
        other: null,
      }
    const others = unreported.filter(mark => !isInChain(sqlite, mark.seq, mark.hash))
    const other = others.reduce<Mark | null>((one, next) => (one && one.seq >= next.seq ? one : next), null)
    return {
      notices: ending === 'changed' || other ? [{ code: 'changed_outside' }] : [],
      lost: null,
      other: other && { seq: other.seq, hash: other.hash },
    }
  } catch {
    return null
  } finally {
    sqlite.close()
  }
}
