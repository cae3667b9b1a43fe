import type { Database } from 'better-sqlite3'

/** The last entry some of whose changes are lost, or that is lost itself; 0 where all are there. */
export function changesLostUpTo(sound: Database): number {
  const last = sound
    .prepare(
      `SELECT max(seq) FROM (
         SELECT seq FROM audit WHERE changes <> (SELECT count(*) FROM change WHERE command_seq = audit.seq)
         UNION ALL SELECT command_seq FROM change WHERE command_seq NOT IN (SELECT seq FROM audit)
         UNION ALL SELECT seq - 1 FROM audit WHERE seq > 1 AND seq - 1 NOT IN (SELECT seq FROM audit)
       )`,
    )
    .pluck()
    .get()
  return (last as number | null) ?? 0
}
