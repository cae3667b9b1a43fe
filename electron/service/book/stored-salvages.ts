import { z } from 'zod'
import { salvageLoss } from '../../../src/contract/book/backups'
import type { Db } from '../context'

type LostName = NonNullable<z.output<typeof salvageLoss>['named']>[number]

/** Rows of a table that a salvage of these data lost, as far as it named them. */
export async function lostInSalvage(db: Db, table: string): Promise<LostName[]> {
  const rows = await db
    .selectFrom('audit')
    .innerJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
    .select('command_detail.params')
    .where('audit.kind', '=', 'do')
    .where('audit.area', '=', 'book')
    .where('audit.command', '=', 'sealSalvaged')
    .orderBy('audit.seq')
    .execute()
  return rows
    .flatMap(({ params }) => lossesIn(params))
    .filter(one => one.table === table)
    .flatMap(one => one.named ?? [])
}

/** Words that are not ours tell of nothing. */
function lossesIn(params: string): z.output<typeof salvageLoss>[] {
  try {
    const { lost } = z.object({ lost: z.string() }).parse(JSON.parse(params))
    return z.array(salvageLoss).parse(JSON.parse(lost))
  } catch {
    return []
  }
}
