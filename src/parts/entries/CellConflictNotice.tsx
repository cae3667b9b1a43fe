import { Suspense } from 'react'
import { lazyPart } from '../../app/lazy-part'
import type { ConflictWordsProps } from './CellConflictWords'

const CellConflictWords = lazyPart(async () => (await import('./CellConflictWords')).CellConflictWords)

/** Over a sheet: what was entered into a cell that somebody else had changed, and whose word stands. */
export function CellConflictNotice(props: ConflictWordsProps) {
  return <Suspense>{props.shown.length > 0 && <CellConflictWords {...props} />}</Suspense>
}
