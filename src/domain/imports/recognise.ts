import { layoutFingerprint } from './fingerprint'
import { findHeader, type Header, possibleHeaders } from './header-row'
import { assignColumns, foldAll, shownHeadings } from './heading'
import { type KindSpec, readLayout, sheetsToTry } from './layout'
import type { ImportKind } from './preview'
import { isRefusal } from './refusal'
import { firstRows, isEmpty, type Sheet, type Table } from './table'

function fitOf<Field extends string>(tables: readonly Table[], spec: KindSpec<Field>): number {
  const layout = readLayout(tables, spec)
  return isRefusal(layout) ? 0 : spec.fit(layout)
}

/** A sheet says what it is long before its end. */
const ROWS_LOOKED_AT = 5_000

const beginningOf = (sheet: Sheet): Table => ({ ...sheet, rows: firstRows(sheet.rows, ROWS_LOOKED_AT) })

/**
 * What a file is for, by its headings and cells, never by its name: the kind it fits best, the first of those that fit
 * as well. Null when it fits none: a question bank, a complaint list, monthly figures.
 */
export function recogniseKind(whole: readonly Sheet[], kinds: readonly KindSpec[]): ImportKind | null {
  const tables = whole.map(beginningOf)
  let best: { kind: ImportKind | null; fit: number } = { kind: null, fit: 0 }
  for (const spec of kinds) {
    const fit = fitOf(tables, spec)
    if (fit > best.fit) best = { kind: spec.kind, fit }
  }
  return best.kind
}

/** What can be asked of a person where the columns were not recognised. */
type AskedHeadings = {
  readonly sheet: string
  readonly headings: readonly string[]
  /** Field to heading, as far as they were recognised. */
  readonly columns: Readonly<Record<string, string>>
  /** Of everything in the file that could be its headings: what was pointed out before is found under one of them. */
  readonly fingerprints: readonly string[]
}

/**
 * The likeliest headings of a file that none, or too few, of the kind's words fit: a person points out which is which.
 * Where no row names enough fields it is the first row of words that is nearly as full as any. Null for a sheet of figures.
 */
export function askedHeadings(
  tables: readonly Sheet[],
  spec: KindSpec,
  sheet: string | undefined,
): AskedHeadings | null {
  const sheets = sheetsToTry(tables, sheet)
  if (isRefusal(sheets)) return null
  const fingerprints: string[] = []
  let best: { sheet: string; header: Header; headings: string[]; filled: number } | null = null
  for (const table of sheets) {
    if (isEmpty(table)) continue
    for (const header of possibleHeaders(table))
      fingerprints.push(layoutFingerprint(spec.kind, shownHeadings(header.headings)))
    const found = findHeader(table, spec.words, Math.min(2, spec.required.length)) ?? firstFullRow(table)
    if (!found) continue
    const headings = shownHeadings(found.headings)
    const one = { sheet: table.name, header: found, headings, filled: filledOf(headings) }
    const better =
      best === null ||
      found.certainty > best.header.certainty ||
      (found.certainty === best.header.certainty && one.filled > best.filled)
    if (better) best = one
  }
  if (!best) return null
  const { sheet: name, header, headings } = best
  const { columns } = assignColumns(spec.words, foldAll(header.headings))
  const recognised = [...columns].map(([field, column]) => [field, headings[column] ?? ''] as const)
  return { sheet: name, headings, columns: Object.fromEntries(recognised), fingerprints }
}

const filledOf = (headings: readonly string[]) => headings.filter(text => text !== '').length

/** Title rows have a cell or two; headings fill at least seven tenths of the fullest row. */
const NEARLY_FULL = 0.7

function firstFullRow(table: Sheet): Header | null {
  const rows = [...possibleHeaders(table)]
    .filter(({ top, bottom }) => top === bottom)
    .map(row => ({ ...row, certainty: 0, filled: filledOf(row.headings.map(heading => heading.text)) }))
  const most = Math.max(2, ...rows.map(row => row.filled))
  return rows.find(row => row.filled >= most * NEARLY_FULL) ?? null
}
