import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { serialOf } from '../../../../src/domain/book/number-series'
import { numbered } from '../numbered'
import { isDemonstration } from './demonstration-book'
import { prepared } from './prepared'

export interface IssuedNumbers {
  /** The last serial of each series. */
  counters: Map<string, number>
  /** The hash of the first entry in the audit: the same in every copy of one book. Null while it has none. */
  book: string | null
  /** The demonstration year, by its creation: its numbers are nobody's. */
  demonstration: boolean
}

export function issuedNumbers(sqlite: Database): IssuedNumbers {
  const first = prepared(sqlite, 'SELECT hash FROM audit WHERE seq = 1').pluck().get() as string | undefined
  return {
    counters: countersIn(sqlite),
    book: first ?? null,
    demonstration: isDemonstration(sqlite),
  }
}

export function countersIn(sqlite: Database): Map<string, number> {
  const rows = prepared(sqlite, `SELECT series, last FROM ${numbered.counters}`).raw().all()
  return new Map(rows as [string, number][])
}

/** The number of every paper of the register, whatever became of it, by its id. */
export function numbersById(sqlite: Database): Map<string, string> {
  const { table, column } = numbered.papers
  const rows = sqlite.prepare(`SELECT id, ${column} FROM ${table} ORDER BY ${column}`).raw().all()
  return new Map(rows as [string, string][])
}

const inSetting = z.object({
  doubted: z.record(z.string(), z.object({ proved: z.number().nullable(), upTo: z.number() })),
})

/**
 * Series the book says are in doubt: raised by another hand, from the last serial that was proved up to another. A
 * setting that is not as ours are says nothing.
 */
export function doubtedIn(sqlite: Database): Map<string, { proved: number | null; upTo: number }> {
  const value = prepared(sqlite, 'SELECT value FROM setting WHERE key = ?').pluck().get(numbered.setting)
  return new Map(Object.entries(inSetting.safeParse(parsed(value)).data?.doubted ?? {}))
}

function parsed(value: unknown): unknown {
  try {
    return JSON.parse(typeof value === 'string' ? value : 'null')
  } catch {
    return null
  }
}

/** The highest serial of a series that a paper of the book has, whatever became of it; 0 where none has. */
function highestIssued(sqlite: Database, series: string): number {
  const { table, column } = numbered.papers
  const numbers = sqlite.prepare(`SELECT ${column} FROM ${table}`).pluck().iterate()
  let highest = 0
  for (const number of numbers as IterableIterator<string>)
    highest = Math.max(highest, serialOf(series, number) ?? 0)
  return highest
}

/**
 * The highest serial of a series that the book itself tells of. Its counter tells nothing where it was only raised to
 * what is in doubt (`upTo`): then its papers do, and what it had proved.
 */
export function lastRecordedIn(sqlite: Database, series: string, upTo: number): number {
  const counter = countersIn(sqlite).get(series) ?? 0
  const doubted = doubtedIn(sqlite).get(series)
  if (doubted?.upTo !== upTo || counter !== upTo) return counter
  return Math.max(doubted.proved ?? 0, highestIssued(sqlite, series))
}
