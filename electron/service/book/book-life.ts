import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BookState } from '../../../src/contract/book'
import type { CommandResult } from '../commands'
import type { RunOptions } from '../context'
import { migrate } from '../db/migrate'
import { openWriter } from '../db/open'
import { buildDemonstration } from '../demonstration/year'
import { outgoingPath, writeOutgoingBy } from '../files/outgoing'
import type { LifeContext, LifeHandlers } from '../router'
import { type Backups, backupRefusal } from './backups'
import type { TaskProgress } from './book-tasks'
import { copyInto } from './copy-aside'
import { nameDurably } from './durable'
import { removeWithLog } from './prepare-restored'
import { type Hindrance, refusalFor } from './read-only'
import { namedRecord } from './record-names'
import type { Restore } from './restore'
import { bytesOf } from './room'
import type { RunTask } from './run-task'
import { withScratch } from './scratch'
import { removeMark } from './sequence-mark'

export interface BookLifeOptions {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  restore: Restore
  runTask: RunTask
  /** Where the book is read; `sole`: nobody but the reader can open that file. */
  reading(): { file: string; sole: boolean }
  /** Why the book may not be written; null when it may. */
  hindrance(): Hindrance | null
  /** Looks again when another one held the book. */
  state(): Promise<BookState>
  /** Closes the book, does the work, opens what is there afterwards. */
  reopen(whileClosed: () => Promise<void>): Promise<void>
  call(room: string, name: string, input: unknown, run?: RunOptions): Promise<CommandResult>
}

/** What works without an open book, or replaces it. */
export function bookLife(options: BookLifeOptions): LifeHandlers {
  const { dataDir, file, backups, restore, runTask } = options
  /** Somebody else's, or nobody can get at it: nothing is put there. */
  const mayUse = async (job: LifeContext) => {
    const { state } = await options.state()
    if (state === 'in_use') job.refuse('in_use')
    if (state === 'blocked') job.refuse('book_blocked')
  }
  const mayReplace = async (job: LifeContext) => {
    await mayUse(job)
    const hindrance = options.hindrance()
    if (hindrance) job.refuse(refusalFor(hindrance))
    if (options.reading().sole) job.refuse('disk_full')
  }
  const mayCopy = async (job: LifeContext) => {
    if ((await options.state()).state !== 'open') job.refuse('no_book')
  }
  return {
    'book.state': () => options.state(),
    async 'book.create'(job, input: { kind: 'empty' | 'demonstration'; operator?: string }) {
      await mayUse(job)
      if (existsSync(file)) job.refuse('book_exists')
      const hindrance = options.hindrance()
      if (hindrance)
        job.refuse(hindrance.because === 'folder' ? 'folder_not_writable' : refusalFor(hindrance))
      await options.reopen(async () => createEmpty(file))
      if (input.kind === 'demonstration') {
        await buildDemonstration(options.call, (done, total) =>
          job.progress({ done, total, phase: 'book:create.phase' }),
        )
      } else if (input.operator) await options.call('settings', 'addOperator', { name: input.operator })
      return {}
    },
    'book.backups': async () => backups.list(),
    async 'book.backupNow'(job) {
      await mayCopy(job)
      const hindrance = options.hindrance()
      if (hindrance) job.refuse(refusalFor(hindrance))
      if (options.reading().sole) job.refuse('disk_full')
      return backups.make('manual')
    },
    async 'book.backupTo'(job, input: { file: string }) {
      await mayCopy(job)
      const target = outgoingPath({ dataDir, host: job.host }, input.file)
      const at = options.now().toISOString()
      return writeOutgoingBy({ dataDir }, target, async part => {
        const { file: from, sole } = options.reading()
        // Twice: the copy that goes into the archive, and the one that is read back.
        const places = { first: dataDir, second: dirname(target), bytes: 2 * bytesOf(from) }
        return withScratch(places, async temporary => {
          const source = sole ? copyInto(dirname(temporary), from) : from
          const request = { dataDir, file: source, temporary: `${temporary}.copy`, part, at }
          return { at, ...(await runTask('pack', request, progressOf(job, 'packing'))) }
        }).catch((error: unknown) => {
          throw backupRefusal(error)
        })
      })
    },
    async 'book.verifyAudit'(job) {
      await mayCopy(job)
      const { file: from, sole } = options.reading()
      const check = async (source: string) => {
        const request = { file: source, markedAs: file }
        return namedRecord(source, await runTask('checkRecord', request, progressOf(job, 'checking')))
      }
      if (!sole) return check(from)
      const places = { first: dataDir, second: tmpdir(), bytes: bytesOf(from) }
      return withScratch(places, temporary => check(copyInto(dirname(temporary), from)))
    },
    async 'book.verifyArchive'(job, input: { file: string }) {
      const archive = job.host.pathOf(input.file) ?? job.refuse('archive_unreadable')
      return withScratch({ first: dataDir, second: tmpdir(), bytes: bytesOf(archive) }, async temporary => {
        const request = { archive, temporary, withRecord: true }
        const found = await runTask('verify', request, progressOf(job, 'verifying'))
        return { ok: found.problems.length === 0, ...found }
      })
    },
    async 'book.restoreBackup'(job, input: { name: string }) {
      await mayReplace(job)
      await restore.fromBackup(input.name)
      return {}
    },
    async 'book.restoreArchive'(job, input: { file: string }) {
      await mayReplace(job)
      const archive = job.host.pathOf(input.file) ?? job.refuse('archive_unreadable')
      await restore.fromArchive(archive, progressOf(job, 'restoring'))
      return {}
    },
  }
}

/** Made beside and renamed: a crash leaves no file that is not yet a book. */
function createEmpty(file: string): void {
  const temporary = join(dirname(file), '.creating.db')
  removeWithLog(temporary)
  // The marks of a book that lay here before know nothing of this one.
  removeMark(file)
  const { sqlite } = openWriter(temporary)
  try {
    migrate(sqlite)
  } finally {
    sqlite.close()
  }
  nameDurably(temporary, file)
}

function progressOf(job: LifeContext, phase: string): TaskProgress {
  return (done, total) => job.progress({ done, total, phase })
}
