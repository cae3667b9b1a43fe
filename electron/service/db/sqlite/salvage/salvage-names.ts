import type { Database } from 'better-sqlite3'
import type { SalvageLoss } from '../../../../../src/contract/book/backup-entry'
import type { LostName } from '../../../../../src/contract/book/lost-name'
import { areasInOrder } from '../../../areas-in-order'
import { declaredOnce } from '../../../declared-once'
import { isAsWritten } from '../record/record-chain'
import type { Salvaged } from './area-salvage'
import { rowsIn } from './walked'

/** By table, what tells the names of rows that did not come through. */
const naming: ReadonlyMap<string, (salvaged: Salvaged) => LostName[]> = declaredOnce(
  'table with names',
  areasInOrder,
  ({ salvage }) => Object.entries(salvage?.named ?? {}),
)

/** Rows of a table that are not in the salvaged book, and that its area still knows by a name or a number. */
export const namesLost = (table: string, salvaged: Omit<Salvaged, 'alreadyNamed'>): LostName[] =>
  naming.get(table)?.({ ...salvaged, alreadyNamed: () => namedBefore(salvaged.sound, table) }) ?? []

/**
 * What a recovery before this one named of a table. One whose words are not what was written named none, here as in the
 * register: they are named again.
 */
function namedBefore(sound: Database, table: string): string[] {
  const rows = rowsIn<{ seq: number; params: string }>(
    sound,
    `SELECT audit.seq, params FROM audit JOIN command_detail ON command_seq = audit.seq
     WHERE area = 'book' AND command = 'sealSalvaged'`,
  )
  const proved = rows.filter(({ seq }) => isAsWritten(sound, seq))
  return proved.flatMap(({ params }) => {
    try {
      const { lost } = JSON.parse(params) as { lost?: string }
      const tables = JSON.parse(lost ?? '[]') as SalvageLoss[]
      return tables
        .filter(one => one.table === table)
        .flatMap(({ named = [] }) => named.map(({ label }) => label))
    } catch {
      return []
    }
  })
}
