/** Either side gives its own measurement: milliseconds, or whatever the figure's unit is. */
export interface Pair {
  product(round: number): Promise<number>
  base(round: number): Promise<number>
}

/** Milliseconds of a piece of work. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/**
 * One warm-up pair, then A B, B A, A B …: what slows the machine slows both, and neither always comes second.
 */
export async function inTurn(
  pair: Pair,
  pairs: number,
  { warmUp } = { warmUp: true },
): Promise<{ products: number[]; bases: number[] }> {
  if (warmUp) {
    await pair.product(0)
    await pair.base(0)
  }
  const products: number[] = []
  const bases: number[] = []
  for (let round = 1; round <= pairs; round++) {
    const steps = [
      async () => products.push(await pair.product(round)),
      async () => bases.push(await pair.base(round)),
    ]
    for (const step of round % 2 === 1 ? steps : steps.reverse()) await step()
  }
  return { products, bases }
}
