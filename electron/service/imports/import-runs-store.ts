import type { CommandContext } from '../context'

/** Every file that came in, with its counts; written by the command that wrote its rows. */
export async function insertImportRun(
  context: CommandContext,
  run: { kind: string; fileName: string; sheet: string; counts: Record<string, number> },
): Promise<void> {
  await context.tx
    .insertInto('import_run')
    .values({
      id: context.newId(),
      kind: run.kind,
      file_name: run.fileName,
      sheet: run.sheet,
      at: context.now,
      counts: JSON.stringify(run.counts),
    })
    .execute()
}
