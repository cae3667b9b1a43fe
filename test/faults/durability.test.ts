import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drive, freshFolder, full } from './support/driver'
import { ask, bookIn, copyOf, expectSound, forget, reopened } from './support/opened'
import { driveWithFault, type Fault, shim } from './support/shim'

/** TRUST.md 4 and 5: what was acknowledged is on the disk, also where the power goes and takes all that was not synced. */
let prepared = ''
beforeAll(async () => {
  prepared = freshFolder()
  expect(await drive('prepare', prepared)).toMatchObject({ code: 0 })
}, 120_000)
afterAll(() => forget(prepared))

const operators = 'SELECT name FROM operator'
const acknowledged = (said: string[]) => said.filter(line => line.startsWith('operator-'))

async function operationsOf(scenario: string): Promise<number> {
  const dry = copyOf(prepared)
  const { operations, code } = await driveWithFault(scenario, dry, { lose: true })
  expect(code).toBe(0)
  forget(dry)
  return operations ?? 0
}

/** So many points from an operation to the last, both among them. */
function points(from: number, to: number, sample: number): number[] {
  const step = (to - from) / (sample - 1)
  return [...new Set(Array.from({ length: sample }, (_, index) => Math.round(from + index * step)))]
}

/** What the power left of the book, opened as the application would. Returns what had been acknowledged. */
async function afterThePower(fault: Fault): Promise<{ said: string[]; done: string[] }> {
  const dataDir = copyOf(prepared)
  const { said, signal, err } = await driveWithFault('commands', dataDir, { ...fault, lose: true })
  const which = `${JSON.stringify(fault)}, kept in ${dataDir}`
  if (fault.killAt === undefined) expect(signal, err).toBeNull()
  await reopened(dataDir, async book => {
    expect(book.state, which).toMatchObject({ state: 'open', notices: [] })
    await expectSound(dataDir, book)
  })
  const done = acknowledged(said)
  const present = ask(bookIn(dataDir), operators)
  for (const name of done) expect(present, which).toContain(name)
  forget(dataDir)
  return { said, done }
}

describe.skipIf(!shim)('the power goes', () => {
  it('at any operation: everything acknowledged is there', async () => {
    const operations = await operationsOf('commands')
    let inAll = 0
    for (const killAt of points(20, operations, full ? 120 : 8))
      inAll += (await afterThePower({ killAt })).done.length
    expect(inAll).toBeGreaterThan(0)
  })

  it('after a sync that failed: its command was not acknowledged, and none that was is gone', async () => {
    const operations = await operationsOf('commands')
    for (const failFrom of points(20, Math.round(operations * 0.8), full ? 40 : 4)) {
      const forGood = await afterThePower({ fail: 'sync', failFrom })
      // A command is acknowledged only once it is synced: so none is from the first that could not be.
      expect(forGood.done.length, `no sync from operation ${failFrom} on`).toBeLessThan(30)
      expect(forGood.said.slice(forGood.done.length).every(line => line.startsWith('failed'))).toBe(true)
      await afterThePower({ fail: 'sync', failFrom, failFor: 1, killAt: failFrom + 25 })
    }
  })
})

describe.skipIf(!shim)('what is typed and not saved', () => {
  const kept = (dataDir: string): unknown[] => {
    const file = join(dataDir, 'drafts.db')
    return existsSync(file) ? ask(file, 'SELECT id FROM draft') : []
  }
  /** In the process that goes on, and after the power went: whatever was answered as kept is there. */
  const holds = async (fault: Fault) => {
    const dataDir = copyOf(prepared)
    const { said } = await driveWithFault('drafts', dataDir, fault)
    const ids = said.filter(line => !line.startsWith('failed'))
    expect(said.filter(line => line.startsWith('failed') && line !== 'failed draft_not_kept')).toEqual([])
    await reopened(dataDir, async ({ call }) => {
      for (const id of ids)
        expect(
          await call('drafts', 'find', { form: 'hire', record: id }),
          JSON.stringify(fault),
        ).toMatchObject([{ id }])
    })
    expect(kept(dataDir).sort()).toEqual([...ids].sort())
    forget(dataDir)
    return said
  }

  it('outlives a sync, and a write, that failed once: only that draft is said not to be kept', async () => {
    const operations = await operationsOf('drafts')
    const refused = new Set<string>()
    for (const failFrom of points(Math.round(operations * 0.3), operations - 5, full ? 60 : 8))
      for (const fail of ['sync', 'write'] as const)
        for (const line of await holds({ fail, failFrom, failFor: 1, lose: true })) refused.add(line)
    expect(refused).toContain('failed draft_not_kept')
  })
})
