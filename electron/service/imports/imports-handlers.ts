import { basename } from 'node:path'
import type { imports } from '../../../src/contract/imports'
import { isRefusal } from '../../../src/domain/imports/refusal'
import type { AreaHandlers } from '../area-handlers'
import type { JobContext } from '../context'
import { rowsOnDisk } from '../db/kept-rows'
import { outgoingPath, writeOutgoing } from '../files/outgoing'
import { importKindOf, importKinds } from '../import-kinds'
import { Stopped, wasInterrupted } from '../refusal'
import type { AcceptedRows } from './import-kind'
import { dropImportNote, dropImportNotesOf, noteImport } from './import-notes'
import type { AcceptedForThread } from './import-worker'
import { listRuns, newestSeq, putLayout } from './imports-store'
import { changesOf, findingsOf, previewFile } from './preview-file'
import { problemWorkbook } from './problem-workbook'
import { type StagedFile, stagedFiles } from './staged-files'
import { startImportInline, startImportInThread } from './start-import-worker'

type Handlers = AreaHandlers<typeof imports>

export const importsHandlers: Handlers = {
  kinds: async () => [...importKinds],
  async preview(context, input) {
    const path = input.file && context.host.pathOf(input.file, 'read')
    const source = path ? { path } : input.pasted
    if (source === null) return context.refuse('file_missing')
    const worker = (context.threads ? startImportInThread : startImportInline)(context.dataDir)
    const stop = () => worker.end()
    context.signal.addEventListener('abort', stop, { once: true })
    const files = context.connection.kept(stagedFiles)
    let staged: string | null = null
    try {
      context.progress({ done: 0, total: 0, phase: 'reading' })
      const opened = await worker.open(source)
      if (isRefusal(opened)) return context.refuse(opened.refused, opened.params)
      if (context.signal.aborted) throw new Stopped()
      const kind = input.kind ?? opened.recognised
      if (kind === null) return context.refuse('kind_unknown')
      const { sessionId } = input
      const fileName = 'path' in source ? basename(source.path).normalize('NFC') : source.name
      const file = files.stage({ worker, fileName, kind, sessionId, opened })
      staged = file.token
      const preview = await previewFile(context, file, input.choices)
      if (context.signal.aborted) throw new Stopped()
      return preview
    } catch (error) {
      // A file whose columns can be pointed out stays open.
      const kept =
        !context.signal.aborted &&
        staged !== null &&
        (error as { params?: { token?: string } }).params?.token === staged
      if (!kept) {
        if (staged !== null) files.putAway(staged)
        worker.end()
      }
      throw context.signal.aborted ? new Stopped() : error
    } finally {
      context.signal.removeEventListener('abort', stop)
    }
  },
  async review(context, input) {
    const file = restingFile(context, input.token)
    file.kind = input.kind ?? file.kind
    if (input.sessionId !== undefined) file.sessionId = input.sessionId
    return previewFile(context, file, input.choices, input.findingsFrom)
  },
  async apply(context, input) {
    const file = restingFile(context, input.token)
    file.isWritten = true
    try {
      return await writeShown(context, file)
    } finally {
      file.isWritten = false
      if (file.isForgotten) context.connection.kept(stagedFiles).putAway(file.token)
    }
  },
  async forget(context, input) {
    const files = context.connection.kept(stagedFiles)
    const file = files.find(input.token)
    if (file?.isWritten) file.isForgotten = true
    else files.putAway(input.token)
    return {}
  },
  async noteInterrupted(context, { id }) {
    dropImportNote(context.dataDir, id)
    return {}
  },
  async findings(context, input) {
    const file = stagedFile(context, input.token)
    if (!file.shown) return { findings: [] }
    return { findings: await findingsOf(file, input.from, input.limit) }
  },
  async changes(context, input) {
    const file = stagedFile(context, input.token)
    const { field, from, limit } = input
    return { changes: file.shown ? await changesOf(file, { field, from, count: limit }) : [] }
  },
  async exportProblems(context, input) {
    const file = stagedFile(context, input.token)
    const path = outgoingPath(context, input.file)
    const problems = await file.worker.problems()
    const bytes = await problemWorkbook(file.shown?.sheet ?? '', problems, input.language)
    await writeOutgoing(context, path, bytes)
    return { rows: problems.rows.length }
  },
  async rememberLayout(context, input) {
    await putLayout(context.tx, input)
    return {}
  },
  runs: context => listRuns(context.db),
}

