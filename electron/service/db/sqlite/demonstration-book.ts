import type { Database } from 'better-sqlite3'
import { buildingDay, dayCommand } from '../../../../src/domain/book/demonstration'
import { prepared } from './prepared'

/** The first entry of the years that were built before a year began by setting its day. */
const formerBeginning = '2026-01-05T00:30:00.000Z'

interface First {
  area: string
  command: string
  at: string
}

/**
 * Whether a book is a demonstration year by its creation: its first entry set the book's day. That stands in the chain
 * and nothing comes before it, so no later setting makes a real book one, or the reverse.
 */
export function isDemonstration(sqlite: Database): boolean {
  const first = firstOf(sqlite)
  return first !== undefined && (beganWithDay(first) || first.at === formerBeginning)
}

/** A demonstration year whose building did not come to its end. */
export function isHalfBuilt(sqlite: Database): boolean {
  const first = firstOf(sqlite)
  if (!first || !beganWithDay(first)) return false
  const today = prepared(sqlite, `SELECT value FROM setting WHERE key = 'book.today'`).pluck().get()
  return today === JSON.stringify(buildingDay)
}

const firstOf = (sqlite: Database) =>
  prepared(sqlite, 'SELECT area, command, at FROM audit WHERE seq = 1').get() as First | undefined

const beganWithDay = ({ area, command }: First) => area === dayCommand.area && command === dayCommand.command
