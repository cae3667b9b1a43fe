import type { z } from 'zod'
import { type lossNote, lostSteps } from '../../../src/contract/book/record'
import type { Db } from '../context'

/** Steps that a log lost, as they were taken note of, newest first. One whose words are not ours is not read. */
export async function storedLosses(db: Db): Promise<z.output<typeof lossNote>[]> {
  const rows = await db
    .selectFrom('audit')
    .innerJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
    .leftJoin('operator', 'operator.id', 'audit.operator_id')
    .select(['audit.seq', 'audit.at', 'operator.name as operator', 'command_detail.params'])
    .where('audit.kind', '=', 'do')
    .where('audit.area', '=', 'book')
    .where('audit.command', '=', 'noteLost')
    .orderBy('audit.seq', 'desc')
    .execute()
  return rows.flatMap(({ params, ...row }) => {
    const lost = lostSteps.safeParse(wordsIn(params)).data
    return lost ? [{ ...row, ...lost }] : []
  })
}

function wordsIn(params: string): unknown {
  try {
    return JSON.parse(params)
  } catch {
    return null
  }
}
