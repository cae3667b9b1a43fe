/** The three factors of a need; null is not yet known. `gapTenths` is levels × 10, 1.0 to 5.0 on the form. */
export interface PriorityFactors {
  readonly gapTenths: number | null
  /** 1 (little) to 5 (vital). */
  readonly criticality: number | null
  readonly headcount: number | null
}

export interface NeedPriority {
  /** gap × criticality × headcount, rounded half up to a whole number; null while a factor is missing. */
  readonly value: number | null
  readonly working: PriorityFactors
  readonly missing: readonly ('gap' | 'criticality' | 'headcount')[]
}

/** The working goes with the number (FEATURES N2): 1.4 × 5 × 168 = 1176. A missing factor is never taken as 0. */
export function needPriority(factors: PriorityFactors): NeedPriority {
  const { gapTenths, criticality, headcount } = factors
  const missing: NeedPriority['missing'][number][] = []
  if (gapTenths === null) missing.push('gap')
  if (criticality === null) missing.push('criticality')
  if (headcount === null) missing.push('headcount')
  const value =
    gapTenths === null || criticality === null || headcount === null
      ? null
      : Math.floor((gapTenths * criticality * headcount + 5) / 10)
  return { value, working: factors, missing }
}

/** Mean levels short of those who are short, in tenths, half up: 32 people short by 45 levels are 14 (1.4). */
export function meanGapTenths(levelsShort: number, peopleShort: number): number | null {
  return peopleShort === 0 ? null : Math.floor((levelsShort * 20 + peopleShort) / (peopleShort * 2))
}

/** Highest priority first, what has none last; equals keep their order. */
export function byPriority<T>(needs: readonly T[], priorityOf: (need: T) => number | null): T[] {
  return needs
    .map((need, index) => ({ need, index, value: priorityOf(need) ?? Number.NEGATIVE_INFINITY }))
    .sort((a, b) => (a.value === b.value ? a.index - b.index : b.value > a.value ? 1 : -1))
    .map(({ need }) => need)
}
