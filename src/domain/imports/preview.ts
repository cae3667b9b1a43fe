import type { FindingCode } from './finding-codes'

/** What a file is for: 'people', 'scores'. Areas bring them; the reading of tables knows none. */
export type ImportKind = string

/**
 * error: the row (in an ability matrix: the cell) is left out. conflict: left out unless taken.
 * warning: goes in, look at it. info: nothing to decide.
 */
export type Severity = 'error' | 'warning' | 'conflict' | 'info'

export type FindingParams = Readonly<Record<string, string | number>>

export type Finding = {
  /** The sheet's 1-based row. */
  readonly row: number
  /** The heading as the sheet writes it; '' when the finding is about the whole row. */
  readonly column: string
  /** The value as seen. */
  readonly value: string
  readonly code: FindingCode
  readonly severity: Severity
  readonly params: FindingParams
  /** For a conflict: the rows one may choose between, 1-based. */
  readonly choices?: readonly number[]
}

export type ImportPreview<Row> = {
  readonly kind: ImportKind
  readonly sheet: string
  /** The sheet's 1-based row of the headings (the lower one of a two-level head). */
  readonly headerRow: number
  /** Field to heading. */
  readonly columns: Readonly<Record<string, string>>
  /** Data rows read; blank, total and note rows are not counted. */
  readonly rows: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  /** Persons (not rows) held out until somebody decides. */
  readonly conflicts: number
  /** Rows with an error. */
  readonly errors: number
  readonly findings: readonly Finding[]
  /** What would be written: new and changed rows. */
  readonly accepted: readonly Row[]
}

const WEIGHT: Record<Severity, number> = { error: 0, conflict: 1, warning: 2, info: 3 }

/** In the sheet's order; within a row the gravest first. */
export function inSheetOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.row - b.row || WEIGHT[a.severity] - WEIGHT[b.severity])
}

export function rowsWithErrors(findings: readonly Finding[]): number {
  return new Set(findings.filter(finding => finding.severity === 'error').map(finding => finding.row)).size
}
