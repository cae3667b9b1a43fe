import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { soundness, storedBackups } from '../../../electron/service/book/backup-files/backup-list'
import { type Driven, freshFolder, full } from './driver'
import { expectSound, forget, type Reopened, reopened } from './opened'
import { driveWithFault } from './shim'

/** A scenario of the driver, and what must hold wherever it dies. */
export interface Plan {
  scenario: string
  /** The folder it works in; nothing elsewhere is counted. */
  start: () => string
  /** Where the book is afterwards, of a scenario that has more than one folder. */
  place?(folder: string): string
  /** Before it is opened. */
  before?(folder: string): void | Promise<void>
  /** What must hold in the folder of the book, given what had been acknowledged. */
  holds(dataDir: string, said: string[], book: Reopened): void | Promise<void>
  /** Deaths in the sample of npm test; 8 where nothing is said. */
  sample?: number
  /** How many of the last operations the sample has one by one. */
  last?: number
  /** Of a scenario of very many operations the full run dies at each so manieth; at each where nothing is said. */
  every?: number
}

export const open = ({ state }: Reopened): void => expect(state).toMatchObject({ state: 'open', notices: [] })

/** The same, where a restore may have been under way: true where it is said that it did not happen. */
export function openAfterRestore({ state }: Reopened): boolean {
  const told = state.state === 'open' ? state.notices : null
  expect([[], [{ code: 'restore_interrupted' }]]).toContainEqual(told)
  return told?.length === 1
}

function listedBackupsAreSound(dataDir: string): void {
  for (const backup of storedBackups(dataDir)) {
    expect(backup.verified, backup.name).toBe(true)
    expect(soundness(backup), backup.name).toBe('usable')
  }
  const folder = join(dataDir, 'backups')
  if (existsSync(folder)) expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
}

/** A fixed sample that always has the first and the last. */
function points(operations: number, { sample = 8, last = 0 }: Plan): number[] {
  const step = Math.ceil(operations / (full ? 24 : sample))
  return Array.from({ length: operations }, (_, index) => index + 1).filter(
    at => at === 1 || at === operations || at % step === 0 || at > operations - last,
  )
}

/** Opens what a death left, as the application would, and looks at everything that must hold. */
async function inspect(plan: Plan, folder: string, said: string[], died: string): Promise<void> {
  try {
    await plan.before?.(folder)
    const dataDir = plan.place?.(folder) ?? folder
    await reopened(dataDir, async book => {
      await plan.holds(dataDir, said, book)
      if (book.state.state === 'open') await expectSound(dataDir, book)
    })
    listedBackupsAreSound(dataDir)
  } catch (error) {
    throw new Error(`${plan.scenario}, ${died}, kept in ${folder}`, { cause: error })
  }
  forget(folder)
}

/** A process once died of SIGILL while it brought a book up to date: nothing but the kill may end one. */
export function expectKilledOrDone({ signal, code, err }: Driven, at: number): void {
  expect([signal, code], `killed at operation ${at}: ${err}`).toEqual(
    signal === null ? [null, 0] : ['SIGKILL', null],
  )
}

async function killAndLook(plan: Plan, at: number): Promise<boolean> {
  const dataDir = plan.start()
  const torn = at % 2 === 0
  const run = await driveWithFault(plan.scenario, dataDir, { killAt: at, torn })
  expectKilledOrDone(run, at)
  await inspect(plan, dataDir, run.said, `killed at operation ${at}${torn ? ', torn' : ''}`)
  return run.signal === 'SIGKILL'
}

/** Deaths whose folders lie on the disk at the same time. */
const keptAtOnce = 60

/**
 * Every operation of a scenario as the one it dies at. A process killed there leaves its files as they are at that
 * moment, and whatever it had said: both are kept while the process goes on, so that a few runs give what one process
 * each would. (The sample above are such processes.)
 */
async function dieEverywhere(plan: Plan, operations: number): Promise<number> {
  let deaths = 0
  const { every = 1 } = plan
  for (let from = 1; from <= operations; from += keptAtOnce * every) {
    const folder = freshFolder()
    const dataDir = plan.start()
    const run = await driveWithFault(plan.scenario, dataDir, {
      keep: { folder, from, to: Math.min(from + keptAtOnce * every - 1, operations), every },
      torn: true,
    })
    expect(run.code, run.err).toBe(0)
    forget(dataDir)
    for (const name of readdirSync(folder).filter(one => !one.endsWith('.said'))) {
      const said = readFileSync(join(folder, `${name}.said`), 'utf8')
        .split('\n')
        .slice(0, -1)
      await inspect(plan, join(folder, name), said, `dead at operation ${name} of a run`)
      deaths++
    }
    forget(folder)
  }
  return deaths
}

/** Dies at a sample of its operations, in the full run at all of them, and looks at each. */
export async function dieAndLook(plan: Plan): Promise<void> {
  const dry = plan.start()
  const { operations, code, err } = await driveWithFault(plan.scenario, dry, {})
  forget(dry)
  expect(code, err).toBe(0)
  const waiting = points(operations ?? 0, plan)
  let killed = 0
  const one = async () => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift())
      if (await killAndLook(plan, at)) killed++
  }
  const runs = waiting.length
  await Promise.all([one(), one()])
  // Ids are random, so the last operations of one run may not exist in another.
  expect(killed).toBeGreaterThanOrEqual(Math.floor(runs * 0.8))
  const deaths = full ? await dieEverywhere(plan, operations ?? 0) : 0
  if (full) expect(deaths).toBeGreaterThanOrEqual(Math.floor(((operations ?? 0) / (plan.every ?? 1)) * 0.95))
  console.log(`${plan.scenario}: ${operations} operations, killed at ${killed}, dead at ${deaths} more`)
}
