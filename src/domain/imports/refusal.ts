/** Why a file cannot be imported at all. Their words: i18n imports.json, "refusal". */
export const refusalCodes = [
  'file_missing',
  'not_a_file',
  'empty_file',
  'not_a_table',
  'password_protected',
  'truncated',
  'damaged',
  'too_large',
  'too_many_columns',
  'too_many_rows',
  'cell_too_long',
  'too_many_rows_whole',
  'older_too_large',
  'older_document',
  'other_format',
  'unsafe',
  'unreadable',
  'mixed_encoding',
  'unknown_encoding',
  'unclosed_quote',
  'no_rows',
  'unsaved_formulas',
  'sheet_missing',
  'no_header',
  'missing_columns',
  'column_twice',
  'seat_numbers',
  'kind_unknown',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export type ImportRefusal = {
  readonly refused: RefusalCode
  readonly params: Readonly<Record<string, string | number>>
}

export function refusal(refused: RefusalCode, params: ImportRefusal['params'] = {}): ImportRefusal {
  return { refused, params }
}

export function isRefusal(value: object): value is ImportRefusal {
  return 'refused' in value
}

/** The fields without a column, each with those that would do in its place. */
export function missingFields(params: Readonly<Record<string, unknown>>): string[][] {
  const missing = String(params.missing ?? '')
  return missing === '' ? [] : missing.split(',').map(either => either.split('/'))
}
