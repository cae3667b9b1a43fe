import { useTranslation } from 'react-i18next'
import type { ChosenFile } from '../../contract/host'
import { useToast } from '../../ui/feedback/ToastProvider'

/** One table from the system's dialog, or of those that were dropped. */
export function useFileChoice(onFile: (file: ChosenFile) => void) {
  const { t } = useTranslation('imports')
  const toast = useToast()
  return {
    async choose() {
      const [file] = await window.zhixing.chooseFiles({ title: t('start.dialog'), filter: 'table' })
      if (file) onFile(file)
    },
    async drop(files: readonly File[]) {
      const [first] = files
      const file = first ? await window.zhixing.ticketOf(first) : null
      if (!file) {
        toast({ message: t('start.notTaken'), tone: 'cinnabar' })
        return
      }
      if (files.length > 1) toast({ message: t('start.one', { name: file.name }) })
      onFile(file)
    },
  }
}
