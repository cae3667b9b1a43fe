import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { soundness, storedBackups } from '../../electron/service/book/backup-list'
import { migrations } from '../../electron/service/db/sqlite/migrations/list'
import { applicationId, openWriter } from '../../electron/service/db/sqlite/open'
import { type Driven, drive, freshFolder, full } from './support/driver'
import { ask, bookIn, copyOf, expectSound, forget, peopleOf, type Reopened, reopened } from './support/opened'
import { driveWithFault, shim } from './support/shim'

/** TRUST.md 1: SIGKILL at every operation on the files of the book; half of the killed writes are torn. */
interface Plan {
  scenario: string
  start: () => string
  /** What must hold in the folder afterwards, given what had been acknowledged. */
  holds(dataDir: string, said: string[], book: Reopened): void
}

const batchSize = 15
const oldVersion = 3
let prepared = ''
let older = ''

beforeAll(async () => {
  prepared = freshFolder()
  expect(await drive('prepare', prepared)).toMatchObject({ code: 0 })
  older = freshFolder()
  const { sqlite } = openWriter(bookIn(older))
  sqlite.exec(migrations.slice(0, oldVersion).join('\n'))
  sqlite.exec("INSERT INTO operator (id, name) VALUES ('o1', '周敏')")
  sqlite.pragma(`user_version = ${oldVersion}`)
  sqlite.pragma(`application_id = ${applicationId}`)
  sqlite.close()
}, 120_000)

const open = (book: Reopened) => expect(book.state).toMatchObject({ state: 'open', notices: [] })

function listedBackupsAreSound(dataDir: string): void {
  for (const backup of storedBackups(dataDir)) {
    expect(backup.verified, backup.name).toBe(true)
    expect(soundness(backup), backup.name).toBe('usable')
  }
  const folder = join(dataDir, 'backups')
  if (existsSync(folder)) expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
}

/** Whether deaths in the middle of an import were told of: some must be, and some must not. */
const told = new Set<boolean>()

const plans: Plan[] = [
  {
    scenario: 'create',
    start: freshFolder,
    holds(_dataDir, said, { state }) {
      if (said.includes('created')) expect(state.state).toBe('open')
      expect(['absent', 'open']).toContain(state.state)
    },
  },
  {
    scenario: 'import',
    start: () => copyOf(prepared),
    holds(dataDir, said, book) {
      open(book)
      expect(peopleOf(bookIn(dataDir), 'A')).toBe(batchSize)
      for (const batch of ['B', 'C', 'D']) {
        const people = peopleOf(bookIn(dataDir), batch)
        expect([0, batchSize]).toContain(people)
        if (said.includes(batch)) expect(people, `${batch} was acknowledged`).toBe(batchSize)
      }
    },
  },
  {
    scenario: 'import_file',
    start: () => copyOf(prepared),
    holds(dataDir, said, { state }) {
      if (state.state !== 'open') throw new Error(`the book is ${state.state}`)
      const people = peopleOf(bookIn(dataDir), 'E')
      expect([0, batchSize]).toContain(people)
      if (said.includes('imported')) expect(people).toBe(batchSize)
      // Told of what did not come in and of nothing that did; before the import began there is nothing to tell.
      const interrupted = { code: 'import_interrupted', file: 'roster.csv', kind: 'people' }
      expect(state.notices.filter(({ code }) => code !== 'import_interrupted')).toEqual([])
      if (people > 0 || !said.includes('begins')) expect(state.notices).toEqual([])
      else if (state.notices.length > 0) expect(state.notices).toMatchObject([interrupted])
      told.add(state.notices.length > 0)
    },
  },
  {
    scenario: 'open',
    start: () => copyOf(older),
    holds(dataDir, _said, book) {
      open(book)
      expect(ask(bookIn(dataDir), 'PRAGMA user_version')).toEqual([migrations.length])
      expect(ask(bookIn(dataDir), 'SELECT name FROM operator')).toEqual(['周敏'])
      const before = storedBackups(dataDir).filter(backup => backup.reason === 'before_migration')
      for (const backup of before) expect(ask(backup.path, 'PRAGMA user_version')).toEqual([oldVersion])
      expect(before.length).toBeGreaterThan(0)
    },
  },
  {
    scenario: 'backup',
    start: () => copyOf(prepared),
    holds(dataDir, said, book) {
      open(book)
      const names = storedBackups(dataDir).map(backup => backup.name)
      expect(names.length).toBeGreaterThan(0)
      for (const line of said) if (line.startsWith('backup ')) expect(names).toContain(line.slice(7))
      for (const batch of ['B', 'C'])
        if (said.includes(batch)) expect(peopleOf(bookIn(dataDir), batch)).toBe(10)
    },
  },
  {
    scenario: 'restore',
    start: () => copyOf(prepared),
    holds(dataDir, said, book) {
      open(book)
      expect(peopleOf(bookIn(dataDir), 'A')).toBe(batchSize)
      const present = peopleOf(bookIn(dataDir), 'B')
      expect([0, 10]).toContain(present)
      if (said.includes('restored')) expect(present).toBe(0)
      // Written, and not there any more: then the restore is done, and what was there is kept.
      const kept = storedBackups(dataDir).find(backup => backup.reason === 'before_restore')
      if (said.includes('B') && present === 0) expect(peopleOf(kept?.path ?? '', 'B')).toBe(10)
    },
  },
]

