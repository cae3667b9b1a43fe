import { existsSync, readdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storedBackups } from '../../electron/service/book/backup-files/backup-list'
import { dieAndLook, open, openAfterRestore, type Plan } from './support/deaths'
import { drive, freshFolder, full } from './support/driver'
import { ask, bookIn, copyOf, forget, peopleOf, reopened } from './support/opened'
import { shim } from './support/shim'

/** TRUST.md 1, of what takes the whole book in hand: many rows at once, another folder, an archive, putting it aside. */
let prepared = ''
/** The same in a folder called `book`, with drafts in it and an archive beside it. */
let withArchive = ''

beforeAll(async () => {
  prepared = freshFolder()
  expect(await drive('prepare', prepared)).toMatchObject({ code: 0 })
  const book = copyOf(prepared)
  expect(await drive('drafts', book)).toMatchObject({ code: 0 })
  withArchive = freshFolder()
  renameSync(book, join(withArchive, 'book'))
  expect(await drive('pack', withArchive)).toMatchObject({ code: 0, err: '' })
}, 120_000)
afterAll(() => {
  for (const folder of [prepared, withArchive]) forget(folder)
})

const first = 15
/** In the full run more than memory takes: pages of the middle of the work go to the log before it is committed. */
const many = full ? 8000 : 2000
process.env.ZHIXING_BULK = String(many)
const schemaOf = (file: string) =>
  ask(file, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
const has = (dataDir: string) => existsSync(bookIn(dataDir))

/** Everything of a batch or nothing, and everything where that was acknowledged. */
function allOrNone(file: string, batch: string, people: number, said: string[]): void {
  const found = peopleOf(file, batch)
  expect([0, people]).toContain(found)
  if (said.includes(batch)) expect(found, `${batch} was acknowledged`).toBe(people)
}

const plans: Plan[] = [
  {
    scenario: 'bulk',
    start: () => copyOf(prepared),
    holds(dataDir, said, book) {
      open(book)
      expect(peopleOf(bookIn(dataDir), 'A')).toBe(first)
      allOrNone(bookIn(dataDir), 'B', many, said)
      expect(schemaOf(bookIn(dataDir))).toEqual(schemaOf(bookIn(prepared)))
    },
    sample: 3,
    every: 61,
  },
  {
    scenario: 'move',
    start: () => copyOf(withArchive),
    place: folder => join(folder, has(join(folder, 'book')) ? 'book' : 'new'),
    async before(folder) {
      if (has(join(folder, 'book'))) return
      // Whoever opens the old folder is led to the new one.
      await reopened(join(folder, 'book'), async ({ state }) => {
        expect(state.state).toBe('moved')
        if (state.state === 'moved') expect(basename(state.to ?? '')).toBe('new')
      })
    },
    async holds(dataDir, said, book) {
      open(book)
      if (said.includes('moved')) expect(basename(dataDir)).toBe('new')
      expect(peopleOf(bookIn(dataDir), 'A')).toBe(first)
      expect(storedBackups(dataDir)).toHaveLength(1)
      const draft = { form: 'hire', record: 'one' }
      expect(await book.call('drafts', 'find', draft)).toMatchObject([{ id: 'one' }])
    },
    sample: 3,
    last: 8,
  },
  {
    scenario: 'unpack',
    start: () => copyOf(withArchive),
    place: folder => join(folder, 'book'),
    holds(dataDir, said, book) {
      const isCutShort = openAfterRestore(book)
      expect(peopleOf(bookIn(dataDir), 'A')).toBe(first)
      const present = peopleOf(bookIn(dataDir), 'B')
      expect([0, 10]).toContain(present)
      // Whoever is told that it did not happen has what there was.
      if (isCutShort)
        expect([said.includes('restored'), present]).toEqual([false, said.includes('B') ? 10 : present])
      if (said.includes('restored')) expect(present).toBe(0)
      // Written, and not there any more: then the archive is the book, and what was there is kept.
      const kept = storedBackups(dataDir).find(backup => backup.reason === 'before_restore')
      if (said.includes('B') && present === 0) expect(peopleOf(kept?.path ?? '', 'B')).toBe(10)
      expect(readdirSync(dirname(dataDir)).sort()).toEqual(['all.zhixing', 'book'])
    },
    sample: 5,
  },
  {
    scenario: 'aside',
    start: () => copyOf(prepared),
    holds(dataDir, said, book) {
      const { state } = book
      if (said.includes('aside')) expect(state.state).toBe('broken')
      if (state.state === 'broken') expect(state.quarantined).not.toBeNull()
      else open(book)
      const file = state.state === 'broken' ? bookIn(state.quarantined ?? '') : bookIn(dataDir)
      expect(peopleOf(file, 'A')).toBe(first)
      allOrNone(file, 'B', 10, said)
    },
    sample: 5,
  },
]

describe.skipIf(!shim)('killed at any operation', () => {
  it.each(plans)('$scenario', { timeout: full ? 3_600_000 : 300_000 }, dieAndLook)
})
