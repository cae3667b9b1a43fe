import { Suspense, useEffect } from 'react'
import { useToast } from '../../ui/feedback/ToastProvider'
import { useUnannounced } from '../announced-errors'
import { bringAllWords } from '../language'
import { lazyPart } from '../lazy-part'
import { goneSlot, useSay } from '../say'
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
  const connections = useServiceLink(state => state.connections)
  const again = connections > 1
  const link = useServiceLink(state => state.state)
  const toast = useToast()
  useEffect(() => {
    // The service is back, or will not come: nothing is being reconnected, and nothing that was said of it holds.
    if (link === 'ready' && connections > 1) toast({ message: '', slot: goneSlot })
    if (link === 'gave-up') for (const slot of [goneSlot, 'refusal', 'command']) toast({ message: '', slot })
  }, [link, connections, toast])
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
