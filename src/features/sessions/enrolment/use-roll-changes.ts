import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../app/call'
import { useSay } from '../../../app/say'
import type { EnrolmentRow } from '../../../contract/sessions/enrolment'
import { keepLeftOut } from './left-out'

/** People off the roll and on again, said in one line with its undo. */
export function useRollChanges(sessionId: string) {
  const { t } = useTranslation('sessions')
  const say = useSay()
  const { mutateAsync: change, isPending } = useCommand('sessions', 'changeRoll')
  const withdraw = useCallback(
    async (people: EnrolmentRow[]) => {
      try {
        const done = await change({ sessionId, withdraw: people.map(person => ({ enrolmentId: person.id })) })
        say.done(t('roster.withdrew', { count: people.length }), { of: done })
        return true
      } catch (error) {
        say.refused('sessions', error)
        return false
      }
    },
    [change, sessionId, say, t],
  )
  const enrolAgain = useCallback(
    async (person: EnrolmentRow) => {
      try {
        const done = await change({ sessionId, add: [person.personId] })
        const { enrolled, leftOut } = done
        keepLeftOut(sessionId, leftOut)
        if (enrolled > 0) say.done(t('roster.enrolled', { count: enrolled }), { of: done })
        return enrolled > 0
      } catch (error) {
        say.refused('sessions', error)
        return false
      }
    },
    [change, sessionId, say, t],
  )
  return { withdraw, enrolAgain, busy: isPending }
}
