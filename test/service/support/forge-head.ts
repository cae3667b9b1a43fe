import Database from 'better-sqlite3'
import { linkHash } from '../../../electron/service/db/sqlite/record/audit'
import { storedLinks } from '../../../electron/service/db/sqlite/record/chain'
import { liveSums, sealOf, storeSums } from '../../../electron/service/db/sqlite/record/sealed'

/**
 * What somebody does who knows how the record is made: alters rows, and writes the sums, the seal and the hash of the last
 * entry to fit. No mark outside is touched.
 */
export function forgeHead(file: string, sql: string): void {
  const sqlite = new Database(file)
  try {
    sqlite.unsafeMode(true)
    const triggers = sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
      name: string
      sql: string
    }[]
    for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
    sqlite.exec(`${sql}; DELETE FROM table_seal`)
    const sums = liveSums(sqlite)
    storeSums(sqlite, sums)
    const [head] = storedLinks(sqlite, 'DESC')
    if (!head?.detail?.sealSalt) throw new Error('the last entry has no seal')
    const { link, prevHash, detail } = head
    const { seal, rest } = sealOf(detail.sealSalt ?? '', sums)
    const hash = linkHash({ ...link, seal }, prevHash)
    sqlite.prepare('UPDATE audit SET seal = ?, hash = ? WHERE seq = ?').run(seal, hash, link.seq)
    sqlite.prepare('UPDATE command_detail SET seal_rest = ? WHERE command_seq = ?').run(rest, link.seq)
    for (const { sql: trigger } of triggers) sqlite.exec(trigger)
  } finally {
    sqlite.close()
  }
}

/** Raises what was failed, as a mark that passes. */
export const raiseFailed =
  "UPDATE mark SET theory = 9900, practice = 9900, total = 9900, verdict = 'passed', grade = 'excellent' WHERE theory = 1000"
