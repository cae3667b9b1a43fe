import { layoutFingerprint } from './fingerprint'
import { findHeader, type Header, possibleHeaders } from './header-row'
import { assignColumns, fold } from './heading'
import { type KindSpec, sheetsToTry, shownHeadings } from './layout'
import { isRefusal } from './refusal'
import { isEmpty, type Sheet } from './table'

/** What can be asked of a person where the columns were not recognised. */
export type AskedHeadings = {
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
      fingerprints.push(layoutFingerprint(spec.kind, shownHeadings(header)))
    const found = findHeader(table, spec.words, Math.min(2, spec.required.length)) ?? firstFullRow(table)
    if (!found) continue
    const headings = shownHeadings(found)
    const one = { sheet: table.name, header: found, headings, filled: filledOf(headings) }
    const better =
      best === null ||
      found.certainty > best.header.certainty ||
      (found.certainty === best.header.certainty && one.filled > best.filled)
    if (better) best = one
  }
  if (!best) return null
  const { sheet: name, header, headings } = best
  const { columns } = assignColumns(spec.words, header.headings.map(fold))
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
