import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/ToastProvider'
import { client } from '../client'
import { bringAllWords } from '../language'
import { lazyPart } from '../lazy-part'
import { useUnsaid } from '../said-errors'
import { useSay } from '../say'
import { useServiceLink } from '../service-link'
import { useUndoTrouble } from '../undo'
import { useUnsettled } from '../unsettled'

const UndoBlockedDialog = lazyPart(async () => (await import('./UndoBlockedDialog')).UndoBlockedDialog)

/** What went wrong and no page has said, and what stands in the way of an undo. */
export function Troubles() {
  const say = useSay()
  const unsaid = useUnsaid(state => state.error)
  const { blocked, refused, clear } = useUndoTrouble()
  useEffect(() => {
    if (unsaid) void bringAllWords().then(() => say.refused(unsaid.room, unsaid.error))
  }, [unsaid, say])
  useEffect(() => {
    if (!refused) return
    say.refused('book', refused)
    clear()
  }, [refused, say, clear])
  useSettling()
  return blocked ? (
    <Suspense>
      <UndoBlockedDialog />
    </Suspense>
  ) : null
}

/** After the service came back: did the commands that were on their way land? Nothing is sent again by itself. */
function useSettling(): void {
  const toast = useToast()
  const { t } = useTranslation('common')
  const ready = useServiceLink(state => state.state === 'ready')
  const waiting = useUnsettled(state => state.commandIds.length)
  useEffect(() => {
    if (!ready || waiting === 0) return
    for (const commandId of useUnsettled.getState().take()) {
      client.book.landed({ commandId }).then(
        ({ seq }) =>
          toast({
            message: t(seq === null ? 'failure.lost' : 'failure.landed'),
            tone: seq === null ? 'cinnabar' : 'plain',
            slot: 'refusal',
            stay: 12_000,
          }),
        () => undefined,
      )
    }
  }, [ready, waiting, toast, t])
}
