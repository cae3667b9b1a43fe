import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Appended, Entry } from '../book'
import { refreshDerivedTables } from './derived-tables'
import { schemaVersion } from './migrations/list'
import { prepared } from './prepared'
import { commitmentOf, insertAudit, insertDetail } from './record/audit'
import { sealOfCommand } from './record/seal'
import { sealedAsTheyAre } from './record/seal-anew'
import { refreshSearch } from './search'
import { changeStack } from './undo-stack'

/** The entry of command `seq`, and what is derived from its changes; null when there is nothing to write down. */
export function append(sqlite: Database, seq: number, prevHash: string, entry: Entry): Appended | null {
  const { reversal, stopHere } = entry
  const salt = randomBytes(16).toString('hex')
  const words = JSON.stringify(entry.params)
  const anew = entry.sealsAnew ? sealedAsTheyAre(sqlite) : null
  const sealing = sealOfCommand(sqlite, seq)
  const { commitment, changes } = commitmentOf(sqlite, seq, salt, words, sealing.see)
  if (changes === 0 && reversal === null && !entry.noted) return null
  const { seal, tables, ...sealed } = anew ?? sealing.finish(randomBytes(16).toString('hex'))
  refreshSearch(sqlite, seq, tables, stopHere)
  refreshDerivedTables(sqlite, seq, tables)
  prepared(sqlite, insertDetail).run(seq, salt, words, sealed.salt, sealed.rest)
  const hash = insertAudit(
    sqlite,
    {
      seq,
      id: entry.id,
      at: entry.at,
      operatorId: entry.operatorId,
      area: entry.area,
      command: entry.command,
      kind: reversal?.kind ?? 'do',
      undo: reversal ? 'captured' : entry.undo,
      schemaVersion,
      changes,
      targets: reversal?.targets ?? [],
      commitment,
      seal,
    },
    prevHash,
  )
  if (anew) return { hash, tables }
  changeStack(sqlite, reversal ? { seq, ...reversal } : { seq, kind: 'do' })
  return { hash, tables }
}
