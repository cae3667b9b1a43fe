import { Suspense } from 'react'
import { lazyPart } from '../../app/lazy-part'
import type { StaleCell } from './use-kept-cell'

const StaleCellWords = lazyPart(async () => (await import('./StaleCellWords')).StaleCellWords)

/** Over a sheet: what was typed into a cell before, when the cell has become another one since. */
export function StaleCellNotice({ cell }: { cell: StaleCell | null }) {
  return <Suspense>{cell && <StaleCellWords cell={cell} />}</Suspense>
}
