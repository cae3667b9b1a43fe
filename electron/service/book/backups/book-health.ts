import type { RecordVerdict } from '../../../../src/contract/book/record-verdict'
import type { BookNotice } from '../../../../src/contract/book/state'
import type { Accused, Damage } from '../../../../src/domain/book/damage'
import { isGoodHere } from '../../../../src/domain/book/good-backup'
import { type FoundInRecord, isRecordIntact } from '../../../../src/domain/history/record'
import type { Writer } from '../../commands'
import { Refusal } from '../../refusal'
import { unsettledLosses } from '../file/lost-steps'
import { hasItsLastStep } from '../file/written-over-note'
import type { TaskName } from '../tasks/book-tasks'
import type { RunTask } from '../tasks/run-task'

/** What was found out when the book was opened; `unknown` when it still has to be checked. */
export type Soundness = 'sound' | 'unknown' | Damage

/**
 * What is known of the soundness of the open book. While it is not known, or known to be damaged, the book is not
 * sealed when it is closed and no backup of it counts.
 */
export interface BookHealth {
  /**
   * A book was opened, or is about to be looked at. Where its soundness is not known, a check begins behind it.
   * `lacksSteps`: some are missing from it that nothing could be written down of.
   */
  opened(soundness: Soundness, lacksSteps?: boolean): void
  /**
   * Waits for the check that runs. As many foreign writes there were when the book was last found sound
   * (`Writer.foreignWrites`); null when it was not.
   */
  soundUpTo(): Promise<number | null>
  /**
   * The same after another check where somebody has written to the book since, and null too while steps are missing from
   * it that nobody has settled, or recovered rows in it are in doubt: for whoever gives something away.
   */
  soundByNow(): Promise<number | null>
  /** Whether the file is what was written, with the last step of all, by another check of it. */
  soundAgain(): Promise<boolean>
  /**
   * Begins a check behind the open book where somebody has written to it since it was found sound, and nobody asked yet:
   * what is derived may be what they wrote to. Whether one began.
   */
  lookAtOthers(): Promise<boolean>
  /** Compares what is derived: of a book that opened unchecked nobody else does. */
  lookAtDerived(): Promise<void>
  /** What is damaged, after the same; null when nothing is known to be. */
  damage(): Promise<Damage | null>
  /** Why nothing of it is vouched for; null where all of it is. */
  accused(): Promise<Accused | null>
  /** Rows recovered from damage are not proved, and nobody has gone through them. */
  doubted(): Promise<boolean>
  /** A check still runs: nobody can say yet. */
  isChecking(): boolean
  /**
   * Carries out a task; a copy of the book that fails because the book is damaged, or that is altered, makes that
   * known, and so does a check of the record.
   */
  watched: RunTask
  /** Writes; a command refused because the file is not ours any more makes that known. */
  watchedWriter(writer: Writer): Writer
  notice(): Notice | null
  /** What was altered outside was taken note of since this book was opened: no notice of its opening says more of it. */
  isNoted(): boolean
}
type Notice = Extract<BookNotice, { code: 'damaged' }>

/** Notices that send the person to the record check, and what that finds is taken note of. */
export const settledByNote: readonly BookNotice['code'][] = ['changed_outside', 'capture_restored']

/** What a task found out about the rows of the open book. */
function isAltered(name: TaskName, result: unknown): boolean {
  if (name === 'checkRecord') return !isRecordIntact(result as FoundInRecord)
  if (name !== 'copy' && name !== 'pack') return false
  return (result as { record: RecordVerdict }).record.state === 'altered'
}

/** What SQLite says of a file that is not sound. */
export const isCorrupt = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB)/.test((error as { code?: string } | null)?.code ?? '')

interface HealthOptions {
  dataDir: string
  file: string
  /** Whether the file is the one that is open: another one is not what is judged. */
  isInPlace?(): boolean
  runTask: RunTask
  /** Something is known that was not before. `all`: whatever was read of the book may not hold any more. */
  changed(all?: boolean): void
  /** Whether the open book stands in doubt since it was recovered. */
  doubted?(): Promise<boolean>
  log(error: unknown): void
}

