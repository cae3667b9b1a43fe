import { type BigIntStats, statSync } from 'node:fs'
import { isLogCut, LogCut } from './log-cut'

/**
 * Sees what somebody else writes into the file of an open book, or into its log, past SQLite: a copy laid over it in
 * place, or a few bytes of it. The log changes only with our commands; with a log beside it the file itself changes only
 * when that is taken into it, which is work of ours too.
 */
export interface WritesPast {
  /** How often that was seen by now: never less than before. */
  count(): number
  /** How often the file itself was written to, of those: its size or the time it was last written is another. */
  intoFile(): number
  /** Does what may write into the file itself. What somebody else writes in that moment is not told from it. */
  own<T>(work: () => T): T
  /** From here to `ends` whatever comes to the log is ours. Throws `LogCut` where what is acknowledged lies there no more. */
  begins(): void
  ends(): void
}

export const unwatched: WritesPast = {
  count: () => 0,
  intoFile: () => 0,
  own: work => work(),
  begins: () => undefined,
  ends: () => undefined,
}

/** Each look asks the system for the facts of both files, which takes some microseconds. */
export function watchWritesPast(file: string): WritesPast {
  let known = factsOf(file)
  let knownLog = logFactsOf(file)
  let isWriting = false
  /** Somebody wrote to the log, and nobody has asked since whether all of it is there. */
  let isDoubtful = false
  let seen = 0
  let written = writtenAs(file)
  let intoFile = 0
  const sample = () => {
    const [now, log] = [factsOf(file), isWriting ? knownLog : logFactsOf(file)]
    if (now === known && log === knownLog) return
    isDoubtful ||= log !== knownLog
    const writtenNow = now === known ? written : writtenAs(file)
    if (isOtherwise(written, writtenNow)) intoFile++
    written = writtenNow ?? written
    known = now
    knownLog = log
    seen++
  }
  return {
    count() {
      sample()
      return seen
    },
    intoFile() {
      sample()
      return intoFile
    },
    own(work) {
      sample()
      try {
        return work()
      } finally {
        known = factsOf(file)
        written = writtenAs(file) ?? written
        knownLog = logFactsOf(file)
      }
    },
    begins() {
      sample()
      if (isDoubtful && isLogCut(file)) throw new LogCut()
      isDoubtful = false
      isWriting = true
    },
    ends() {
      isWriting = false
      knownLog = logFactsOf(file)
    },
  }
}

/** Which file lies there, and what whoever saves it changes: another program may touch all else of it every night. */
export interface WrittenAs {
  number: string
  bytes: bigint
  at: bigint
}

/** Null where nothing lies there, or nobody can ask. */
export function writtenAs(file: string): WrittenAs | null {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false })
    return found ? { number: `${found.dev} ${found.ino}`, bytes: found.size, at: found.mtimeNs } : null
  } catch {
    return null
  }
}

/** Whether the same file was written to in between. Another one in its place is told by where it lies. */
export const isOtherwise = (was: WrittenAs | null, is: WrittenAs | null): boolean =>
  was !== null && is !== null && was.number === is.number && (was.bytes !== is.bytes || was.at !== is.at)

const factsOf = (file: string): string => fileFacts(file, found => found.ctimeNs)

/** SQLite as root gives a log it opens to the owner of the file, which is a change of the log to the system. */
const asRoot = process.getuid?.() === 0

/** Windows tells the size and the times of a file that is being written to late: there the log is not watched. */
const isReportedAtOnce = process.platform !== 'win32'

/** An empty log is none. */
const logFactsOf = (file: string): string =>
  isReportedAtOnce
    ? fileFacts(`${file}-wal`, found => (found.size === 0n ? null : asRoot ? found.mtimeNs : found.ctimeNs))
    : ''

/**
 * The time of its last change among them, which whoever writes it cannot choose. A file that cannot be asked (its drive is
 * away) is as one that changed: what is done stays done, and is looked at again.
 */
function fileFacts(path: string, time: (found: BigIntStats) => bigint | null): string {
  let found: BigIntStats | undefined
  try {
    found = statSync(path, { bigint: true, throwIfNoEntry: false })
  } catch {
    return 'unknown'
  }
  const at = found && time(found)
  return found && at !== null ? `${found.dev} ${found.ino} ${found.size} ${at}` : ''
}
