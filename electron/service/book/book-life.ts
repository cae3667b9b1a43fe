import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BookState } from '../../../src/contract/book'
import type { CommandResult } from '../commands'
import type { RunOptions } from '../context'
import { migrate } from '../db/migrate'
import { openWriter } from '../db/open'
import { buildDemonstration } from '../demonstration/year'
import type { LifeContext, LifeHandlers } from '../router'
import { type Backups, backupRefusal } from './backups'
import type { TaskProgress } from './book-tasks'
import { nameDurably } from './durable'
import { removeWithLog } from './prepare-restored'
import { readOnlyBecause } from './read-only'
import type { Restore } from './restore'
import type { RunTask } from './run-task'

export interface BookLifeOptions {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  restore: Restore
  runTask: RunTask
  /** The book, or the copy that is read when its folder cannot be written. */
  readsFrom(): string
  /** Looks again when another one held the book. */
  state(): Promise<BookState>
  /** Closes the book, does the work, opens what is there afterwards. */
  reopen(whileClosed: () => Promise<void>): Promise<void>
  call(room: string, name: string, input: unknown, run?: RunOptions): Promise<CommandResult>
}

/** What works without an open book, or replaces it. */
export function bookLife(options: BookLifeOptions): LifeHandlers {
  const { dataDir, file, backups, restore, runTask } = options
  const mayReplace = async (job: LifeContext) => {
    if ((await options.state()).state === 'in_use') job.refuse('in_use')
    if (readOnlyBecause(dataDir, file)) job.refuse('read_only')
  }
  const mayCopy = async (job: LifeContext) => {
    if ((await options.state()).state !== 'open') job.refuse('no_book')
  }
  return {
    'book.state': () => options.state(),
    async 'book.create'(job, input: { kind: 'empty' | 'demonstration'; operator?: string }) {
      if ((await options.state()).state === 'in_use') job.refuse('in_use')
      if (existsSync(file)) job.refuse('book_exists')
      if (readOnlyBecause(dataDir, file)) job.refuse('folder_not_writable')
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
      return backups.make('manual')
    },
    async 'book.backupTo'(job, input: { file: string }) {
      await mayCopy(job)
      const target = job.host.pathOf(input.file)
      if (!target || !existsSync(dirname(target))) return job.refuse('not_writable')
      const at = options.now().toISOString()
      try {
        return await withScratch(dataDir, async temporary => {
          const request = { dataDir, file: options.readsFrom(), temporary, target, at }
          return { at, ...(await runTask('pack', request, progressOf(job, 'packing'))) }
        })
      } catch (error) {
        const code = (error as { code?: string }).code ?? ''
        if (/^E(ACCES|PERM|ROFS|ISDIR|NAMETOOLONG)$/.test(code)) return job.refuse('not_writable')
        throw backupRefusal(error)
      }
    },
    async 'book.verifyArchive'(job, input: { file: string }) {
      const archive = job.host.pathOf(input.file) ?? job.refuse('archive_unreadable')
      return withScratch(dataDir, async temporary => {
        const found = await runTask('verify', { archive, temporary }, progressOf(job, 'verifying'))
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
  const { sqlite } = openWriter(temporary)
  try {
    migrate(sqlite)
  } finally {
    sqlite.close()
  }
  nameDurably(temporary, file)
}

/** A place for the copy of a database that only this task needs. */
async function withScratch<T>(dataDir: string, work: (temporary: string) => Promise<T>): Promise<T> {
  const beside = readOnlyBecause(dataDir, dataDir) === null
  const folder = mkdtempSync(join(beside ? dataDir : tmpdir(), '.scratch-'))
  try {
    return await work(join(folder, 'book.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function progressOf(job: LifeContext, phase: string): TaskProgress {
  return (done, total) => job.progress({ done, total, phase })
}
