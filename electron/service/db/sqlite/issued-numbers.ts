import type { Database } from 'better-sqlite3'
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
  const rows = prepared(sqlite, 'SELECT series, last FROM certificate_counter').raw().all()
  return new Map(rows as [string, number][])
}
