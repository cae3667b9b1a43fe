import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draftsFile, draftsOf, keepDraft } from '../../../electron/service/db/sqlite/drafts-file'

const place = { book: 'b', operator: 'zhou', form: 'hire', record: '' }
const keep = (id: string, at: string) =>
  keepDraft(folder, place, { id, base: '{}', values: `{"name":"${id}"}`, at: `${at}T09:00:00.000Z` })
const found = (at: string) => draftsOf(folder, place, `${at}T10:00:00.000Z`).map(({ id }) => id)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhixing-drafts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('what was typed under a wrong clock', () => {
  it('of the year 2000 is there when the clock is right again, also beside what is typed then', () => {
    keep('one', '2000-01-01')
    expect(found('2026-12-09')).toEqual(['one'])
    keep('two', '2026-12-09')
    expect(found('2026-12-09')).toEqual(['two', 'one'])
  })

  it('is not lost when the clock runs ten years ahead for an hour, even where something is typed meanwhile', () => {
    keep('one', '2026-12-09')
    expect(found('2036-12-09')).toEqual(['one'])
    keep('two', '2036-12-09')
    expect(found('2026-12-09')).toEqual(['two', 'one'])
  })

  it('is kept although five others are newer by the clock', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) keep(id, '2026-12-09')
    keep('late', '2000-01-01')
    expect(found('2026-12-09')).toContain('late')
  })

  it('is gone in the end: after 30 days of use, however they are called', () => {
    keep('one', '2036-12-09')
    const days = Array.from({ length: 31 }, (_, day) => `2026-12-${String(day + 1).padStart(2, '0')}`)
    for (const day of days.slice(0, 30)) expect(found(day)).toEqual(['one'])
    expect(found(days[30] as string)).toEqual([])
  })
})

it('a long absence takes nothing away at once', () => {
  keep('one', '2026-01-20')
  expect(found('2026-03-02')).toEqual(['one'])
})

it('what was kept before days were counted goes on from where it was', () => {
  keep('one', '2026-10-01')
  keep('two', '2026-10-07')
  const sqlite = new Database(draftsFile(folder))
  sqlite.exec('DROP TABLE day')
  sqlite.close()
  for (const day of ['2026-10-14', '2026-10-21', '2026-10-28']) expect(found(day)).toEqual(['two', 'one'])
  expect(found('2026-11-01')).toEqual(['two'])
})

it('a file full of odd days keeps nobody waiting, and what was just typed is there', () => {
  keep('one', '2026-12-09')
  const sqlite = new Database(draftsFile(folder))
  const insert = sqlite.prepare(
    `INSERT INTO draft (id, book, operator, form, record, base, "values", at) VALUES (?, 'x', '', 'f', '', '', '', ?)`,
  )
  sqlite.transaction(() => {
    for (let at = 0; at < 20_000; at++) insert.run(`odd${at}`, `a${String(at).padStart(9, '0')}`)
    sqlite.exec('DELETE FROM day')
  })()
  sqlite.close()
  const began = performance.now()
  keep('two', '2026-12-10')
  // It was minutes; on a busy machine it is less than a tenth of this.
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(found('2026-12-10')).toEqual(['two', 'one'])
})
