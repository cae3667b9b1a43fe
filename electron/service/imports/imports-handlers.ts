import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { z } from 'zod'
import type { ImportPreviewOutput, importChoices, imports } from '../../../src/contract/imports'
import { isRefusal } from '../../../src/domain/imports/refusal'
import type { JobContext } from '../context'
import { writeWorkbook } from '../documents/workbook'
import { Stopped } from '../refusal'
import type { RoomHandlers } from '../room-handlers'
import { bookFor } from './import-books'
import { findLayout, listRuns, newestSeq } from './imports-store'
import { findStaged, putAway, type StagedFile, stage } from './staged-files'
import { startDeskInline, startDeskInThread } from './start-desk'
import { writeImport } from './write-import'

type Choices = z.output<typeof importChoices>

export const importsHandlers: RoomHandlers<typeof imports> = {
  async preview(context, input) {
    const path = context.host.pathOf(input.file)
    if (path === null) return context.refuse('file_missing')
    const desk = context.threads ? startDeskInThread() : startDeskInline()
    context.signal.addEventListener('abort', () => desk.end(), { once: true })
    try {
      context.progress({ done: 0, total: 0, phase: 'reading' })
      const opened = await desk.open(path)
      if (isRefusal(opened)) return context.refuse(opened.refused, opened.params)
      const kind = input.kind ?? opened.recognised
      if (kind === null) return context.refuse('kind_unknown')
      const file: StagedFile = {
        desk,
        fileName: basename(path).normalize('NFC'),
        kind,
        sessionId: input.sessionId,
        opened,
        seenSeq: 0,
        counts: {},
        sheet: '',
        choices: input.choices,
        fingerprint: '',
      }
      const preview = await look(context, file, input.choices)
      return { ...preview, token: stage(file) }
    } catch (error) {
      desk.end()
      throw context.signal.aborted ? new Stopped() : error
    }
  },
  async review(context, input) {
    const file = findStaged(input.token) ?? context.refuse('token_gone')
    return { ...(await look(context, file, input.choices)), token: input.token }
  },
  async apply(context, input) {
    const file = findStaged(input.token) ?? context.refuse('token_gone')
    if ((await newestSeq(context.db)) !== file.seenSeq) context.refuse('book_changed')
    const rows = await file.desk.accepted()
    if (rows.length === 0) context.refuse('nothing_to_import')
    context.progress({ done: 0, total: rows.length, phase: 'backup' })
    await context.backup('before_import')
    if (context.signal.aborted) throw new Stopped()
    context.progress({ done: 0, total: rows.length, phase: 'writing' })
    const seq = await writeImport(context, file, rows)
    putAway(input.token)
    return { seq, written: rows.length }
  },
  async forget(_context, input) {
    putAway(input.token)
    return {}
  },
  async exportProblems(context, input) {
    const file = findStaged(input.token) ?? context.refuse('token_gone')
    const path = context.host.pathOf(input.file) ?? context.refuse('not_writable')
    const { headings, rows } = await file.desk.problems()
    const bytes = await writeWorkbook({
      sheets: [
        {
          name: file.sheet,
          columns: headings.map(heading => ({ heading, width: 14, kind: 'text' })),
          rows: rows.map(row => row.cells),
        },
      ],
    })
    await writeFile(path, bytes).catch(() => context.refuse('not_writable'))
    return { rows: rows.length }
  },
  rememberLayout: async (context, input) => {
    await context.tx
      .insertInto('import_layout')
      .values({ kind: input.kind, fingerprint: input.fingerprint, mapping: JSON.stringify(input.mapping) })
      .onConflict(conflict =>
        conflict.columns(['kind', 'fingerprint']).doUpdateSet({ mapping: JSON.stringify(input.mapping) }),
      )
      .execute()
    return {}
  },
  runs: context => listRuns(context.db),
}

/** Previews the staged file against the book as it is now. A mapping corrected before is used again. */
async function look(
  context: JobContext,
  file: StagedFile,
  choices: Choices,
): Promise<Omit<ImportPreviewOutput, 'token'>> {
  const against = await bookFor(context.db, file.kind, file.sessionId)
  const seen = await newestSeq(context.db)
  context.progress({ done: 0, total: 0, phase: 'comparing' })
  let preview = await file.desk.preview({ against, choices, today: context.today })
  if (isRefusal(preview)) return context.refuse(preview.refused, preview.params)
  if (choices.mapping === null) {
    const known = await findLayout(context.db, file.kind, preview.fingerprint)
    if (known) {
      preview = await file.desk.preview({
        against,
        choices: { ...choices, mapping: known },
        today: context.today,
      })
      if (isRefusal(preview)) return context.refuse(preview.refused, preview.params)
    }
  } else if (context.canWrite) {
    await context.run('imports', 'rememberLayout', {
      kind: file.kind,
      fingerprint: preview.fingerprint,
      mapping: choices.mapping,
    })
  }
  const { fingerprint, ...shown } = preview
  Object.assign(file, {
    choices,
    fingerprint,
    sheet: preview.sheet,
    seenSeq: choices.mapping === null ? seen : await newestSeq(context.db),
    counts: {
      rows: preview.rows,
      new: preview.new,
      changed: preview.changed,
      unchanged: preview.unchanged,
      conflicts: preview.conflicts,
      errors: preview.errors,
    },
  })
  return {
    ...shown,
    fileName: file.fileName,
    sheets: file.opened.sheets,
    columns: { ...preview.columns },
    findings: preview.findings.map(finding => ({
      ...finding,
      params: { ...finding.params },
      ...(finding.choices ? { choices: [...finding.choices] } : { choices: undefined }),
    })),
  }
}
