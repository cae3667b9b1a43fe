import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../contract/book/history'
import { useToast } from '../../ui/feedback/ToastProvider'
import { client } from '../client'
import { historyText } from '../history-words'
import { bringAllWords } from '../language'
import { lastCommand } from '../last-command'
import { wasNamed } from '../say'
import { bringBack, takeBack } from '../undo'

/** Names each command after it was carried out, in the words of the history, and offers to take it back. */
export function CommandAnnouncer() {
  const command = lastCommand(state => state.command)
  const toast = useToast()
  const { t } = useTranslation(['book', 'common'])
  const latest = useRef({ toast, t })
  latest.current = { toast, t }

  useEffect(() => {
    if (!command) return
    let stale = false
    const name = (entry: HistoryEntry | undefined, redo: number | undefined) => {
      // A page that spoke for itself did so while the history was being asked.
      if (stale || wasNamed(command.seq) || entry?.seq !== command.seq) return
      const { toast, t } = latest.current
      const action = actionOf(entry, redo)
      toast({
        message: historyText(t, entry),
        slot: 'command',
        ...(action
          ? { action: { label: t(`common:action.${action.name}`), onSelect: action.onSelect } }
          : {}),
      })
    }
    const asked = client.book.history({ before: command.seq + 1, limit: 1 })
    const state = command.name === 'undo' ? client.book.undoState({}) : null
    Promise.all([asked, state, bringAllWords()]).then(
      ([{ entries }, state]) => name(entries[0], state?.redo?.seq),
      // The command is done; that it cannot be named is no second failure.
      () => undefined,
    )
    return () => {
      stale = true
    }
  }, [command])
  return null
}

/** `redo`: the undo that can be brought back; not every one can. */
function actionOf(
  entry: HistoryEntry,
  redo: number | undefined,
): { name: 'undo' | 'redo'; onSelect: () => void } | null {
  if (entry.seq === redo) return { name: 'redo', onSelect: () => void bringBack(entry.seq) }
  if (entry.kind !== 'do' || entry.undo === 'final') return null
  return { name: 'undo', onSelect: () => void takeBack(entry.seq) }
}
