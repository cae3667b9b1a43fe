import type { LostName } from '../../../../src/contract/book/lost-name'
import { rowsUnproved } from '../../../../src/domain/book/recovery'
import type { Db } from '../../context'
import type { RecordedSubject } from '../../service-area'
import { storedRecoveries } from '../stored/stored-salvages'
import { rowsOfSubject } from './subject-scope'

/** What a recovery from damage took of the records that something is filled from, or left of them unproved. */
export interface RecoveredAbout {
  /** An instant. */
  at: string
  /** By table, in the order in which they were asked for: so many are missing, at least. */
  lost: readonly RowsGone[]
  /** Nothing proves that so many of those that came through are as they were. */
  unproved: readonly { table: string; count: number }[]
}

interface RowsGone {
  table: string
  count: number
  /** Those of them that are known by a number or a name. */
  names: readonly string[]
}

/**
 * The recoveries that lost rows of these tables, or know of no loss, oldest first: whether one concerns the subject is not
 * known. Tables are told apart: seven certificates and nine prints are not sixteen of either.
 */
export async function recoveredAbout(
  db: Db,
  subject: RecordedSubject,
  tables: readonly string[],
): Promise<RecoveredAbout[]> {
  const recoveries: RecoveredAbout[] = []
  for (const { at, lost } of (await storedRecoveries(db)).toReversed()) {
    const concerned = tables.flatMap(table => lost.find(one => one.table === table) ?? [])
    if (concerned.length === 0 && lost.length > 0) continue
    const gone: RowsGone[] = []
    for (const { table, lost: count, named = [] } of concerned) {
      const elsewhere = await ofOthers(db, subject, named)
      const left = count - elsewhere.size
      const names = named.filter(one => !elsewhere.has(one)).map(({ label }) => label)
      if (left > 0) gone.push({ table, count: left, names })
    }
    const unproved = concerned
      .map(one => ({ table: one.table, count: rowsUnproved(one) }))
      .filter(({ count }) => count > 0)
    recoveries.push({ at, lost: gone, unproved })
  }
  return recoveries
}

/** Those of the lost that are known to be of another one than what is asked about. */
async function ofOthers(
  db: Db,
  subject: RecordedSubject,
  named: readonly LostName[],
): Promise<ReadonlySet<LostName>> {
  if (subject.kind === 'all') return new Set()
  return (await (await rowsOfSubject(subject))?.others?.(db, subject, named)) ?? new Set()
}
