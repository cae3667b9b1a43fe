import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BookState, LifeWork } from '../../../../src/contract/book/state'
import type { Scans } from '../../attachments/scans'
import { closedRefusal } from '../../closed-refusal'
import type { CommandResult } from '../../commands'
import type { RunOptions } from '../../context'
import type { Call } from '../../demonstration/stage'
import { buildDemonstration } from '../../demonstration/year'
import { outgoingPath, writeOutgoingBy } from '../../files/outgoing'
import { Refusal, Stopped } from '../../refusal'
import type { RunningJobs } from '../../running-jobs'
import type { Progress } from '../../threads/thread-shape'
import { backupFolder } from '../backup-files/backup-list'
import { type Backups, backupRefusal } from '../backups/backups'
import { bytesOf, isOfFileSystem } from '../disk/disk-space'
import { copyInto } from '../file/copy-aside'
import { lostForNow } from '../file/lost-scans'
import { settleLosses, unsettledLosses } from '../file/lost-steps'
import { removeWithLog } from '../file/prepare-restored'
import { quarantine } from '../file/quarantine'
import { type Hindrance, refusalFor } from '../lock/read-only'
import { withScratch } from '../lock/scratch'
import { removeMark } from '../marks/sequence-mark'
import { storedLosses } from '../stored/stored-losses'
import type { RunTask } from '../tasks/run-task'
import { weighArchive, weighBackup } from './book-outline'
import { checkOpenBook } from './check-open-book'
import { createEmpty } from './create-empty'
import type { BookDoor } from './door-shape'
import type { LifeGate } from './life-gate'
import type { LifeContext, LifeHandlers } from './life-procedures'
import type { LossWatch } from './loss-watch'
import { named } from './named-archive'
import type { Restore } from './restore'
import type { InPlace } from './stay-in-place'

export interface BookLifeOptions {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  losses: LossWatch
  restore: Restore
  runTask: RunTask
  scans: Pick<Scans, 'during'>
  inPlace: InPlace
  door: BookDoor
  gate: LifeGate
  jobs: RunningJobs
  /** Looks again when another one held the book. */
  state(): Promise<BookState>
  /** What every page is told the folder holds while a book is being made in it; null when that is over. */
  making(shown: BookState | null): void
  call(area: string, name: string, input: unknown, run?: RunOptions): Promise<CommandResult>
  log(error: unknown): void
}

/**
 * What works without an open book, or replaces it. Whatever makes, replaces or copies a whole book goes
 * through the gate, one at a time.
 */
