import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { headOf } from '../../db/sqlite/record/audit'
import { isInChain, type Step } from '../../db/sqlite/record/chain'
import { reportedIn } from '../file/lost-steps'
import { marksOf } from '../marks/sequence-mark'

/**
 * The step of a mark outside in whose place the data have another one, so that their record was written anew from there
 * on; null where no mark says so. One that the data do not come up to tells of lost steps instead, and so does one
 * whose loss was reported before (`reportedIn`). `file`: the book beside which the marks lie.
 */
export function disputedStep(sqlite: Database, file: string): Step | null {
  const { seq: last } = headOf(sqlite)
  const others = marksOf(file)
    .map(({ mark }) => mark)
    .filter(({ seq, hash }) => seq <= last && !isInChain(sqlite, seq, hash))
  if (others.length === 0) return null
  const isReported = reportedIn(dirname(file))
  const found = others.find(mark => !isReported(sqlite, mark))
  return found ? { seq: found.seq, hash: found.hash } : null
}
