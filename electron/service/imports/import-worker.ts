import { basename } from 'node:path'
import { type Change, type ChangeTotals, changeCounts } from '../../../src/domain/imports/changes'
import { type Mapping, readLayout, type SheetLayout, sheetsToTry } from '../../../src/domain/imports/layout'
import type { Finding, ImportKind as Kind } from '../../../src/domain/imports/preview'
import { type RowDecision, rowDecisionsFrom } from '../../../src/domain/imports/preview'
import { asLog } from '../../../src/domain/imports/reader-month'
import { askedHeadings, recogniseKind } from '../../../src/domain/imports/recognise'
import { type ImportRefusal, isRefusal, refusal } from '../../../src/domain/imports/refusal'
import { isBlank, type Sheet } from '../../../src/domain/imports/table'
import { whoInRows } from '../../../src/domain/imports/who-in-rows'
import { type KeptRows, keepRows, type RowsOnDisk } from '../db/kept-rows'
import type { Spill } from '../db/spill'
import { everyImportKind, importKindOf, importKinds } from '../import-kinds'
import type { AnyImportKind, PreviewCounts } from './import-kind'
import { machineOffsetAt } from './machine-zone'
import { type OfferedPeople, offeredPeople } from './offered-people'
import { type ProblemRows, problemRows } from './problem-rows'

export interface PreviewChoices {
  sheet: string | null
  mapping: Record<string, string | null> | null
  /** The mapping is that of an earlier file. */
  remembered: boolean
  pad: boolean | null
  takeConflicts: boolean
  decisions: Record<string, RowDecision[]>
  answers: Record<string, string>
  enrolMissing: boolean
}

export interface OpenedFile {
  recognised: Kind | null
  sheets: { name: string; hidden: boolean; rows: number }[]
}

/** The preview without its rows and findings: those stay with the worker until they are asked for. */
export type SheetPreview = Omit<PreviewCounts, 'cells' | 'competencies'> & {
  kind: Kind
  title: string
  headings: string[]
  fields: string[]
  fingerprint: string
  sample: Record<string, string>[]
  accepted: number
  findings: number
  changes: ChangeTotals
  competencies: string[]
  cells: NonNullable<PreviewCounts['cells']> | null
}

/** Why there is no preview; `asked` where a person can say which column is which. */
export type SheetRefusal = ImportRefusal & {
  asked?: {
    sheet: string
    headings: readonly string[]
    columns: Readonly<Record<string, string>>
    fields: string[]
    wanted: (readonly string[])[]
    fingerprints: readonly string[]
  }
}

/** With whom its row is about; null where the row does not say, or nobody needs to look at it. */
export type FoundInRow = Finding & { readonly who: string | null }

/** The accepted rows as they cross to another thread. */
export type AcceptedForThread = { readonly rows: readonly unknown[] } | { readonly onDisk: RowsOnDisk }

/** A file by its path, or what was pasted. */
export type ImportSource = { readonly path: string } | { readonly name: string; readonly text: string }

/** One file that is read. Plain functions over plain data, so that it can sit in a thread that is killed. */
export interface ImportWorker {
  open(source: ImportSource): Promise<OpenedFile | ImportRefusal>
  preview(request: {
    kind: Kind
    against: unknown
    choices: PreviewChoices
    today: string
  }): Promise<SheetPreview | SheetRefusal>
  findings(request: { from: number; count: number }): Promise<readonly FoundInRow[]>
  /** In the order of the preview; of one field where it is named. */
  changes(request: { field: string | null; from: number; count: number }): Promise<readonly Change[]>
  accepted(): Promise<AcceptedForThread>
  problems(): Promise<ProblemRows>
}

/** More than these lie on disk: accepted rows cross to the writing thread from there. */
const MOST_AT_ONCE = 5_000
const SAMPLE = 5

interface Shown {
  readonly layout: SheetLayout
  readonly accepted: KeptRows<unknown>
  readonly findings: KeptRows<Finding>
  readonly offered: OfferedPeople
  readonly changes: KeptRows<Change>
}

