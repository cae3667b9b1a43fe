import { useTranslation } from 'react-i18next'
import { useJob } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { useSay } from '../../../app/say'
import { usePlaces } from '../../../parts/files/use-places'
import { useSessionWords } from '../../../parts/sessions/session-words'

interface Printed {
  id: string
  courseName: string
  courseNameEn: string | null
  number: number
}

/** 签到表 into a file the person chooses; the line that says so opens it. */
export function usePrintSignIn(session: Printed): { print: () => Promise<void>; printing: boolean } {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const words = useSessionWords()
  const say = useSay()
  const places = usePlaces()
  const job = useJob('sessions', 'printSignIn')

  const print = async () => {
    const chosen = await places.file({
      title: t('print.choose'),
      filter: 'pdf',
      suggestedName: `${t('print.fileName', { session: words.name(session) })}.pdf`,
    })
    if (!chosen) return
    try {
      const done = await job.mutateAsync({
        input: { sessionId: session.id, file: chosen.ticket, language },
      })
      say.done(t('print.done', { count: done.pages }), {
        of: done,
        action: { label: t('print.open'), onSelect: () => void window.zhixing.openWritten(chosen.ticket) },
      })
    } catch (error) {
      say.refused('sessions', error)
    }
  }
  return { print, printing: job.isPending }
}
