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
  /** What each of those rows says, in their order. */
  readonly says?: readonly string[]
  /** What is asked is no row's: its answer stands under this key, one of the people, or of the days, where there are any. */
  readonly asks?: {
    readonly key: string
    readonly people?: readonly AskedPerson[]
    readonly days?: readonly string[]
    /** Other answers there are. */
    readonly answers?: readonly string[]
    readonly among?: readonly AskedAmong[]
  }
}

/** One of several things that stand and may be meant: which of them, and what it says. */
export type AskedAmong = { readonly answer: string; readonly number: number; readonly says: string }

export type AskedPerson = { readonly id: string; readonly staffNo: string | null; readonly name: string }

/** What a person answered to questions that are no row's, by their keys. */
export type Answers = Readonly<Record<string, string>>

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

/**
 * What a person decided about one row: `take` it although it is in conflict, `pad` its number or `keep` the number
 * as it is, leave the date that is wrong `blank` and take the rest, or `skip` the row. Decided about the row of the
 * headings, it is about the whole sheet: it is read with `all_sheets` like it, or without the rows that it does not
 * show (`leave_hidden`); its name, or that in its title, is a team's (`sheet_team`) or none (`no_sheet_team`); units written
 * with the levels above them are taken apart (`split_levels`) or not (`whole_names`); its dates have the `day_first` or the `month_first`; its levels are of `ten_points` or `hundred_points`; its marks
 * are a `percent` of 1, or meant `as_marked`, and are the `as_first` marks although it says 补考; its only mark is meant
 * `as_theory` or `as_practice`; the columns are meant `as_read` although 理论考试 has several; the scheme of its session makes its `own_results` of them.
 */
export const rowDecisions = [
  'take',
  'pad',
  'keep',
  'blank',
  'skip',
  'all_sheets',
  'leave_hidden',
  'sheet_team',
  'no_sheet_team',
  'split_levels',
  'whole_names',
  'day_first',
  'month_first',
  'ten_points',
  'hundred_points',
  'full_points',
  'percent',
  'as_marked',
  'own_results',
  'as_first',
  'as_theory',
  'as_practice',
  'as_read',
] as const
export type RowDecision = (typeof rowDecisions)[number]

/** By the sheet's 1-based row. One row may need several: its number padded and its date left blank. */
export type RowDecisions = ReadonlyMap<number, readonly RowDecision[]>

/** As the wire carries them: `{ '12': ['take'] }`; anything that is no row or no decision is dropped. */
export function rowDecisionsFrom(record: Readonly<Record<string, readonly string[]>>): RowDecisions {
  const known: ReadonlySet<string> = new Set(rowDecisions)
  const isDecision = (text: string): text is RowDecision => known.has(text)
  return new Map(
    Object.entries(record).flatMap(([row, texts]) => {
      const made = texts.filter(isDecision)
      return /^\d+$/.test(row) && made.length > 0 ? [[Number(row), made] as const] : []
    }),
  )
}

export function isDecided(decisions: RowDecisions | undefined, row: number, decision: RowDecision): boolean {
  return decisions?.get(row)?.includes(decision) ?? false
}

/** Of what holds for all sheets that are read. */
export function isDecidedAnywhere(decisions: RowDecisions | undefined, decision: RowDecision): boolean {
  return [...(decisions?.values() ?? [])].some(made => made.includes(decision))
}

/** Whether what a row holds out is to go in: decided about it, or about all there are. */
export const isTaken = (
  rules: { readonly takeConflicts?: boolean; readonly decisions?: RowDecisions },
  row: number,
): boolean => rules.takeConflicts === true || isDecided(rules.decisions, row, 'take')

/** Every finding an import can make. Their meanings: docs/import-codes.md; their words: i18n imports.json. */
export const findingCodes = [
  'no_number',
  'no_name',
  'no_person',
  'unreadable_number',
  'damaged_text',
  'too_long',
  'lost_zeros',
  'book_lost_zeros',
  'repeated_person',
  'conflicting_unit',
  'conflicting_name',
  'conflicting_details',
  'conflicting_mark',
  'conflicting_rating',
  'name_changed',
  'name_differs',
  'matched_by_name',
  'same_name',
  'unknown_person',
  'not_on_roll',
  'impossible_date',
  'day_missing',
  'odd_date_order',
  'assumed_month_first',
  'day_order_month_first',
  'day_order_day_first',
  'future_date',
  'left_before_hired',
  'left_without_date',
  'left_person',
  'rehire',
  'unknown_status',
  'unknown_gender',
  'masked_phone',
  'unreadable_phone',
  'unknown_method',
  'unknown_supervisors',
  'unclear_supervisors',
  'unknown_competency',
  'new_names',
  'sheet_team',
  'sheet_teams',
  'unit_leader',
  'unit_levels',
  'unit_levels_said',
  'status_beside_name',
  'counts_active',
  'shifted_row',
  'invalid_level',
  'impossible_mark',
  'no_mark',
  'marked_and_missed',
  'impossible_time',
  'leaves_before_coming',
  'total_row',
  'note_row',
  'repeated_heading',
  'second_table',
  'side_by_side',
  'beside_read',
  'error_value',
  'unsaved_formula',
  'unread_columns',
  'other_scale',
  'target_columns',
  'day_named',
  'rating_day',
  'fraction_marks',
  'other_results',
  'result_differs',
  'full_mark',
  'full_mark_unsure',
  'resit_marks',
  'resit_columns',
  'resit_part',
  'resit_again',
  'resit_no_earlier',
  'resit_no_result',
  'resit_passed',
  'resit_cheating',
  'resit_no_attempts_left',
  'one_mark',
  'part_not_counted',
  'mark_twice',
  'parts_of_mark',
  'absent_marked',
  'other_session',
  'not_admitted',
  'no_block',
  'log_day',
  'contrary_times',
  'morning_times',
  'missing_scan',
  'scans_unclear',
  'typed_attendance',
  'not_in_log',
  'not_marked',
  'no_scan',
  'half_scanned',
  'scan_unread',
  'row_in_doubt',
  'not_seen',
  'few_seen',
  'row_disagrees',
  'joins_unread',
  'state_beside_time',
  'no_minutes',
  'unknown_mark',
  'minutes_beyond_block',
  'more_sheets',
  'other_sheet',
  'rows_of_sheet',
  'hidden_rows',
  'seat_number',
] as const

export type FindingCode = (typeof findingCodes)[number]