/** A fixed sample that always has the first and the last. */
function points(operations: number): number[] {
  const sample = full ? 24 : 8
  return Array.from({ length: operations }, (_, index) => index + 1).filter(
    at => at === 1 || at === operations || at % Math.ceil(operations / sample) === 0,
  )
}

/** Opens what a death left, as the application would, and looks at everything that must hold. */
async function lookAt(plan: Plan, dataDir: string, said: string[], died: string): Promise<void> {
  try {
    if (plan.scenario === 'open' && existsSync(bookIn(dataDir)))
      expect([oldVersion, migrations.length]).toContain(ask(bookIn(dataDir), 'PRAGMA user_version')[0])
    await reopened(dataDir, async book => {
      plan.holds(dataDir, said, book)
      if (book.state.state === 'open') await expectSound(dataDir, book)
    })
    listedBackupsAreSound(dataDir)
  } catch (error) {
    throw new Error(`${plan.scenario}, ${died}, kept in ${dataDir}`, { cause: error })
  }
  forget(dataDir)
}

/** A process once died of SIGILL while it brought a book up to date: nothing but the kill may end one. */
function expectKilledOrDone({ signal, code, err }: Driven, at: number): void {
  expect([signal, code], `killed at operation ${at}: ${err}`).toEqual(
    signal === null ? [null, 0] : ['SIGKILL', null],
  )
}

async function killAndLook(plan: Plan, at: number): Promise<boolean> {
  const dataDir = plan.start()
  const torn = at % 2 === 0
  const run = await driveWithFault(plan.scenario, dataDir, { killAt: at, torn })
  expectKilledOrDone(run, at)
  await lookAt(plan, dataDir, run.said, `killed at operation ${at}${torn ? ', torn' : ''}`)
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
  for (let from = 1; from <= operations; from += keptAtOnce) {
    const folder = freshFolder()
    const dataDir = plan.start()
    const run = await driveWithFault(plan.scenario, dataDir, {
      keep: { folder, from, to: Math.min(from + keptAtOnce - 1, operations) },
      torn: true,
    })
    expect(run.code, run.err).toBe(0)
    forget(dataDir)
    for (const name of readdirSync(folder).filter(one => !one.endsWith('.said'))) {
      const said = readFileSync(join(folder, `${name}.said`), 'utf8')
        .split('\n')
        .slice(0, -1)
      await lookAt(plan, join(folder, name), said, `dead at operation ${name} of a run`)
      deaths++
    }
    forget(folder)
  }
  return deaths
}

describe.skipIf(!shim)('killed at any operation', () => {
  it.each(plans)('$scenario', { timeout: full ? 3_600_000 : 300_000 }, async plan => {
    const dry = plan.start()
    const { operations, code } = await driveWithFault(plan.scenario, dry, {})
    forget(dry)
    expect(code).toBe(0)
    const waiting = points(operations ?? 0)
    let killed = 0
    const one = async () => {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift())
        if (await killAndLook(plan, at)) killed++
    }
    const runs = waiting.length
    await Promise.all([one(), one()])
    // Ids are random, so the last operations of one run may not exist in another.
    expect(killed).toBeGreaterThanOrEqual(Math.floor(runs * 0.8))
    if (plan.scenario === 'import_file') expect([...told].sort()).toEqual([false, true])
    const deaths = full ? await dieEverywhere(plan, operations ?? 0) : 0
    if (full) expect(deaths).toBeGreaterThanOrEqual(Math.floor((operations ?? 0) * 0.95))
    console.log(`${plan.scenario}: ${operations} operations, killed at ${killed}, dead at ${deaths} more`)
  })

  it.runIf(full)('500 upgrades of an older book end by the kill alone', { timeout: 3_600_000 }, async () => {
    const dry = copyOf(older)
    const { operations } = await driveWithFault('open', dry, {})
    forget(dry)
    let [begun, killed] = [0, 0]
    const one = async () => {
      while (begun < 500) {
        const at = 1 + (begun++ % (operations ?? 1))
        const dataDir = copyOf(older)
        const run = await driveWithFault('open', dataDir, { killAt: at, torn: begun % 3 === 0 })
        expectKilledOrDone(run, at)
        if (run.signal === 'SIGKILL') killed++
        forget(dataDir)
      }
    }
    await Promise.all([one(), one()])
    console.log(`upgrades: ${begun} begun, ${killed} killed, none ended otherwise`)
    expect(killed).toBeGreaterThanOrEqual(450)
  })
})
