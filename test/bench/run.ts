import { type Figure, figureOf, type Measured } from './figure'
import { rows } from './rows'
import type { BenchSize } from './sizes'

export interface Outcome {
  figures: Record<string, Figure>
  /** Rows that cannot be measured here, with the reason. */
  absent: Record<string, string>
  /** What stands in the way of the goals that were missed. */
  inTheWay: Record<string, string>
}

/** Every row asked for, one after the other; `say` names the one that is being measured. */
export async function runBench(
  size: BenchSize,
  only: readonly string[] | null,
  say: (text: string) => void,
): Promise<Outcome> {
  const outcome: Outcome = { figures: {}, absent: {}, inTheWay: {} }
  for (const row of rows) {
    if (only && !only.includes(row.id)) continue
    const reason = row.absent?.() ?? null
    if (reason) {
      outcome.absent[row.metric] = reason
      say(`${row.metric}: not here: ${reason}`)
      continue
    }
    say(`measuring: ${row.metric}`)
    const measured = await row.measure(size)
    const all = isOne(measured) ? { [row.metric]: measured } : measured
    for (const [metric, one] of Object.entries(all)) {
      const figure = figureOf(one, row.goal)
      outcome.figures[metric] = figure
      if (!figure.met && row.inTheWay) outcome.inTheWay[metric] = row.inTheWay
    }
  }
  return outcome
}

const isOne = (measured: Measured | Record<string, Measured>): measured is Measured =>
  Array.isArray(measured.products)
