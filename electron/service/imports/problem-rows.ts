import type { SheetLayout } from '../../../src/domain/imports/layout'
import type { Finding } from '../../../src/domain/imports/preview'
import { type Cell, cellText, type Rows } from '../../../src/domain/imports/table'

/** Rows left out for an error, as the file has them, and what is wrong with each. */
export interface ProblemRows {
  headings: string[]
  rows: string[][]
  /** `row` counts in the file of the problems, where the headings are row 1. */
  problems: { row: number; finding: Finding }[]
}

/** Mended, they are imported again and only they go in. */
export function problemRows(shown: { layout: SheetLayout; findings: Rows<Finding> } | null): ProblemRows {
  if (!shown) return { headings: [], rows: [], problems: [] }
  const { layout, findings } = shown
  const errors = new Map<number, Finding[]>()
  for (const finding of findings) {
    if (finding.severity !== 'error') continue
    const known = errors.get(finding.row)
    if (known) known.push(finding)
    else errors.set(finding.row, [finding])
  }
  const width = layout.headings.length
  const texts = (cells: readonly Cell[]) =>
    Array.from({ length: width }, (_, column) => cellText(cells[column]))
  const left: { row: number; texts: string[] }[] = []
  for (const { row, cells } of layout.data) if (errors.has(row)) left.push({ row, texts: texts(cells) })
  return {
    headings: [...layout.headings],
    rows: left.map(row => row.texts),
    problems: left.flatMap((row, index) =>
      (errors.get(row.row) ?? []).map(finding => ({ row: index + 2, finding })),
    ),
  }
}