/** Writes what the last preview showed, or nothing: nothing may have come into the book since. */
async function writeShown(
  context: Parameters<Handlers['apply']>[0],
  file: StagedFile,
): Promise<{ seq: number | null; written: number; leftOut: number }> {
  const shown = file.shown ?? context.refuse('nothing_to_import')
  const asShown = async () => {
    if ((await newestSeq(context.db)) !== shown.seenSeq) context.refuse('book_changed')
  }
  await asShown()
  const accepted = acceptedRows(await file.worker.accepted())
  const { rows } = accepted
  if (rows.length === 0) context.refuse('nothing_to_import')
  const about = {
    fileName: oneLine(file.fileName, 255),
    sheet: oneLine(shown.sheet, 80),
    counts: shown.counts,
  }
  return noted(context, { kind: file.kind, file: about.fileName }, async () => {
    context.progress({ done: 0, total: rows.length, phase: 'backup' })
    await context.backup('before_import')
    if (context.signal.aborted) throw new Stopped()
    // The page is worked with while the copy is made, which can take seconds.
    await asShown()
    context.progress({ done: 0, total: rows.length, phase: 'writing' })
    // It was previewed: there is such a kind.
    const kind = (await importKindOf(file.kind)) ?? context.refuse('nothing_to_import')
    if (shown.corrected) {
      const layout = { kind: file.kind, ...shown.corrected }
      const remembered = await context.run('imports', 'rememberLayout', layout, { newest: shown.seenSeq })
      // Where the rows are refused now, this step of their own stands in nobody's way when they are tried again.
      shown.seenSeq = remembered.seq ?? shown.seenSeq
      shown.corrected = null
    }
    const newest = shown.seenSeq
    // Between the last look and the writing another may have come in: the command itself asks.
    const asOf: typeof context = {
      ...context,
      run: (area, name, given, options) => context.run(area, name, given, { newest, ...options }),
    }
    const { seq, leftOut } = await kind.write(asOf, about, accepted, file.sessionId)
    context.connection.kept(stagedFiles).putAway(file.token)
    return { seq, written: rows.length, leftOut }
  })
}

/** Carries an import out as one that is known to run, and that one hears of when its end is not its own. */
async function noted<T>(
  context: JobContext,
  { kind, file }: { kind: string; file: string },
  write: () => Promise<T>,
): Promise<T> {
  const { id } = context.announce({ what: 'import', file })
  noteImport(context.dataDir, { id, kind, file, at: context.now })
  try {
    const written = await write()
    // It is in, whatever became of whoever waited for it.
    dropImportNotesOf(context.dataDir, { kind, file })
    return written
  } catch (error) {
    if (!wasInterrupted(context.signal)) dropImportNote(context.dataDir, id)
    throw error
  }
}

/** A file this connection looks at. */
const stagedFile = (context: JobContext<'token_gone'>, token: string): StagedFile =>
  context.connection.kept(stagedFiles).find(token) ?? context.refuse('token_gone')

/** One that is to be looked at anew, or written: while its rows are written they are those that were shown. */
function restingFile(context: JobContext<'token_gone' | 'being_imported'>, token: string): StagedFile {
  const file = stagedFile(context, token)
  return file.isWritten ? context.refuse('being_imported') : file
}

const acceptedRows = (accepted: AcceptedForThread): AcceptedRows<unknown> =>
  'onDisk' in accepted
    ? { rows: rowsOnDisk(accepted.onDisk), onDisk: accepted.onDisk }
    : { rows: accepted.rows, onDisk: null }

/** A file system allows names that a line of the history does not. */
const oneLine = (name: string, most: number) =>
  name
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most) || '–'
