import { expect } from 'vitest'
import { createBookHealth } from '../../../electron/service/book/backups/book-health'
import { createBookDoor } from '../../../electron/service/book/life/book-door'
import { watchLosses } from '../../../electron/service/book/life/loss-watch'
import { openBookWriter } from '../../../electron/service/book/opening/book-writer'
import { type RunTask, runTaskInline } from '../../../electron/service/book/tasks/run-task'
import type { Writer } from '../../../electron/service/commands'
import { bookFile } from './book-file'
import { openTestService } from './service'

/** The door of a book that was closed properly and, if so asked, then not. */
export async function doorOf(given: {
  runTask?: RunTask
  checkBehind?: boolean
  /** It was not closed properly; with `checkBehind` it was not either. */
  killed?: boolean
  wrap?(writer: Writer): Writer
  /** What somebody else does after the file was looked at, and before the writer stands. */
  between?(file: string): void
}) {
  const { dataDir, service } = await openTestService()
  await service.close()
  const file = bookFile(dataDir)
  if (given.checkBehind || given.killed) await openBookWriter(file).close(null)
  const runTask = given.runTask ?? runTaskInline
  const now = () => new Date('2026-12-09T01:00:00Z')
  const log = () => undefined
  /** What goes into the log only. */
  const told: string[] = []
  const health = createBookHealth({ dataDir, file, runTask, changed: log, log })
  const door = createBookDoor({
    dataDir,
    file,
    now,
    backups: { idle: async () => undefined, inspected: async () => undefined } as never,
    health,
    losses: watchLosses({ dataDir, runTask, changed: log, log }),
    runTask,
    checkBehind: given.checkBehind ?? false,
    checking: log,
    clock: null,
    startWriter(stamp) {
      given.between?.(file)
      return (given.wrap ?? (writer => writer))(openBookWriter(file, stamp))
    },
    log,
    noteDown: error => told.push((error as Error).message),
  })
  await door.open('as-is')
  expect(await door.state()).toMatchObject({ state: 'open' })
  return { door, file, dataDir, told }
}
