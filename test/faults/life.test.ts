import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createService } from '../../electron/service/service'
import { freshFolder, full } from './support/driver'
import { ask, bookIn, expectSound, forget, peopleOf, reopened } from './support/opened'
import { startThreaded } from './support/threaded-driver'

/** TRUST.md 19: work on the whole book, one at a time, against writing; with the threads of the application. */
const rounds = full ? 40 : 8
process.env.ZHIXING_ROUNDS = String(rounds)

async function reportsOf<T>(scenario: string, dataDir: string, expected = rounds): Promise<T[]> {
  const running = await startThreaded(scenario, dataDir)
  const reports: T[] = []
  for (let line = await running.next(); line !== null; line = await running.next())
    reports.push(JSON.parse(line) as T)
  expect(running.complaints()).toBe('')
  expect(reports).toHaveLength(expected)
  return reports
}

const copyIn = (folder: string, name: string | null) => join(folder, 'backups', name ?? 'nothing was kept')
const timeout = full ? 1_800_000 : 300_000

describe('what another connection does to what is derived', () => {
  it('is made good within seconds, beside the thread that writes', { timeout }, async () => {
    const dataDir = freshFolder()
    const running = await startThreaded('derived', dataDir)
    const report = JSON.parse((await running.next()) ?? 'null')
    expect(report, running.complaints()).toMatchObject({ emptied: 0, derived: { tables: [], anew: false } })
    expect(report.before).toBeGreaterThan(0)
    expect(report.again).toBe(report.before)
    expect(await running.next()).toBeNull()
    expect(running.complaints()).toContain('made anew: search_doc, attendance_state')
    forget(dataDir)
  })
})

describe('a restore against writing', () => {
  it('loses no batch that was acknowledged', { timeout }, async () => {
    const dataDir = freshFolder()
    let acknowledged = 0
    let inCopies = 0
    for (const report of await reportsOf<{
      folder: string
      acknowledged: string[]
      refused: string[]
      kept: string | null
    }>('writes', dataDir)) {
      const copy = copyIn(report.folder, report.kept)
      expect(report.refused.filter(code => code !== 'book_busy')).toEqual([])
      for (const batch of report.acknowledged) {
        const kept = peopleOf(copy, batch)
        const present = peopleOf(bookIn(report.folder), batch)
        expect([kept, present].sort(), `${batch} in ${report.folder}`).toEqual([0, 20])
        acknowledged += 20
        inCopies += kept
      }
      await reopened(report.folder, async book => {
        expect(book.state).toMatchObject({ state: 'open', notices: [] })
        await expectSound(report.folder, book)
      })
    }
    console.log(`${acknowledged} people acknowledged around ${rounds} restores, ${inCopies} in the copies`)
    expect(inCopies).toBeGreaterThan(0)
    forget(dataDir)
  })

  it('keeps an import of three thousand wholly or not at all', { timeout }, async () => {
    const dataDir = freshFolder()
    const ends: string[] = []
    for (const report of await reportsOf<{ folder: string; applied: string; kept: string | null }>(
      'import',
      dataDir,
      rounds / 2,
    )) {
      const kept = peopleOf(copyIn(report.folder, report.kept), 'C')
      ends.push(`${report.applied} ${kept}`)
      expect([0, 3000]).toContain(kept)
      if (report.applied === 'done') expect(kept).toBe(3000)
      else expect(report.applied).toBe('book_busy')
      expect(peopleOf(bookIn(report.folder), 'C')).toBe(0)
    }
    console.log(`imports around restores ended as: ${ends.join(', ')}`)
    forget(dataDir)
  })
})

describe('two restores', () => {
  it('leave a whole book, however far apart they were asked for', { timeout }, async () => {
    const dataDir = freshFolder()
    for (const { folder, ends } of await reportsOf<{ folder: string; ends: string[] }>('double', dataDir)) {
      expect(ends[0]).toBe('done')
      expect(['done', 'busy']).toContain(ends[1])
      expect(peopleOf(bookIn(folder), 'A')).toBe(15)
      expect(peopleOf(bookIn(folder), 'B')).toBe(0)
      await reopened(folder, async book => {
        expect(book.state).toMatchObject({ state: 'open', notices: [] })
        await expectSound(folder, book)
      })
    }
    forget(dataDir)
  })
})

describe('a move after the service was killed', () => {
  it('carries the log that was left, though somebody else keeps it from being emptied', {
    timeout,
  }, async () => {
    const dataDir = freshFolder()
    const writing = await startThreaded('write', dataDir)
    const acknowledged: string[] = []
    while (acknowledged.length < 12) acknowledged.push(JSON.parse((await writing.next()) ?? '""') as string)
    await writing.kill()
    const log = `${bookIn(dataDir)}-wal`
    expect(existsSync(log) && statSync(log).size).toBeGreaterThan(0)

    const to = join(freshFolder(), 'new')
    const service = await createService({
      dataDir,
      host: { pathOf: () => null, print: () => Promise.reject(new Error('no printer here')) },
      now: () => new Date('2026-12-09T02:00:00Z'),
      writer: 'inline',
      backups: null,
      log: error => {
        throw error
      },
      onFatal: error => {
        throw error
      },
    })
    // Not before: a book that somebody has open when its lock lies empty is taken for one that is in use.
    const other = new Database(bookIn(dataDir), { readonly: true })
    other.exec('BEGIN')
    other.prepare('SELECT count(*) FROM person').get()
    expect(await service.move(to)).toBe('moved')
    await service.close()
    other.close()

    for (const batch of acknowledged) expect(peopleOf(bookIn(to), batch)).toBe(5)
    const old = readdirSync(dataDir).find(name => /^book-moved-.*\.db$/.test(name)) ?? ''
    expect(ask(join(dataDir, old), 'SELECT count(*) FROM person')).toEqual(
      ask(bookIn(to), 'SELECT count(*) FROM person'),
    )
    await reopened(to, async book => {
      expect(book.state).toMatchObject({ state: 'open', notices: [] })
      await expectSound(to, book)
    })
    forget(dataDir)
    forget(to)
  })
})
