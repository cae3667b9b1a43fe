import type { GapCell } from '../../contract/needs'

/** What is asked of the people of a map, one line of a post and one person at a time, and how much of it was rated. */
export function ratedOf(cells: readonly GapCell[]): { rated: number; asked: number } {
  let rated = 0
  let asked = 0
  for (const { short, met, required } of cells) {
    rated += short + met
    asked += required
  }
  return { rated, asked }
}

/** People short, added up for each row, each column and all: somebody short in two competencies counts twice. */
export function sumsOf(cells: readonly GapCell[]) {
  const [rows, columns] = [new Map<string, number>(), new Map<string, number>()]
  let all = 0
  for (const { rowId, competencyId, short } of cells) {
    rows.set(rowId, (rows.get(rowId) ?? 0) + short)
    columns.set(competencyId, (columns.get(competencyId) ?? 0) + short)
    all += short
  }
  return {
    row: (id: string) => String(rows.get(id) ?? 0),
    column: (id: string) => String(columns.get(id) ?? 0),
    all: String(all),
  }
}

/** Where most people are short; of as many, where they are the larger share of those asked. */
export const largestOf = (cells: readonly GapCell[], most: number): readonly GapCell[] =>
  cells
    .filter(({ short }) => short > 0)
    .sort((a, b) => b.short - a.short || b.short * a.required - a.short * b.required)
    .slice(0, most)
