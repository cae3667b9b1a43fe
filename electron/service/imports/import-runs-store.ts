import type { CommandContext } from '../context'

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
