import { existsSync } from 'node:fs'
import type { BookState } from '../../../src/contract/book'
import type { CommandResult } from '../commands'
import type { RunOptions } from '../context'
import { migrate } from '../db/migrate'
import { openWriter } from '../db/open'
import type { LifeHandlers } from '../router'
import { listBackups, makeBackup } from './backups'

export interface BookLifeOptions {
  dataDir: string
  file: string
  now: () => Date
  state(): Promise<BookState>
  /** Closes the book, does the work, opens what is there afterwards. */
  reopen(whileClosed: () => Promise<void>): Promise<void>
  call(room: string, name: string, input: unknown, run?: RunOptions): Promise<CommandResult>
}

/** What works without an open book, or replaces it. */
export function bookLife(options: BookLifeOptions): LifeHandlers {
  const { dataDir, file } = options
  return {
    'book.state': () => options.state(),
    'book.create': async (job, input: { kind: 'empty' | 'demonstration'; operator?: string }) => {
      if (existsSync(file)) job.refuse('book_exists')
      await options.reopen(async () => {
        const { sqlite } = openWriter(file)
        migrate(sqlite)
        sqlite.close()
      })
      if (input.operator) await options.call('settings', 'addOperator', { name: input.operator })
      return {}
    },
    'book.backups': async () => listBackups(dataDir),
    'book.backupNow': () => makeBackup(dataDir, file, 'manual', options.now()),
  }
}
