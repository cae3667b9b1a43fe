import type { ImportKindFacts, ImportPreviewOutput } from '../../../src/contract/imports'
import type { Change } from '../../../src/domain/imports/changes'
import type { KindSpec, SheetLayout } from '../../../src/domain/imports/layout'
import type { Answers, Finding, ImportPreview, RowDecisions } from '../../../src/domain/imports/preview'
import type { ImportRefusal } from '../../../src/domain/imports/refusal'
import type { Rows } from '../../../src/domain/imports/table'
import type { Db, JobContext } from '../context'
import type { RowsOnDisk } from '../db/kept-rows'

/** What a person decided about a file, as the previews take it. */
export interface ImportRules {
  readonly pad: boolean
  readonly takeConflicts: boolean
  readonly enrolMissing: boolean
  /** The columns are those pointed out for an earlier file of this layout. */
  readonly remembered: boolean
  readonly decisions: RowDecisions
  readonly answers: Answers
  readonly today: string
}

/** Where a preview puts what may be many. */
export interface ImportSinks<Row> {
  readonly accepted: { push(row: Row): unknown }
  /** In the sheet's order. */
  readonly findings: { push(finding: Finding): unknown }
  /** What stands and what would, of whomever the book has something to compare with; person by person. */
  readonly changes: { push(change: Change): unknown }
}

/** A preview without the many. */
export type PreviewCounts = Omit<ImportPreview<never>, 'kind' | 'accepted' | 'findings'> & {
  readonly competencies?: readonly string[]
  readonly cells?: ImportPreviewOutput['cells']
}

/** The file as its import is remembered. */
export interface ImportAbout {
  readonly fileName: string
  readonly sheet: string
  readonly counts: Record<string, number>
}

export interface ImportWritten {
  seq: number | null
  /** People of the file who could not be put on the roll. */
  leftOut: number
}

/** The accepted rows: in memory, or on disk when they are many. */
export interface AcceptedRows<Row> {
  readonly rows: Rows<Row>
  readonly onDisk: RowsOnDisk | null
}

/**
 * One kind of file that can be imported, as its area brings it. Its preview runs in a thread of its own, so `Snapshot`
 * is plain data.
 */
export interface ImportKind<Field extends string = string, Snapshot = unknown, Row = unknown> {
  /** How its sheets are known. */
  readonly spec: KindSpec<Field>
  /** Most data rows, where a preview needs all of them at once; null when it takes them one by one. */
  readonly wholeRows: number | null
  /** What a file is compared with: the book as it is now. Null when there is no such session. */
  snapshot(db: Db, sessionId: string | null): Promise<Snapshot | null>
  preview(
    layout: SheetLayout<Field>,
    snapshot: Snapshot,
    rules: ImportRules,
    sinks: ImportSinks<Row>,
  ): PreviewCounts | ImportRefusal
  /** A row as it will be written, field by field, for the eye. Phones are masked here as everywhere. */
  sample(row: Row): Record<string, string>
  /** Hands the accepted rows to the area they belong to, as one command: all or none. */
  write(
    context: JobContext<'session_missing'>,
    about: ImportAbout,
    accepted: AcceptedRows<Row>,
    sessionId: string | null,
  ): Promise<ImportWritten>
}

/** A kind among others: whoever keeps the list hands each only its own snapshots and rows. */
export type AnyImportKind = ImportKind<string, unknown, unknown>

export const anyKind = <Field extends string, Snapshot, Row>(kind: ImportKind<Field, Snapshot, Row>) =>
  // Of one kind among others nobody knows the rows but the kind itself, which gets only its own.
  kind as unknown as AnyImportKind

/** `office`: what stands before any class, and has to be there; `roll`: of a class, and names its people; `day`: of a class, and tells when it was. */
export type PartOfRound = 'office' | 'roll' | 'day'

/** What an area's manifest says of a kind before any file is there, and where the rest is loaded from. */
export interface ImportKindEntry extends Omit<ImportKindFacts, 'area'> {
  /** Its place among all kinds, as an office needs them. */
  at: number
  /** What a file of it is taken for where a whole round is run from an office's files; one without a part is passed over. */
  part?: PartOfRound
  load: () => Promise<AnyImportKind>
}
