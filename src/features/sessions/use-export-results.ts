import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import type { SessionDetail } from '../../contract/sessions/list'
import { usePlaces } from '../../parts/files/use-places'
import { useSessionWords } from '../../parts/sessions/session-words'

/** The results of one session as a workbook. */
export function useExportResults(session: SessionDetail): () => Promise<void> {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const words = useSessionWords()
  const say = useSay()
  const places = usePlaces()
  const job = useJob('reports', 'exportResults')
  return async () => {
    const chosen = await places.file({
      title: t('results.choose'),
      filter: 'workbook',
      suggestedName: `${t('results.fileName', { session: words.name(session) })}.xlsx`,
    })
    if (!chosen) return
    try {
      const { rows } = await job.mutateAsync({
        input: { file: chosen.ticket, sessionId: session.id, language },
      })
      say.done(t('results.done', { count: rows }), {
        action: { label: t('print.open'), onSelect: () => void window.zhixing.openWritten(chosen.ticket) },
      })
    } catch (error) {
      say.refused('reports', error)
    }
  }
}
