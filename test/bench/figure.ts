/** One figure of the table: the product against its floor, measured in turn in the same run. */
export interface Figure {
  /** Median of the product ÷ median of the floor. */
  ratio: number
  /** 95th percentile of the pairs' ratios. */
  p95: number
  floor: string
  n: number
  unit: Unit
  /** Medians, and 95th percentiles, of either side in that unit. */
  product: number
  base: number
  productP95: number
  baseP95: number
  goal: string
  met: boolean
  /** What a reader has to know besides, such as the page that was the worst. */
  note?: string
}

export type Unit = 'ms' | 'MB' | 'KB'

/** Each goal the figure must keep at least one of: `≤ 1.3 × or +1 ms`. */
export interface Goal {
  /** Product ÷ floor at most. */
  atMost?: number
  /** Floor ÷ product at least: so many times faster. */
  timesFaster?: number
  /** Product − floor at most, in the figure's unit. */
  more?: number
  /** The product itself at most, in the figure's unit. */
  bound?: number
  /** Which of the two is judged; the median where nothing is said. */
  of?: 'median' | 'p95'
}

/** What was measured: either side of each pair, in order. */
export interface Measured {
  products: readonly number[]
  bases: readonly number[]
  unit: Unit
  floor: string
  note?: string
}

export function figureOf({ products, bases, unit, floor, note }: Measured, goal: Goal): Figure {
  if (products.length === 0 || products.length !== bases.length)
    throw new Error(`${products.length} measurements against ${bases.length}`)
  const product = quantile(products, 0.5)
  const base = quantile(bases, 0.5)
  const productP95 = quantile(products, 0.95)
  const baseP95 = quantile(bases, 0.95)
  const judged = goal.of === 'p95' ? { product: productP95, base: baseP95 } : { product, base }
  return {
    ratio: rounded(product / base),
    p95: rounded(
      quantile(
        products.map((one, index) => one / (bases[index] as number)),
        0.95,
      ),
    ),
    floor,
    n: products.length,
    unit,
    product: rounded(product),
    base: rounded(base),
    productP95: rounded(productP95),
    baseP95: rounded(baseP95),
    goal: goalText(goal, unit),
    met: isMet(goal, judged),
    ...(note ? { note } : {}),
  }
}

function isMet(goal: Goal, { product, base }: { product: number; base: number }): boolean {
  return (
    (goal.atMost !== undefined && product <= base * goal.atMost) ||
    (goal.timesFaster !== undefined && base >= product * goal.timesFaster) ||
    (goal.more !== undefined && product - base <= goal.more) ||
    (goal.bound !== undefined && product <= goal.bound)
  )
}

export function goalText({ atMost, timesFaster, more, bound, of }: Goal, unit: Unit): string {
  const parts = [
    ...(atMost === undefined ? [] : [`≤ ${atMost} ×`]),
    ...(timesFaster === undefined ? [] : [`≥ ${timesFaster} × faster`]),
    ...(more === undefined ? [] : [`+${Math.round(more * 10) / 10} ${unit}`]),
    ...(bound === undefined ? [] : [`≤ ${bound} ${unit}`]),
  ]
  return `${parts.join(' or ')}${of === 'p95' ? ' (p95)' : ''}`
}

/** The value below which `share` of them lie: the nearest rank, so always one that was measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil(share * sorted.length - 1e-9))
  return sorted[rank - 1] ?? Number.NaN
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
