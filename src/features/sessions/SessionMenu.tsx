import { useTranslation } from 'react-i18next'
import { useCommand, useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { go } from '../../app/links'
import { useSay } from '../../app/say'
import type { SessionDetail } from '../../contract/sessions/list'
import { cancelRefusal } from '../../domain/sessions/session-status'
import { usePlaces } from '../../parts/files/use-places'
import { useCaveat } from '../../parts/forms/use-caveat'
import { useSessionWords } from '../../parts/sessions/session-words'
import { Menu, type MenuAction } from '../../ui/overlay/Menu'
import { usePrintSignIn } from './attendance/use-print-sign-in'
import type { SessionPanel } from './SessionPanels'

/** What is done to a session as a whole. What cannot be done now says why. */
export function SessionMenu({
  session,
  onPanel,
}: {
  session: SessionDetail
  onPanel: (panel: SessionPanel) => void
}) {
  const { t } = useTranslation('sessions')
  const say = useSay()
  const restore = useCommand('sessions', 'restore')
  const reopen = useCommand('sessions', 'reopen')
  const close = useCommand('sessions', 'close')
  const { print } = usePrintSignIn(session)
  const exportResults = useExportResults(session)
  const { id, status } = session
  const failed = { onError: (error: Error) => say.refused('sessions', error) }

  const fixed = status === 'closed' ? 'session_closed' : status === 'cancelled' ? 'session_cancelled' : null
  const refusal = fixed && t(`refusal.${fixed}`)
  const cancelling = cancelRefusal({
    status,
    recordedBlocks: session.blocks.filter(block => block.recordedOn !== null).length,
    reason: '-',
  })
  const held = status === 'held' || status === 'closed'

  const items: (MenuAction | 'line' | false)[] = [
    { id: 'reschedule', label: t('session.menu.reschedule'), refusal, onSelect: () => onPanel('reschedule') },
    {
      id: 'scheme',
      label: t('session.menu.scheme'),
      refusal: status === 'closed' ? t('refusal.session_closed') : null,
      onSelect: () => onPanel('scheme'),
    },
    {
      id: 'print',
      label: t('session.menu.print'),
      refusal: session.enrolled === 0 ? t('refusal.nobody_enrolled') : null,
      onSelect: () => void print(),
    },
    { id: 'forms', label: t('session.menu.forms'), onSelect: () => onPanel('forms') },
    held && { id: 'results', label: t('session.menu.exportResults'), onSelect: () => void exportResults() },
    {
      id: 'course',
      label: t('session.menu.course'),
      onSelect: () => go({ page: 'course', id: session.courseId }),
    },
    'line',
    status === 'held' && {
      id: 'close',
      label: t('session.action.close'),
      onSelect: () => close.mutate({ id }, failed),
    },
    status === 'closed' && {
      id: 'reopen',
      label: t('session.reopen'),
      onSelect: () => reopen.mutate({ id }, failed),
    },
    status === 'cancelled'
      ? { id: 'restore', label: t('session.restore'), onSelect: () => restore.mutate({ id }, failed) }
      : {
          id: 'cancel',
          label: t('session.menu.cancel'),
          danger: true,
          refusal: cancelling && t(`refusal.${cancelling}`),
          onSelect: () => onPanel('cancel'),
        },
  ]
  return <Menu label={t('session.more')} compact items={items.filter(item => item !== false)} />
}

/** The results of one session as a workbook. */
function useExportResults(session: SessionDetail): () => Promise<void> {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const words = useSessionWords()
  const say = useSay()
  const places = usePlaces()
  const job = useJob('reports', 'exportResults')
  const withCaveat = useCaveat()
  return async () => {
    const chosen = await places.file({
      title: t('results.choose'),
      filter: 'workbook',
      suggestedName: `${t('results.fileName', { session: words.name(session) })}.xlsx`,
    })
    if (!chosen) return
    try {
      const { rows, caveat } = await job.mutateAsync({
        input: { file: chosen.ticket, sessionId: session.id, language },
      })
      const { text, tone } = withCaveat(t('results.done', { count: rows }), caveat)
      say.done(text, {
        undoSeq: null,
        tone,
        action: { label: t('print.open'), onSelect: () => void window.zhixing.openWritten(chosen.ticket) },
      })
    } catch (error) {
      say.refused('reports', error)
    }
  }
}
