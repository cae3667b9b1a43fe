import type { Db, Tx } from '../context'

/** The last serial of each series. */
export async function readCounters(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('certificate_counter').selectAll().execute()
  return new Map(rows.map(row => [row.series, row.last]))
}

export async function putCounter(tx: Tx, series: string, last: number): Promise<void> {
  await tx
    .insertInto('certificate_counter')
    .values({ series, last })
    .onConflict(conflict => conflict.column('series').doUpdateSet({ last }))
    .execute()
}

export async function isNumberTaken(db: Db, number: string): Promise<boolean> {
  const row = await db.selectFrom('certificate').select('id').where('number', '=', number).executeTakeFirst()
  return row !== undefined
}

/** The kinds that stand in the numbers of the courses. */
export async function certificateKinds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('course').select('certificate_kind').distinct().execute()
  return rows.map(row => row.certificate_kind)
}
