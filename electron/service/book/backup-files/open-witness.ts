import { openForeign } from '../../db/sqlite/foreign'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { headOf } from '../../db/sqlite/record/audit'
import type { Witness } from '../../db/sqlite/record/record-rows'
import { alone } from '../file/inspect'
import { verdictOn } from '../file/record-verdict'
import { inspectionOf, type StoredBackup } from './backup-list'
import { allowance, isAllowed } from './inspect-backup'

export type OpenWitness = Witness & { close(): void }

/**
 * The first of these backups, as far as they may be read unasked, that can tell what stood in the data: as it was written, of
 * the present version, of their history by what its manifest says (`isStep`), and with that very step as the last of a record of its own that is whole. What lies beside
 * a backup is none of its, and what its manifest says of it anybody can write who can write the backup.
 */
export function openWitness(
  backups: readonly StoredBackup[],
  isStep: (seq: number, hash: string) => boolean,
): OpenWitness | null {
  const left = allowance()
  for (const backup of backups) {
    const { path, manifest } = backup
    if (manifest?.schemaVersion !== schemaVersion || !isStep(manifest.auditSeq, manifest.auditHash)) continue
    if (!isAllowed(backup, left)) continue
    const witness = inspectionOf(backup).found === 'usable' ? wholeAt(path, manifest.auditHash) : null
    if (witness) return witness
  }
  return null
}

function wholeAt(path: string, head: string): OpenWitness | null {
  const { file, release } = alone(path)
  if (verdictOn(file)?.state === 'whole') {
    const sqlite = openForeign(file)
    const { seq, hash } = headOf(sqlite)
    const close = () => {
      sqlite.close()
      release()
    }
    if (hash === head) return { sqlite, seq, close }
    close()
    return null
  }
  release()
  return null
}
