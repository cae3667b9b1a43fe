import { certificateFigure } from './certificates'
import { coldStartFigure } from './cold-start'
import type { Figure } from './pairs'
import { readFigures } from './reads'
import { importFigure } from './roster-import'

export interface BenchSize {
  pairs: number
  people: number
  importRows: number
  certificates: number
}

/** SPEED.md: at least 20 pairs. */
export const wholeBench: BenchSize = { pairs: 20, people: 5000, importRows: 50_000, certificates: 500 }

/** Every figure, one after the other; `say` names the one that is being measured. */
export async function runBench(
  size: BenchSize,
  say: (text: string) => void,
): Promise<Record<string, Figure>> {
  const figures: Record<string, Figure> = {}
  say('cold start')
  figures['cold start'] = await coldStartFigure(size.pairs)
  say('list and search')
  Object.assign(figures, await readFigures(size.pairs, size.people))
  say('roster import')
  figures['roster import'] = await importFigure(size.pairs, size.importRows)
  say('certificates in one PDF')
  figures['certificates in one PDF'] = await certificateFigure(size.pairs, size.certificates)
  return figures
}
