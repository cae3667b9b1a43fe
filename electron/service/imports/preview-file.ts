import {
  type ColumnsAsked,
  findingsAtOnce,
  type ImportChoices,
  type ImportFinding,
  type ImportPreviewOutput,
} from '../../../src/contract/imports'
import type { ImportChange } from '../../../src/contract/imports/changes'
import type { ChangeTotals, ChangeValue } from '../../../src/domain/imports/changes'
import { isRefusal, type RefusalCode } from '../../../src/domain/imports/refusal'
import { listed } from '../../../src/domain/text/listed'
import type { JobContext } from '../context'
import { importKindOf } from '../import-kinds'
import { Stopped } from '../refusal'
import type { SheetPreview, SheetRefusal } from './import-worker'
import { findLayout, newestSeq } from './imports-store'
import type { StagedFile } from './staged-files'

/**
 * Previews the staged file against the book as it is now. Columns pointed out before are found again by the layout.
 * Stopped where another preview of the same file begins: the worker holds the rows of one, and they are the newest's.
 */
export async function previewFile(
  context: JobContext<RefusalCode | 'session_unknown', 'comparing'>,
  file: StagedFile,
  choices: ImportChoices,
  findingsFrom = 0,
): Promise<ImportPreviewOutput> {
  file.shown = null
  const run = ++file.previews
  const orStopped = () => {
    if (file.previews !== run) throw new Stopped()
  }
  const { kind, sessionId } = file
  const own = (await importKindOf(kind)) ?? context.refuse('kind_unknown')
  const seenSeq = await newestSeq(context.db)
  const against = await own.snapshot(context.db, sessionId)
  if (against === null) return context.refuse('session_unknown', { session: sessionId })
  context.progress({ done: 0, total: 0, phase: 'comparing' })
  const previewWith = async (mapping: ImportChoices['mapping'], remembered = false) => {
    orStopped()
    const asked = { kind, against, choices: { ...choices, mapping, remembered }, today: context.today }
    const previewed = await file.worker.preview(asked)
    orStopped()
    return previewed
  }

  let preview = await previewWith(choices.mapping)
  let remembered: Record<string, string | null> | null = null
  if (choices.mapping === null) {
    const known = await findLayout(context.db, kind, fingerprintsOf(preview))
    const again = known && (await previewWith(known, true))
    if (again && !isRefusal(again)) {
      preview = again
      remembered = known
    } else if (again) preview = await previewWith(null)
  }
  if (isRefusal(preview))
    return context.refuse(preview.refused, {
      ...preview.params,
      ...headingsSeen(preview),
      ...askedOf(file, preview),
    })

  orStopped()
  const { fingerprint, ...shown } = preview
  const { rows, changed, unchanged, conflicts, errors } = preview
  file.shown = {
    choices: { ...choices, mapping: choices.mapping ?? remembered, remembered: remembered !== null },
    sheet: preview.sheet,
    counts: { rows, new: preview.new, changed, unchanged, conflicts, errors },
    seenSeq,
    corrected: choices.mapping === null ? null : { fingerprint, mapping: choices.mapping },
  }
  return {
    ...shown,
    token: file.token,
    fileName: file.fileName,
    sessionId,
    sheets: file.opened.sheets,
    columns: { ...preview.columns },
    mapping: choices.mapping ?? remembered,
    remembered: remembered !== null,
    findings: await findingsOf(file, findingsFrom, findingsAtOnce),
    findingsFrom,
    findingsTotal: preview.findings,
    changes: changeTotals(preview.changes),
  }
}

/** Some of what the last preview would change, of one field where it is named. */
export async function changesOf(
  file: StagedFile,
  request: { field: string | null; from: number; count: number },
): Promise<ImportChange[]> {
  const changes = await file.worker.changes(request)
  return changes.map(({ called, of, before, after, ...change }) => ({
    ...change,
    called: shownValue(called),
    of: shownValue(of),
    before: shownValue(before),
    after: shownValue(after),
  }))
}

const changeTotals = ({ fields, notes, ...totals }: ChangeTotals): ImportPreviewOutput['changes'] => ({
  ...totals,
  notes: { ...notes },
  fields: fields.map(({ called, ...field }) => ({ ...field, called: shownValue(called) })),
})

/** A note may be two thousand characters long: the end of it is left out. */
function shownValue(value: ChangeValue | null): ImportChange['before'] {
  if (value?.as === 'names') return { as: 'names', names: [...value.names] }
  return value?.as === 'text' ? { as: 'text', text: clipped(value.text) } : value
}

/** Some of the findings of the last preview, in the sheet's order. */
export async function findingsOf(file: StagedFile, from: number, count: number): Promise<ImportFinding[]> {
  const findings = await file.worker.findings({ from, count })
  return findings.map(({ params, value, who, choices: rows, says, asks, ...finding }) => ({
    ...finding,
    value: clipped(value),
    who: who === null ? null : clipped(who),
    params: { ...params },
    ...(rows ? { choices: [...rows] } : {}),
    ...(says ? { says: says.map(clipped) } : {}),
    ...(asks ? { asks: { key: asks.key, ...(asks.people && { people: [...asks.people] }) } } : {}),
  }))
}

/** Enough of a value to find it by: a cell may hold 30,000 characters. */
const longestShown = 200

const clipped = (value: string) => (value.length > longestShown ? `${value.slice(0, longestShown)}…` : value)

function fingerprintsOf(preview: SheetPreview | SheetRefusal): readonly string[] {
  return isRefusal(preview) ? (preview.asked?.fingerprints ?? []) : [preview.fingerprint]
}

/** Which fields are missing, beside all that there are, and what headings stand there instead. */
function headingsSeen({ params, asked }: SheetRefusal): { missing: string; seen: string } {
  const headings = asked?.headings.filter(heading => heading !== '') ?? []
  return { missing: String(params.fields ?? ''), seen: clipped(listed(headings, mostSeen)) || '–' }
}

const mostSeen = 12

/** Where a person can say which column is which, the refusal carries what they need for it. */
function askedOf(file: StagedFile, { asked }: SheetRefusal): ColumnsAsked | null {
  if (!asked) return null
  return {
    token: file.token,
    kind: file.kind,
    fileName: file.fileName,
    sheets: file.opened.sheets,
    sheet: asked.sheet,
    headings: [...asked.headings],
    columns: { ...asked.columns },
    fields: asked.fields,
    wanted: asked.wanted.map(fields => [...fields]),
  }
}
