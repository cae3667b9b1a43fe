import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/feedback/ToastProvider'
import { useUndoTrouble, useUndoWork } from '../undo'

/** Stands while an undo takes long: says that it is at work, and how many more were asked for. */
export function UndoAtWork() {
  const slow = useUndoWork(state => state.slow)
  const toast = useToast()
  const { t } = useTranslation('book')
  const latest = useRef({ toast, t })
  latest.current = { toast, t }
  useEffect(() => {
    const { toast, t } = latest.current
    // Its place is taken by what came of it; where that is a dialog, the line goes.
    if (!slow) return
    const { kind, waiting } = slow
    const message = waiting > 0 ? t(`undoAtWork.${kind}More`, { count: waiting }) : t(`undoAtWork.${kind}`)
    toast({ message, slot: 'command', stay: 0 })
  }, [slow])
  useEffect(
    () => () => {
      if (useUndoTrouble.getState().asking) latest.current.toast({ message: '', slot: 'command' })
    },
    [],
  )
  return null
}
