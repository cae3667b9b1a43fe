import type { Layout, SheetPart } from './sheet-layout'

/** What was made of each sheet of a layout. */
export type SheetBySheet<Made> = {
  readonly each: readonly Made[]
  /** Of the sheet that a row, as it is numbered in the layout, belongs to. */
  of(row: number): Made
}

/** The sheets whose rows a layout holds, where there is more than the one it is called by. */
export const sheetsRead = ({ parts = [] }: Pick<Layout, 'parts'>): readonly SheetPart[] =>
  parts.filter(({ read }) => read)

/**
 * Asks each sheet of a layout that has rows by itself: with its own name, title, rows and findings, as if it had been read
 * alone. Sheets that are read together are often of different days, sessions or rounds.
 */
export function sheetBySheet<Field extends string, Made>(
  layout: Layout<Field>,
  make: (sheet: Layout<Field>) => Made,
): SheetBySheet<Made> {
  const { parts: _, ...whole } = layout
  const sheets = sheetsRead(layout)
  if (sheets.length < 2) {
    const made = make(whole)
    return { each: [made], of: () => made }
  }
  const each = sheets.flatMap(({ by, read: _, ...words }, at) => {
    const next = sheets[at + 1]?.by ?? Number.POSITIVE_INFINITY
    const isIn = ({ row }: { readonly row: number }) => row > by && row <= next
    const [data, findings] = [whole.data.filter(isIn), whole.findings.filter(isIn)]
    return data.length === 0 ? [] : [{ by, made: make({ ...whole, ...words, data, findings }) }]
  })
  return {
    each: each.map(({ made }) => made),
    of: row => (each.findLast(({ by }) => by < row) ?? each[0]!).made,
  }
}
