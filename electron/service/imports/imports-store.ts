import type { ImportKind } from '../../../src/domain/imports/preview'
import type { Db } from '../context'

/** The number of the newest command: a preview made before it may no longer be true. */
export async function newestSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom('audit')
    .select(eb => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}

export async function findLayout(
  db: Db,
  kind: ImportKind,
  fingerprint: string,
): Promise<Record<string, string | null> | null> {
  const row = await db
    .selectFrom('import_layout')
    .select('mapping')
    .where('kind', '=', kind)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return row ? (JSON.parse(row.mapping) as Record<string, string | null>) : null
}

/** Newest first, each with the command that wrote it: that is what one click takes back. */
export async function listRuns(db: Db) {
  const rows = await db
    .selectFrom('import_run')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  const runs = []
  for (const row of rows) {
    const written = await db
      .selectFrom('change')
      .select('command_seq')
      .where('aggregate', '=', `import:${row.id}`)
      .where('op', '=', 'I')
      .orderBy('command_seq', 'desc')
      .executeTakeFirst()
    runs.push({
      id: row.id,
      kind: row.kind,
      fileName: row.file_name,
      at: row.at,
      counts: JSON.parse(row.counts) as Record<string, number>,
      seq: written?.command_seq ?? null,
    })
  }
  return runs
}
