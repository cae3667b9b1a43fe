import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/feedback/ToastProvider'
import { client } from '../client'
import { useServiceLink } from '../service-link'
import { useUnsettled } from '../unsettled'

/** After the service came back: did the commands that were on their way land? Nothing is sent again by itself. */
export function Settling() {
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
          toast({ message, tone: lost ? 'cinnabar' : 'plain', slot: 'refusal' })
        },
        // This one went away as well: the next is asked.
        () => add(commandId),
      )
    }
  }, [connections])
  return null
}
