import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { applicationId } from '../../electron/files/own-database'
import { storedBackups } from '../../electron/service/book/backup-files/backup-list'
import { migrations } from '../../electron/service/db/sqlite/migrations/list'
import { openWriter } from '../../electron/service/db/sqlite/open'
import { dieAndLook, expectKilledOrDone, open, openAfterRestore, type Plan } from './support/deaths'
import { drive, freshFolder, full } from './support/driver'
import { ask, bookIn, copyOf, forget, peopleOf } from './support/opened'
import { driveWithFault, shim } from './support/shim'

/** TRUST.md 1: SIGKILL at every operation on the files of the book; half of the killed writes are torn. */
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
    before(dataDir) {
      if (existsSync(bookIn(dataDir)))
        expect([oldVersion, migrations.length]).toContain(ask(bookIn(dataDir), 'PRAGMA user_version')[0])
    },
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
      const isCutShort = openAfterRestore(book)
      expect(peopleOf(bookIn(dataDir), 'A')).toBe(batchSize)
      const present = peopleOf(bookIn(dataDir), 'B')
      expect([0, 10]).toContain(present)
      // Whoever is told that it did not happen has what there was.
      if (isCutShort)
        expect([said.includes('restored'), present]).toEqual([false, said.includes('B') ? 10 : present])
      if (said.includes('restored')) expect(present).toBe(0)
      // Written, and not there any more: then the restore is done, and what was there is kept.
      const kept = storedBackups(dataDir).find(backup => backup.reason === 'before_restore')
      if (said.includes('B') && present === 0) expect(peopleOf(kept?.path ?? '', 'B')).toBe(10)
    },
  },
]

describe.skipIf(!shim)('killed at any operation', () => {
  it.each(plans)('$scenario', { timeout: full ? 3_600_000 : 300_000 }, async plan => {
    await dieAndLook(plan)
    if (plan.scenario === 'import_file') expect([...told].sort()).toEqual([false, true])
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
