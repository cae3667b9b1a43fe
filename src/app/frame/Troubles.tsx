import { Suspense, useEffect } from 'react'
import { useUnannounced } from '../announced-errors'
import { bringAllWords } from '../language'
import { lazyPart } from '../lazy-part'
import { useSay } from '../say'
import { useServiceLink } from '../service-link'
import { useUndoTrouble, useUndoWork } from '../undo'

const Settling = lazyPart(async () => (await import('./Settling')).Settling)
const UndoAtWork = lazyPart(async () => (await import('./UndoAtWork')).UndoAtWork)
const UndoDialog = lazyPart(async () => (await import('./UndoDialog')).UndoDialog)

/** What went wrong and no page has said, and what stands in the way of an undo. */
export function Troubles() {
  const say = useSay()
  const unannounced = useUnannounced(state => state.error)
  const { asking, refused, clear } = useUndoTrouble()
  const slow = useUndoWork(state => state.slow !== null)
  const again = useServiceLink(state => state.connections) > 1
  useEffect(() => {
    if (unannounced) void bringAllWords().then(() => say.refused(unannounced.area, unannounced.error))
  }, [unannounced, say])
  useEffect(() => {
    if (!refused) return
    // In the place of the line that said it was at work.
    say.refused('book', refused, 'command')
    clear()
  }, [refused, say, clear])
  return (
    <Suspense>
      {again && <Settling />}
      {slow && <UndoAtWork />}
      {asking && <UndoDialog {...asking} />}
    </Suspense>
  )
}
