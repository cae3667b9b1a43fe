import type { Layout } from '../../../src/domain/imports/layout'
import type { Finding, ImportPreview } from '../../../src/domain/imports/preview'
import { type Cell, cellText } from '../../../src/domain/imports/table'

/** Rows left out for an error, as the file has them, and what is wrong with each. */
export interface ProblemRows {
  headings: string[]
  rows: string[][]
  /** `row` counts in the file of the problems, where the headings are row 1. */
  problems: { row: number; finding: Finding }[]
}

/** Mended, they are imported again and only they go in. */
export function problemRows(layout: Layout | null, shown: ImportPreview<unknown> | null): ProblemRows {
  if (!layout || !shown) return { headings: [], rows: [], problems: [] }
  const errors = new Map<number, Finding[]>()
  for (const finding of shown.findings) {
    if (finding.severity !== 'error') continue
    const known = errors.get(finding.row)
    if (known) known.push(finding)
    else errors.set(finding.row, [finding])
  }
  const width = layout.headings.length
  const texts = (cells: readonly Cell[]) =>
    Array.from({ length: width }, (_, column) => cellText(cells[column]))
  const left = layout.data.filter(row => errors.has(row.row))
  return {
    headings: [...layout.headings],
    rows: left.map(row => texts(row.cells)),
    problems: left.flatMap((row, index) =>
      (errors.get(row.row) ?? []).map(finding => ({ row: index + 2, finding })),
    ),
  }
}
