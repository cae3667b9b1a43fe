/** One figure of SPEED.md: the product against its floor, measured in turn in the same run. */
export interface Figure {
  /** Median of product ÷ median of floor. */
  ratio: number
  /** 95th percentile of the pairs' ratios. */
  p95: number
  floor: string
  n: number
  /** Medians in milliseconds, for a person to read. */
  productMs: number
  floorMs: number
}

export interface Pair {
  product(round: number): Promise<number>
  floor(round: number): Promise<number>
}

/** Milliseconds of a piece of work. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** A B A B …, one warm-up pair first: what slows the machine slows both. */
export async function inTurn(pair: Pair, pairs: number, floor: string): Promise<Figure> {
  await pair.product(0)
  await pair.floor(0)
  const products: number[] = []
  const floors: number[] = []
  for (let round = 1; round <= pairs; round++) {
    products.push(await pair.product(round))
    floors.push(await pair.floor(round))
  }
  const ratios = products.map((product, index) => product / (floors[index] as number))
  return {
    ratio: rounded(quantile(products, 0.5) / quantile(floors, 0.5)),
    p95: rounded(quantile(ratios, 0.95)),
    floor,
    n: pairs,
    productMs: rounded(quantile(products, 0.5)),
    floorMs: rounded(quantile(floors, 0.5)),
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
