/**
 * What a person decided about one row: `take` it although it is in conflict, `pad` its number or `keep` the number
 * as it is, leave the date that is wrong `blank` and take the rest, or `skip` the row.
 */
export const rowDecisions = ['take', 'pad', 'keep', 'blank', 'skip'] as const
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
