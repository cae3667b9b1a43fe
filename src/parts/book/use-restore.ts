import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { queryClient } from '../../app/client'

/** Brings a backup back in place of the book. Afterwards everything on the page is asked again. */
export function useRestore() {
  const { t } = useTranslation('book')
  const backup = useJob('book', 'restoreBackup')
  const archive = useJob('book', 'restoreArchive')
  const [busyName, setBusyName] = useState<string | null>(null)
  const again = () => void queryClient.invalidateQueries()

  return {
    busy: backup.isPending || archive.isPending,
    busyName: backup.isPending ? busyName : null,
    error: backup.error ?? archive.error,
    restored: backup.isSuccess || archive.isSuccess,
    fromList(name: string) {
      archive.reset()
      setBusyName(name)
      backup.mutate({ input: { name } }, { onSuccess: again })
    },
    async fromFile() {
      const [file] = await window.zhixing.chooseFiles({ title: t('restore.fromFile'), filter: 'archive' })
      if (!file) return
      backup.reset()
      archive.mutate({ input: { file: file.ticket } }, { onSuccess: again })
    },
  }
}
