import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drive, freshFolder } from './support/driver'
import { bookIn, copyOf, expectSound, forget, peopleOf, reopened } from './support/opened'

/** The open file is taken from its name while nobody works, and the process is killed soon after. */
let prepared = ''
beforeAll(async () => {
  prepared = freshFolder()
  expect(await drive('prepare', prepared)).toMatchObject({ code: 0 })
}, 120_000)
afterAll(() => forget(prepared))

describe('killed as soon as something lies under the name again', () => {
  it.each(['gone', 'exchanged'])(
    '%s: all that was acknowledged is there',
    { timeout: 60_000 },
    async scenario => {
      const dataDir = copyOf(prepared)
      const { said, signal, err } = await drive(scenario, dataDir)
      expect(signal, err).toBe('SIGKILL')
      expect(said).toEqual(['B', expect.stringMatching(/^back after /)])
      // Also on a machine that has other things to do.
      expect(Number(said[1]?.split(' ').at(-1))).toBeLessThan(5_000)
      await reopened(dataDir, async book => {
        expect(book.state.state).toBe('open')
        await expectSound(dataDir, book)
      })
      expect(peopleOf(bookIn(dataDir), 'B')).toBe(10)
      forget(dataDir)
    },
  )
})
