import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/feedback/ToastProvider'
import { useUnannounced } from '../announced-errors'
import { client } from '../client'
import { bringAllWords } from '../language'
import { lazyPart } from '../lazy-part'
import { useSay } from '../say'
import { useServiceLink } from '../service-link'
import { useUndoTrouble } from '../undo'
import { useUnsettled } from '../unsettled'
import { useUndoAtWork } from './undo-at-work'

const UndoDialog = lazyPart(async () => (await import('./UndoDialog')).UndoDialog)

/** What went wrong and no page has said, and what stands in the way of an undo. */
export function Troubles() {
  const say = useSay()
  const unannounced = useUnannounced(state => state.error)
  const { asking, refused, clear } = useUndoTrouble()
  useEffect(() => {
    if (unannounced) void bringAllWords().then(() => say.refused(unannounced.area, unannounced.error))
  }, [unannounced, say])
  useEffect(() => {
    if (!refused) return
    // In the place of the line that said it was at work.
    say.refused('book', refused, 'command')
    clear()
  }, [refused, say, clear])
  useUndoAtWork()
  useSettling()
  return asking ? (
    <Suspense>
      <UndoDialog {...asking} />
    </Suspense>
  ) : null
}

/** After the service came back: did the commands that were on their way land? Nothing is sent again by itself. */
function useSettling(): void {
  const toast = useToast()
  const { t } = useTranslation('common')
  const connections = useServiceLink(state => state.connections)
  const latest = useRef({ toast, t })
  latest.current = { toast, t }
  useEffect(() => {
    if (connections < 2) return
    const { take, add } = useUnsettled.getState()
    for (const commandId of take()) {
      client.book.landed({ commandId }).then(
        ({ seq }) => {
          const { toast, t } = latest.current
          const lost = seq === null
          const message = t(lost ? 'failure.lost' : 'failure.landed')
          toast({ message, tone: lost ? 'cinnabar' : 'plain', slot: 'refusal', stay: 12_000 })
        },
        // This one went away as well: the next is asked.
        () => add(commandId),
      )
    }
  }, [connections])
}