export function createImportWorker(spill: Spill): ImportWorker {
  let tables: readonly Sheet[] = []
  let shown: Shown | null = null
  return {
    async open(source) {
      // Not before the first file: the service starts without the readers of workbooks.
      const { readSheets } = await import('./reading/read-tables')
      const read =
        'path' in source
          ? await readSheets(source.path, { name: basename(source.path), spill })
          : await readSheets(Buffer.from(source.text), { name: source.name, encoding: 'utf-8', spill })
      if (isRefusal(read)) return read
      tables = read.tables.map(asLog)
      return {
        recognised: recogniseKind(
          tables,
          (await everyImportKind()).map(({ spec }) => spec),
        ),
        sheets: tables.map(({ name, hidden, rows }) => ({ name, hidden, rows: filledRows(rows) })),
      }
    },
    async preview({ kind: code, against, choices, today }) {
      shown?.accepted.drop()
      shown?.findings.drop()
      shown?.changes.drop()
      shown = null
      const kind = await importKindOf(code)
      if (!kind) return refusal('kind_unknown')
      const sheets = sheetsFor(kind, tables, choices.sheet)
      if (isRefusal(sheets)) return sheets
      const layout = readLayout(sheets, kind.spec, {
        ...(choices.sheet === null ? {} : { sheet: choices.sheet }),
        mapping: (choices.mapping ?? {}) as Mapping,
        offsetAt: machineOffsetAt,
        decisions: rowDecisionsFrom(choices.decisions),
      })
      if (isRefusal(layout)) return withAsked(layout, sheets, kind, choices.sheet)
      if (kind.wholeRows !== null && layout.data.length > kind.wholeRows)
        return refusal('too_many_rows_whole', { rows: kind.wholeRows })
      const [twice] = layout.twice
      if (twice) return withAsked(refusal('column_twice', { ...twice }), sheets, kind, choices.sheet)
      const accepted = keepRows<unknown>(spill, MOST_AT_ONCE)
      const findings = keepRows<Finding>(spill, MOST_AT_ONCE)
      const offered = offeredPeople()
      const changes = keepRows<Change>(spill, MOST_AT_ONCE)
      const counted = changeCounts()
      const sample: unknown[] = []
      const counts = kind.preview(layout, against, rulesOf(code, choices, today), {
        accepted: {
          push(row) {
            if (sample.length < SAMPLE) sample.push(row)
            accepted.push(row)
          },
        },
        findings: { push: finding => findings.push(offered.taken(finding)) },
        changes: {
          push(change) {
            counted.see(change)
            changes.push(change)
          },
        },
      })
      if (isRefusal(counts)) return withAsked(counts, sheets, kind, choices.sheet)
      shown = { layout, accepted, findings, offered, changes }
      return {
        ...counts,
        kind: code,
        title: layout.title,
        headings: [...layout.headings],
        fields: fieldsOf(kind),
        fingerprint: layout.fingerprint,
        sample: sample.map(row => kind.sample(row)),
        accepted: accepted.length,
        findings: findings.length,
        changes: counted.totals(),
        cells: counts.cells ?? null,
        competencies: [...(counts.competencies ?? [])],
      }
    },
    async findings({ from, count }) {
      if (!shown) return []
      const found = shown.offered.givenTo(someOf(shown.findings.rows(), from, count))
      const rows = found.filter(({ severity }) => severity !== 'info').map(({ row }) => row)
      const who = whoInRows(shown.layout, new Set(rows))
      return found.map(finding => ({ ...finding, who: who.get(finding.row) ?? null }))
    },
    async changes({ field, from, count }) {
      const all = shown?.changes.rows() ?? []
      return someOf(field === null ? all : ofField(all, field), from, count)
    },
    async accepted() {
      if (!shown || shown.accepted.length < MOST_AT_ONCE) return { rows: [...(shown?.accepted.rows() ?? [])] }
      return { onDisk: shown.accepted.toDisk() }
    },
    async problems() {
      return problemRows(shown && { layout: shown.layout, findings: shown.findings.rows() })
    },
  }
}

function someOf<T>(rows: Iterable<T>, from: number, count: number): T[] {
  const some: T[] = []
  let at = 0
  for (const row of rows) {
    if (some.length === count) break
    if (at >= from) some.push(row)
    at += 1
  }
  return some
}

function* ofField(changes: Iterable<Change>, field: string): Iterable<Change> {
  for (const change of changes) if (change.field === field) yield change
}

function filledRows(rows: Sheet['rows']): number {
  let filled = 0
  for (const row of rows) if (!row.every(isBlank)) filled += 1
  return filled
}

/** The sheets as the kind takes them: one by one from the disk, or whole. */
function sheetsFor(
  { wholeRows }: AnyImportKind,
  tables: readonly Sheet[],
  name: string | null,
): readonly Sheet[] | ImportRefusal {
  if (wholeRows === null) return tables
  const tried = sheetsToTry(tables, name ?? undefined)
  if (isRefusal(tried)) return tried
  if (tried.some(sheet => sheet.rows.length > wholeRows))
    return refusal('too_many_rows_whole', { rows: wholeRows })
  return tables.map(sheet => (tried.includes(sheet) ? { ...sheet, rows: [...sheet.rows] } : sheet))
}

const decidesZeros = (kind: Kind) => importKinds.some(one => one.kind === kind && one.decidesZeros)

const rulesOf = (kind: Kind, choices: PreviewChoices, today: string) => ({
  pad: choices.pad ?? decidesZeros(kind),
  takeConflicts: choices.takeConflicts,
  enrolMissing: choices.enrolMissing,
  remembered: choices.remembered,
  decisions: rowDecisionsFrom(choices.decisions),
  answers: choices.answers,
  today,
})

const fieldsOf = ({ spec }: AnyImportKind) => spec.words.map(words => words.field)

/** What pointing out the columns can mend. */
const mayBeAsked: ReadonlySet<string> = new Set([
  'missing_columns',
  'no_header',
  'column_twice',
  'seat_numbers',
])

function withAsked(
  refused: ImportRefusal,
  tables: readonly Sheet[],
  kind: AnyImportKind,
  sheet: string | null,
): SheetRefusal {
  if (!mayBeAsked.has(refused.refused)) return refused
  const asked = askedHeadings(tables, kind.spec, sheet ?? undefined)
  if (!asked) return refused
  return { ...refused, asked: { ...asked, fields: fieldsOf(kind), wanted: [...kind.spec.required] } }
}
