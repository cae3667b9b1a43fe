import { expect, it } from 'vitest'
import { readMark } from '../../../electron/service/book/marks/sequence-mark'
import { type RunTask, runTaskInline } from '../../../electron/service/book/tasks/run-task'
import { doorOf } from '../support/book-door'
import { changeIn } from '../support/book-file'

/** Whatever it is: that anybody wrote is enough. */
const writing = 'INSERT OR REPLACE INTO running (one, command_seq) VALUES (1, NULL)'

it('ends while the check behind the open book still runs, and does not vouch for it', async () => {
  const never: RunTask = (name, input, onProgress) =>
    name === 'check' ? new Promise(() => undefined) : runTaskInline(name, input, onProgress)
  const { door, file, told } = await doorOf({ runTask: never, checkBehind: true })
  await door.close()
  expect(readMark(file)).toMatchObject({ closed: null })
  expect(told).toEqual(['closed without being vouched for: it was still being checked'])
})

it('does not vouch for a book that somebody wrote to before the writer stood, and does for one nobody did', async () => {
  const untouched = await doorOf({})
  await untouched.door.close()
  expect(readMark(untouched.file)?.closed).not.toBeNull()
  expect(untouched.told).toEqual([])
  const { door, file, told } = await doorOf({
    between: file => changeIn(file, writing),
  })
  await door.close()
  expect(readMark(file)).toMatchObject({ closed: null })
  expect(told).toEqual([
    'closed without being vouched for: others wrote to it: 1 times, 0 of which were looked at',
  ])
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
        const why = await writer.close(seal)
        if (failing) throw new Error('the thread did not answer')
        return why
      },
    }),
  })
  await expect(door.reopen(async () => 'restored')).rejects.toThrow('did not answer')
  expect(await door.state()).toMatchObject({ state: 'open' })
  expect(door.opened()?.writer).toBeTruthy()
  failing = false
  await door.close()
})
