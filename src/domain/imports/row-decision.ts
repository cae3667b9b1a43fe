/**
 * What a person decided about one row: `take` it although it is in conflict, `pad` its number or `keep` the number
 * as it is, or leave the value that is wrong `blank` and take the rest.
 */
export const rowDecisions = ['take', 'pad', 'keep', 'blank'] as const
export type RowDecision = (typeof rowDecisions)[number]

/** By the sheet's 1-based row. */
export type RowDecisions = ReadonlyMap<number, RowDecision>

/** As the wire carries them: `{ '12': 'take' }`; anything that is no row or no decision is dropped. */
export function rowDecisionsFrom(record: Readonly<Record<string, string>>): RowDecisions {
  const known: ReadonlySet<string> = new Set(rowDecisions)
  const isDecision = (text: string): text is RowDecision => known.has(text)
  return new Map(
    Object.entries(record).flatMap(([row, text]) =>
      /^\d+$/.test(row) && isDecision(text) ? [[Number(row), text] as const] : [],
    ),
  )
}

export function decisionFor(decisions: RowDecisions | undefined, row: number): RowDecision | undefined {
  return decisions?.get(row)
}
