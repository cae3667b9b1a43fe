import type { Db, Tx } from '../context'

export interface Print {
  id: string
  certificateId: string
  sessionId: string
  /** An instant, UTC. */
  at: string
  /** 1 for the first print. */
  copy: number
  reason: string | null
}

export async function listPrints(
  db: Db,
  certificateId: string,
): Promise<Pick<Print, 'at' | 'copy' | 'reason'>[]> {
  return db
    .selectFrom('certificate_print')
    .select(['at', 'copy', 'reason'])
    .where('certificate_id', '=', certificateId)
    .orderBy('copy')
    .execute()
}

/** How often each was printed; the never printed are not in it. */
export async function countCopies(db: Db, certificateIds: readonly string[]): Promise<Map<string, number>> {
  const copies = new Map<string, number>()
  for (let start = 0; start < certificateIds.length; start += 500) {
    const rows = await db
      .selectFrom('certificate_print')
      .select(['certificate_id', eb => eb.fn.max('copy').as('copy')])
      .where('certificate_id', 'in', certificateIds.slice(start, start + 500))
      .groupBy('certificate_id')
      .execute()
    for (const row of rows) copies.set(row.certificate_id, row.copy)
  }
  return copies
}

export async function insertPrints(tx: Tx, prints: readonly Print[]): Promise<void> {
  for (let start = 0; start < prints.length; start += 500) {
    await tx
      .insertInto('certificate_print')
      .values(
        prints.slice(start, start + 500).map(print => ({
          id: print.id,
          certificate_id: print.certificateId,
          session_id: print.sessionId,
          at: print.at,
          copy: print.copy,
          reason: print.reason,
        })),
      )
      .execute()
  }
}
