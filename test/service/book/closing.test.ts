import { expect, it } from 'vitest'
import { createBookDoor } from '../../../electron/service/book/book-door'
import { createBookHealth } from '../../../electron/service/book/book-health'
import { openBookWriter } from '../../../electron/service/book/book-writer'
import { watchLosses } from '../../../electron/service/book/loss-watch'
import { type RunTask, runTaskInline } from '../../../electron/service/book/run-task'
import { readMark } from '../../../electron/service/book/sequence-mark'
import type { Writer } from '../../../electron/service/commands'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'

/** The door of a book that was closed properly and, if so asked, then not. */
async function doorOf(given: {
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
  const health = createBookHealth({ dataDir, file, runTask, changed: log, log })
  const door = createBookDoor({
    dataDir,
    file,
    now,
    backups: { idle: async () => undefined, looked: async () => undefined } as never,
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
    noteDown: log,
  })
  await door.open('as-is')
  expect(await door.state()).toMatchObject({ state: 'open' })
  return { door, file }
}

/** Whatever it is: that anybody wrote is enough. */
const writing = 'INSERT OR REPLACE INTO running (one, command_seq) VALUES (1, NULL)'

it('ends while the check behind the open book still runs, and does not vouch for it', async () => {
  const never: RunTask = (name, input, onProgress) =>
    name === 'check' ? new Promise(() => undefined) : runTaskInline(name, input, onProgress)
  const { door, file } = await doorOf({ runTask: never, checkBehind: true })
  await door.close()
  expect(readMark(file)).toMatchObject({ closed: null })
})

it('does not vouch for a book that somebody wrote to before the writer stood, and does for one nobody did', async () => {
  const untouched = await doorOf({})
  await untouched.door.close()
  expect(readMark(untouched.file)?.closed).not.toBeNull()
  const { door, file } = await doorOf({
    between: file => changeIn(file, writing),
  })
  await door.close()
  expect(readMark(file)).toMatchObject({ closed: null })
})

it('checks once more, behind the open book, what somebody wrote to while it was checked', async () => {
  let checks = 0
  const { door, file } = await doorOf({
    killed: true,
    runTask: (name, input, onProgress) =>
      runTaskInline(name, input, onProgress).then(result => {
        if (name === 'check' && ++checks === 1) changeIn((input as { file: string }).file, writing)
        return result
      }),
  })
  await expect.poll(() => checks).toBe(2)
  await door.close()
  expect(readMark(file)?.closed).not.toBeNull()
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
