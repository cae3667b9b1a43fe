import { layoutFingerprint } from './fingerprint'
import { findHeader, possibleHeaders } from './header-row'
import { type KindSpec, sheetsToTry, shownHeadings } from './layout'
import { isRefusal } from './refusal'
import { isBlank, type Table } from './table'

/** What can be asked of a person where the columns were not recognised. */
export type AskedHeadings = {
  readonly sheet: string
  readonly headings: readonly string[]
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
  let best: { sheet: string; headings: string[]; certainty: number; filled: number } | null = null
  for (const table of sheets) {
    if (table.rows.every(row => row.every(isBlank))) continue
    for (const header of possibleHeaders(table))
      fingerprints.push(layoutFingerprint(spec.kind, shownHeadings(header)))
    const found = findHeader(table, spec.words, 1) ?? fullest(table)
    if (!found) continue
    const headings = shownHeadings(found)
    const one = { sheet: table.name, headings, certainty: found.certainty, filled: filledOf(headings) }
    const better =
      best === null ||
      one.certainty > best.certainty ||
      (one.certainty === best.certainty && one.filled > best.filled)
    if (better) best = one
  }
  return best && { sheet: best.sheet, headings: best.headings, fingerprints }
}

const filledOf = (headings: readonly string[]) => headings.filter(text => text !== '').length

function fullest(table: Table) {
  let most: { headings: Parameters<typeof shownHeadings>[0]['headings']; certainty: number } | null = null
  let filled = 1
  for (const { top, bottom, headings } of possibleHeaders(table)) {
    const count = headings.filter(heading => heading.text !== '').length
    if (top !== bottom || count <= filled) continue
    filled = count
    most = { headings, certainty: 0 }
  }
  return most
}
