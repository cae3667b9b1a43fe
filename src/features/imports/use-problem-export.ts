import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import type { ImportPreviewOutput } from '../../contract/imports'
import { usePlaces } from '../../parts/files/use-places'
import { useToast } from '../../ui/feedback/ToastProvider'

/** The rows left out, into a workbook the person names. */
export function useProblemExport({ token, fileName }: ImportPreviewOutput) {
  const { t } = useTranslation('imports')
  const language = useLanguage(state => state.language)
  const job = useJob('imports', 'exportProblems')
  const toast = useToast()
  const say = useSay()
  const places = usePlaces()
  const exportProblems = async () => {
    const name = fileName.replace(/\.[^.]+$/, '')
    const file = await places.file({
      title: t('problem.exportDialog'),
      filter: 'workbook',
      suggestedName: t('problem.fileName', { name }),
    })
    if (!file) return
    try {
      const { rows } = await job.mutateAsync({ input: { token, file: file.ticket, language } })
      toast({
        message: t('problem.exported', { count: rows }),
        action: { label: t('problem.show'), onSelect: () => void window.zhixing.showWritten(file.ticket) },
      })
    } catch (error) {
      say.refused('imports', error)
    }
  }
  return { exportProblems, busy: job.isPending }
}
