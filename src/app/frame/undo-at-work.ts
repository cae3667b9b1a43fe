import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/feedback/ToastProvider'
import { bringAllWords } from '../language'
import { useUndoTrouble, useUndoWork } from '../undo'

/** Says that an undo is at work when it takes a while, and again to one who asks for the next meanwhile. */
export function useUndoAtWork(): void {
  const slow = useUndoWork(state => state.slow)
  const asking = useUndoTrouble(state => state.asking?.code)
  const toast = useToast()
  const { t } = useTranslation('book')
  const latest = useRef({ toast, t })
  latest.current = { toast, t }
  const announced = useRef(false)
  useEffect(() => {
    if (!slow) return
    void bringAllWords().then(() => {
      if (useUndoWork.getState().slow === null) return
      announced.current = true
      const { toast, t } = latest.current
      // Its place is taken by what came of it.
      toast({ message: t(`undoAtWork.${slow.kind}`), slot: 'command', stay: 0 })
    })
  }, [slow])
  useEffect(() => {
    const { toast, t } = latest.current
    if (!asking || !announced.current) return
    announced.current = false
    toast({
      message: t(asking === 'undo_of_another' ? 'undoAtWork.another' : 'undoAtWork.blocked'),
      slot: 'command',
    })
  }, [asking])
}
