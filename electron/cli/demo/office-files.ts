import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { ImportKind } from '../../../src/domain/imports/preview'
import { importKinds, partOfRound } from '../../service/import-kinds'
import type { PartOfRound } from '../../service/imports/import-kind'
import type { VerbContext } from '../../service/verbs/verb'
import { VerbRefusal } from '../../service/verbs/verb-refusal'

export interface OfficeFile {
  path: string
  kind: ImportKind
  part: PartOfRound
}

const placeOf = (kind: ImportKind): number => importKinds.findIndex(one => one.kind === kind)

/**
 * The files of a folder that this loop can use, each recognised by its headings and never by its name, in the
 * order in which they must come in. What is something else (a question bank, monthly figures) is passed over.
 */
export async function recogniseFiles(
  context: VerbContext,
  folder: string,
): Promise<{ files: OfficeFile[]; passedOver: string[] }> {
  const files: OfficeFile[] = []
  const passedOver: string[] = []
  for (const name of readdirSync(folder).sort()) {
    if (!['.xlsx', '.csv', '.txt'].includes(extname(name).toLowerCase())) continue
    const path = join(folder, name)
    const kind = await kindOf(context, path)
    const part = kind && partOfRound(kind)
    if (kind && part) files.push({ path, kind, part })
    else passedOver.push(name)
  }
  return { files: files.sort((a, b) => placeOf(a.kind) - placeOf(b.kind)), passedOver }
}

async function kindOf(context: VerbContext, path: string): Promise<ImportKind | null> {
  try {
    const { token, kind } = await context.call('imports', 'preview', {
      file: context.ticket(path),
      kind: null,
    })
    await context.call('imports', 'forget', { token })
    return kind
  } catch (error) {
    if (error instanceof VerbRefusal) return null
    throw error
  }
}

/** Brings one file in, lost zeros padded; what is in conflict or in error is left out. */
export async function bringIn(
  context: VerbContext,
  file: OfficeFile,
  options: { sessionId?: string; enrolMissing?: boolean } = {},
): Promise<{ written: number; sample: Record<string, string>[] }> {
  const choices = { pad: true, enrolMissing: options.enrolMissing ?? false }
  const looked = await context.call('imports', 'preview', {
    file: context.ticket(file.path),
    kind: file.kind,
    sessionId: options.sessionId ?? null,
    choices,
  })
  // The session was made up for the file: that it calls it otherwise is no question.
  const isNamedOtherwise = looked.findings.some(({ code }) => code === 'other_session')
  const preview = isNamedOtherwise
    ? await context.call('imports', 'review', {
        token: looked.token,
        choices: { ...choices, decisions: { [looked.headerRow]: ['take'] } },
      })
    : looked
  if (preview.accepted === 0) {
    await context.call('imports', 'forget', { token: preview.token })
    return { written: 0, sample: preview.sample }
  }
  const { written } = await context.call('imports', 'apply', { token: preview.token })
  return { written, sample: preview.sample }
}

/** The first day of a scan log, so that the class can stand on the day it was held. */
export async function dayOfLog(context: VerbContext, file: OfficeFile): Promise<string | null> {
  const preview = await context.call('imports', 'preview', {
    file: context.ticket(file.path),
    kind: file.kind,
  })
  await context.call('imports', 'forget', { token: preview.token })
  return preview.sample[0]?.day ?? null
}
