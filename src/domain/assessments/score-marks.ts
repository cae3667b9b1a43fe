import type { Mark } from './marks'

export type ScoreComponent = 'theory' | 'practice' | 'total'
export const scoreComponents = ['theory', 'practice', 'total'] as const satisfies ScoreComponent[]

/** undefined: the sheet has no such column. null: the cell is blank. */
export type ImportedMarks = { readonly [Component in ScoreComponent]?: Mark | null }

export function sameMark(a: Mark | null | undefined, b: Mark | null | undefined): boolean {
  if (!a || !b) return (a ?? null) === (b ?? null)
  if (a.state === 'scored') return b.state === 'scored' && a.mark === b.mark
  return a.state === b.state
}
