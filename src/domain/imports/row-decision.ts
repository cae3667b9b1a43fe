/**
 * What a person decided about one row: `take` it although it is in conflict, `pad` its number or `keep` the number
 * as it is, or leave the value that is wrong `blank` and take the rest.
 */
export const rowDecisions = ['take', 'pad', 'keep', 'blank'] as const
export type RowDecision = (typeof rowDecisions)[number]

/** By the sheet's 1-based row. */
export type RowDecisions = ReadonlyMap<number, RowDecision>

export function decisionFor(decisions: RowDecisions | undefined, row: number): RowDecision | undefined {
  return decisions?.get(row)
}