export function createBookHealth(options: HealthOptions): BookHealth {
  const { dataDir, file, runTask, changed, log } = options
  const { isInPlace = () => true, doubted = async () => false } = options
  let notice: Notice | null = null
  let checking: Promise<void> = Promise.resolve()
  let runs = false
  let noted = false
  let writer: Writer | null = null
  /** Foreign writes that are known of: nothing they did has gone unchecked. */
  let upTo = 0
  let lacksSteps = false

  const found = async (damage: Damage) => {
    if (notice) return
    const said: Notice = { code: 'damaged', what: damage, weighing: true, backup: null }
    notice = said
    // At once, and again with the backup to offer: looking for that reads whole files.
    changed()
    let backup: Notice['backup'] = null
    try {
      backup = (await runTask('offer', { dataDir })).find(isGoodHere) ?? null
    } finally {
      // The notice of an opening before is nobody's any more.
      if (notice === said) {
        notice = { ...said, weighing: false, backup: backup && { name: backup.name, at: backup.at } }
        changed()
      }
    }
  }

  /** `isOver`: another check began since, or another book was opened, and this one says nothing of it. */
  const check = async (isOver: () => boolean) => {
    const checked = await runTask('check', { file, markedAs: file })
    // Of a file that took the place of ours nobody asked: what is open is written back, and checked then.
    if (isOver() || !isInPlace()) return
    if (checked.kind !== 'usable') await found('file')
    else {
      if (checked.derived.length > 0) await makeAnew(checked.derived)
      if (!checked.recordsHold) await found('records')
    }
  }

  /** No entry commits to what is derived: nothing stands accused for it, and the log says which it was. */
  const makeAnew = async (tables: readonly string[]) => {
    try {
      await writer?.deriveAnew?.()
      log(new Error(`others wrote to what is derived, and it was made anew: ${tables.join(', ')}`))
      changed(true)
    } catch (error) {
      log(error)
    }
  }

  /** Of the book with all that others wrote to it until now, which are so many writes. */
  const checkBehind = (foreignWrites: number) => {
    notice = null
    runs = true
    upTo = foreignWrites
    const isOver = () => checking !== begun
    const begun: Promise<void> = check(isOver)
      .catch(async error => {
        log(error)
        // What could not be checked is not known to be sound.
        if (!isOver() && isInPlace()) await found('file')
      })
      .finally(() => {
        if (!isOver()) runs = false
      })
    checking = begun
  }

  const judge = (soundness: Soundness, lacking = false) => {
    notice = null
    lacksSteps = lacking
    noted = false
    checking = Promise.resolve()
    runs = false
    upTo = 0
    if (soundness === 'unknown') checkBehind(0)
    else if (soundness !== 'sound') checking = found(soundness).catch(log)
  }

  /** While one check was waited for another may have begun. */
  const ended = async (isEnough: () => boolean = () => false) => {
    let waitedFor: Promise<void> | null = null
    while (!isEnough() && waitedFor !== checking) {
      waitedFor = checking
      await waitedFor
    }
  }
  /** What is known is known, while backups are still weighed. */
  const checked = async () => {
    await ended(() => notice !== null)
    return notice === null
  }
  const checkedByNow = async () => {
    if (!(await checked()) || !writer || !isInPlace()) return
    const foreignWrites = await writer.foreignWrites()
    // Two may ask at once: one check is enough.
    if (foreignWrites > upTo && !runs) checkBehind(foreignWrites)
    await checked()
  }

  const accused = async (): Promise<Accused | null> => {
    await checkedByNow()
    if (notice) return notice.what
    return lacksSteps || unsettledLosses(dataDir).length > 0 ? 'steps' : null
  }

  return {
    opened: judge,
    async soundUpTo() {
      await ended()
      return notice === null ? upTo : null
    },
    async soundByNow() {
      return (await accused()) === null && !(await doubted()) ? upTo : null
    },
    async soundAgain() {
      if (!writer) return true
      checkBehind(await writer.foreignWrites())
      if (!(await checked())) return false
      if (hasItsLastStep(file)) return true
      // An older copy that is whole in itself: it is not what is vouched for when this is closed.
      void found('file').catch(log)
      return false
    },
    async lookAtOthers() {
      if (runs || notice !== null || !writer || !isInPlace()) return false
      const foreignWrites = await writer.foreignWrites()
      if (foreignWrites <= upTo || runs || notice !== null) return false
      checkBehind(foreignWrites)
      return true
    },
    async lookAtDerived() {
      if (runs || notice !== null || !writer || !isInPlace()) return
      const apart = await runTask('derivedApart', { file })
      if (apart.length > 0 && isInPlace()) await makeAnew(apart)
    },
    accused,
    doubted,
    async damage() {
      await checkedByNow()
      return notice?.what ?? null
    },
    isChecking: () => runs,
    watched: (name, input, onProgress) => {
      const running = runTask(name, input, onProgress)
      const heard = running.then(
        async result => {
          if (!isInPlace()) return
          if (isAltered(name, result)) await found('records')
          // A check that somebody asked for finds nothing any more: what stands accused is looked at once more.
          else if (name === 'checkRecord' && notice?.what === 'records' && writer && !runs)
            checkBehind(await writer.foreignWrites())
        },
        async (error: unknown) => {
          if ((name === 'copy' || name === 'pack') && isCorrupt(error) && isInPlace()) await found('file')
        },
      )
      return heard.then(() => running)
    },
    watchedWriter(watched) {
      writer = watched
      return {
        ...watched,
        async run(request) {
          try {
            const result = await watched.run(request)
            // What was found is written down now: whether that was all is looked at again.
            if (request.area === 'book' && request.name === 'noteAltered') {
              checkBehind(await watched.foreignWrites())
              noted = true
            }
            return result
          } catch (error) {
            if (error instanceof Refusal && error.code === 'book_damaged') void found('records').catch(log)
            throw error
          }
        },
        async close(soundUpTo) {
          if (writer === watched) writer = null
          return watched.close(soundUpTo)
        },
      }
    },
    notice: () => notice,
    isNoted: () => noted,
  }
}