export function bookLife(
  options: BookLifeOptions,
): Omit<LifeHandlers, 'book.folders' | 'book.clearName' | 'attachments.check'> {
  const { dataDir, file, now, backups, losses, restore, runTask, door, gate, jobs } = options
  const alone =
    <I, O>(what: LifeWork, work: (job: LifeContext, input: I) => Promise<O>) =>
    (job: LifeContext, input: I): Promise<O> =>
      gate.through(what, () => work(job, input))
  /** Somebody else's, or nobody can get at it: nothing is put there. */
  const mayUse = async (job: LifeContext, replacing = false) => {
    const state = await options.state()
    if (state.state === 'in_use') job.refuse('in_use')
    if (state.state === 'blocked' && !(replacing && state.backups !== null)) job.refuse('book_blocked')
  }
  const refuseFor = (job: LifeContext, hindrance: Hindrance) =>
    job.refuse(refusalFor(hindrance), { folder: dataDir, context: hindrance.because })
  const mayReplace = async (job: LifeContext) => {
    await mayUse(job, true)
    const hindrance = door.hindrance()
    if (hindrance) refuseFor(job, hindrance)
    if (door.reading().sole) job.refuse('disk_full')
  }
  const mayCopy = async () => {
    const state = await options.state()
    if (state.state !== 'open') throw closedRefusal(state)
  }
  /** Reads the book: it is not closed meanwhile. */
  const atTheBook = async <T>(read: () => Promise<T>): Promise<T> => {
    await door.traffic.open()
    const leave = door.traffic.enter(() => undefined)
    try {
      return await read()
    } finally {
      leave()
    }
  }
  /** Whole or not at all: a year that was stopped, or failed, is taken away, so that one can begin again. */
  const buildYear = async (job: LifeContext) => {
    let over = false
    const call: Call = async (...asked) => {
      if (over || job.signal.aborted || gate.isClosing()) throw new Stopped()
      return options.call(...asked)
    }
    try {
      await buildDemonstration(call, progressOf(job))
    } catch (error) {
      over = true
      await door.reopen(async () => {
        removeMark(file)
        removeWithLog(file)
      })
      throw error
    }
  }
  /** Steps that were missing were another book's. What was done is done, also where that cannot be written down. */
  const settleQuietly = () => {
    try {
      settleLosses(dataDir, 'replaced')
    } catch (error) {
      options.log(error)
    }
  }
  const archiveOf = (job: LifeContext, ticket: string) =>
    job.host.pathOf(ticket, 'read') ?? job.refuse('archive_unreadable')

  return {
    'book.state': () => options.state(),
    'book.life': async () => ({ running: gate.running(), jobs: jobs.list() }),
    'book.stopJobs': async (_job, input: { ids: string[] }) => {
      jobs.stop(input.ids)
      return {}
    },
    'book.create': alone('create', async (job, input: { kind: Kind; operator?: string }) => {
      await mayUse(job)
      if (existsSync(file)) job.refuse('book_exists')
      const hindrance = door.hindrance()
      if (hindrance?.because === 'folder') job.refuse('folder_not_writable')
      if (hindrance) refuseFor(job, hindrance)
      options.making(await options.state())
      try {
        await door.reopen(async () => {
          createEmpty(file)
          settleQuietly()
        })
        if (input.kind === 'demonstration') await buildYear(job)
        else if (input.operator) await options.call('settings', 'addOperator', { name: input.operator })
      } finally {
        options.making(null)
      }
      return {}
    }),
    'book.putAside': alone('aside', async job => {
      await mayReplace(job)
      if (!existsSync(file)) job.refuse('no_book')
      await door.reopen(async () => {
        quarantine(dataDir, file, now())
        settleQuietly()
      })
      return {}
    }),
    'book.noteLoss': alone('aside', async job => {
      await mayReplace(job)
      if (!losses.hasUnsettled()) job.refuse('nothing_lost')
      const { operatorId } = job
      if (operatorId === null) return job.refuse('unknown_operator')
      // The line comes first, so that it is never lost; what it said before settling failed is not said again.
      const opened = door.opened()
      const noted = opened ? await storedLosses(opened.db) : []
      for (const { newest, held } of unsettledLosses(dataDir)) {
        const lost = { count: newest.seq - held.seq, held: held.seq, newest: newest.hash }
        const isSame = (one: (typeof noted)[number]) =>
          one.count === lost.count && one.held === lost.held && (one.newest ?? lost.newest) === lost.newest
        if (noted.some(isSame)) continue
        await options.call('book', 'noteLost', lost, { operatorId })
      }
      try {
        settleLosses(dataDir, 'noted')
      } catch (error) {
        // What a disk or a folder can do is expected; anything else is a bug and stays one.
        if (!isOfFileSystem(error)) throw error
        job.refuse('loss_not_settled')
      }
      return {}
    }),
    'book.backups': async () => backups.list(),
    'book.checkBackup': ({ signal }, input: { name: string }) => backups.inspect(input.name, signal),
    'book.backupFailure': async () => backups.failure(),
    'book.backupNow': alone('backup', async job => {
      await mayCopy()
      const hindrance = door.hindrance()
      if (hindrance) refuseFor(job, hindrance)
      if (door.reading().sole) job.refuse('disk_full')
      const made = await backups.make('manual')
      const lost = lostForNow({ copy: join(backupFolder(dataDir), made.name), dataDir })
      return lost.count > 0 ? { ...made, lostScans: lost } : made
    }),
    'book.backupTo': alone('archive', async (job, input: { file: string }) => {
      await mayCopy()
      const target = outgoingPath({ dataDir, host: job.host }, input.file)
      const at = now().toISOString()
      return writeOutgoingBy({ dataDir }, target, async part => {
        const { file: from, sole } = door.reading()
        // Its own file may lie elsewhere, or nowhere, and cannot be put back: what is open is packed all the same.
        const sourceAt = (copy: string) => {
          if (door.isInPlace()) return from
          door.copyOut(copy)
          return copy
        }
        // Twice: the copy that goes into the archive, and the one that is read back.
        const places = { first: dataDir, second: dirname(target), bytes: 2 * bytesOf(from) }
        return withScratch(places, async temporary => {
          const source = sole ? copyInto(dirname(temporary), from, true) : sourceAt(`${temporary}.held`)
          const request = { dataDir, file: source, temporary: `${temporary}.copy`, part, at }
          return options.scans.during(async report => {
            const { read, ...packed } = await runTask('pack', request, progressOf(job))
            // It may be another file's that was packed.
            if (source === from && !door.isInPlace()) throw new Refusal('not_put_back', { folder: dataDir })
            report(read, { read: true })
            return { at, ...packed }
          })
        }).catch((error: unknown) => {
          throw backupRefusal(error)
        })
      })
    }),
    'book.verifyAudit': async job => {
      await options.inPlace.ensure()
      return atTheBook(async () => {
        if (!door.opened()) throw closedRefusal(await options.state())
        return checkOpenBook({ dataDir, file, door, runTask, log: options.log }, progressOf(job))
      })
    },
    'book.verifyArchive': alone('check', (job, input: { file: string }) => {
      const archive = archiveOf(job, input.file)
      const places = { first: dataDir, second: tmpdir(), bytes: bytesOf(archive) }
      return withScratch(places, async temporary => {
        const request = { archive, temporary, withRecord: true }
        const found = await named(archive, () => runTask('verify', request, progressOf(job)))
        return { ok: found.problems.length === 0, ...found }
      })
    }),
    'book.weighBackup': (_job, input: { name: string }) =>
      atTheBook(() =>
        weighBackup({ dataDir, opened: door.opened() }, input.name, { runTask, inspect: backups.inspect }),
      ),
    'book.weighArchive': alone('check', (job, input: { file: string }) => {
      const archive = archiveOf(job, input.file)
      const places = { first: dataDir, second: tmpdir(), bytes: bytesOf(archive) }
      return withScratch(places, async temporary => {
        const preview = await named(archive, () => runTask('preview', { archive, dataDir, temporary }))
        return weighArchive({ dataDir, opened: door.opened() }, archive, preview, temporary)
      })
    }),
    'book.restoreBackup': alone('restore', async (job, input: { name: string }) => {
      await mayReplace(job)
      return restore.fromBackup(input.name, job.operatorId, progressOf(job))
    }),
    'book.restoreArchive': alone(
      'restore',
      async (job, { file, ...known }: { file: string; sha256?: string }) => {
        await mayReplace(job)
        const path = archiveOf(job, file)
        return named(path, () => restore.fromArchive({ path, ...known }, job.operatorId, progressOf(job)))
      },
    ),
  }
}

type Kind = 'empty' | 'demonstration'

function progressOf(job: LifeContext): Progress {
  return (done, total) => job.progress({ done, total })
}
