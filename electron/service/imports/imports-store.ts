import type { ImportKind } from '../../../src/domain/imports/preview'
import type { CommandContext, Db, Tx } from '../context'

/** The number of the newest command: a preview made before it may no longer be true. */
export async function newestSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom('audit')
    .select(eb => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** What was pointed out in a file of one of these layouts; null where nothing was, or all was put back. */
export async function findLayout(
  db: Db,
  kind: ImportKind,
  fingerprints: readonly string[],
): Promise<Record<string, string | null> | null> {
  if (fingerprints.length === 0) return null
  const row = await db
    .selectFrom('import_layout')
    .select('mapping')
    .where('kind', '=', kind)
    .where('fingerprint', 'in', [...new Set(fingerprints)])
    .executeTakeFirst()
  const mapping = row ? (JSON.parse(row.mapping) as Record<string, string | null>) : {}
  return Object.keys(mapping).length > 0 ? mapping : null
}

export async function putLayout(
  tx: Tx,
  {
    kind,
    fingerprint,
    mapping,
  }: { kind: ImportKind; fingerprint: string; mapping: Record<string, string | null> },
): Promise<void> {
  const text = JSON.stringify(mapping)
  await tx
    .insertInto('import_layout')
    .values({ kind, fingerprint, mapping: text })
    .onConflict(conflict => conflict.columns(['kind', 'fingerprint']).doUpdateSet({ mapping: text }))
    .execute()
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

/** Whether the rows of an import that began then came in. */
export async function wasWritten(
  db: Db,
  { file, kind, at }: { file: string; kind: string; at: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('import_run')
    .select('id')
    .where('at', '=', at)
    .where('file_name', '=', file)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row !== undefined
}

/** Every file that came in, with its counts; written by the command that wrote its rows. Gives its id. */
export async function insertImportRun(
  context: CommandContext,
  run: { kind: string; fileName: string; sheet: string | null; counts: Record<string, number> },
): Promise<string> {
  const id = context.newId()
  await context.tx
    .insertInto('import_run')
    .values({
      id,
      kind: run.kind,
      file_name: run.fileName,
      sheet: run.sheet,
      at: context.now,
      counts: JSON.stringify(run.counts),
    })
    .execute()
  return id
}
