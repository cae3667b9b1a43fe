import { expect, it } from 'vitest'
import { createBookDoor } from '../../../electron/service/book/book-door'
import { createBookHealth } from '../../../electron/service/book/book-health'
import { openBookWriter } from '../../../electron/service/book/book-writer'
import { watchLosses } from '../../../electron/service/book/loss-watch'
import { type RunTask, runTaskInline } from '../../../electron/service/book/run-task'
import { readMark } from '../../../electron/service/book/sequence-mark'
import type { Writer } from '../../../electron/service/commands'
import { bookFile } from '../support/book-file'
import { openTestService } from '../support/service'

/** The door of a book that was closed properly and, if so asked, then not. */
async function doorOf(given: { runTask?: RunTask; checkBehind?: boolean; wrap?(writer: Writer): Writer }) {
  const { dataDir, service } = await openTestService()
  await service.close()
  const file = bookFile(dataDir)
  if (given.checkBehind) await openBookWriter(file).close(false)
  const runTask = given.runTask ?? runTaskInline
  const now = () => new Date('2026-12-09T01:00:00Z')
  const log = () => undefined
  const health = createBookHealth({ dataDir, file, runTask, changed: log, log })
  const door = createBookDoor({
    dataDir,
    file,
    now,
    backups: { idle: async () => undefined } as never,
    health,
    losses: watchLosses({ dataDir, runTask, changed: log, log }),
    runTask,
    checkBehind: given.checkBehind ?? false,
    checking: log,
    clock: null,
    startWriter: () => (given.wrap ?? (writer => writer))(openBookWriter(file)),
    log,
    noteDown: log,
  })
  await door.open('as-is')
  expect(await door.state()).toMatchObject({ state: 'open' })
  return { door, file }
}

it('ends while the check behind the open book still runs, and does not vouch for it', async () => {
  const never: RunTask = (name, input, onProgress) =>
    name === 'check' ? new Promise(() => undefined) : runTaskInline(name, input, onProgress)
  const { door, file } = await doorOf({ runTask: never, checkBehind: true })
  await door.close()
  expect(readMark(file)).toMatchObject({ closed: null })
})

it('opens the book again when closing it for a restore failed', async () => {
  let failing = true
  const { door } = await doorOf({
    wrap: writer => ({
      ...writer,
      async close(seal) {
        await writer.close(seal)
        if (failing) throw new Error('the thread did not answer')
      },
    }),
  })
  await expect(door.reopen(async () => 'restored')).rejects.toThrow('did not answer')
  expect(await door.state()).toMatchObject({ state: 'open' })
  expect(door.opened()?.writer).toBeTruthy()
  failing = false
  await door.close()
})
