import { layoutFingerprint } from './fingerprint'
import { findHeader, type Header, possibleHeaders } from './header-row'
import { assignColumns, fold } from './heading'
import { type KindSpec, sheetsToTry, shownHeadings } from './layout'
import { isRefusal } from './refusal'
import { isBlank, type Table } from './table'

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
 * The row that names one field at least; else the fullest row of words, the highest of them. Null for a sheet of figures.
 */
export function askedHeadings(
  tables: readonly Table[],
  spec: KindSpec,
  sheet: string | undefined,
): AskedHeadings | null {
  const sheets = sheetsToTry(tables, sheet)
  if (isRefusal(sheets)) return null
  const fingerprints: string[] = []
  let best: { sheet: string; header: Header; headings: string[]; filled: number } | null = null
  for (const table of sheets) {
    if (table.rows.every(row => row.every(isBlank))) continue
    for (const header of possibleHeaders(table))
      fingerprints.push(layoutFingerprint(spec.kind, shownHeadings(header)))
    const found = findHeader(table, spec.words, 1) ?? fullest(table)
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

function fullest(table: Table): Header | null {
  let most: Header | null = null
  let filled = 1
  for (const { top, bottom, headings } of possibleHeaders(table)) {
    const count = headings.filter(heading => heading.text !== '').length
    if (top !== bottom || count <= filled) continue
    filled = count
    most = { top, bottom, headings, certainty: 0 }
  }
  return most
}
