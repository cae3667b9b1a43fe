import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useSay } from '../../app/say'
import type { Progress } from '../../contract/wire'
import { bytesText, localDayOf } from '../../parts/book/moment-text'
import { usePlaces } from '../../parts/files/use-places'

/** Backing up now, to a file, and checking a file; each says how it went. */
export function useBackupFiles() {
  const { t } = useTranslation('settings')
  const say = useSay()
  const places = usePlaces()
  const now = useJob('book', 'backupNow')
  const toFile = useJob('book', 'backupTo')
  const verify = useJob('book', 'verifyArchive')
  const [progress, setProgress] = useState<Progress | null>(null)
  const refused = (error: unknown) => say.refused('book', error)

  return {
    now,
    toFile,
    verify,
    /** The long one that is running, with how far it is. */
    running: toFile.isPending ? ('packing' as const) : verify.isPending ? ('verifying' as const) : null,
    progress,
    backUpNow: () =>
      now.mutate(
        { input: {} },
        { onSuccess: () => say.done(t('said.backedUp'), { undoSeq: null }), onError: refused },
      ),
    async backUpToFile() {
      const day = localDayOf(new Date().toISOString())
      const file = await places.file({
        title: t('backups.saveTitle'),
        filter: 'archive',
        suggestedName: `zhixing-${day}.zhixing`,
      })
      if (!file) return
      setProgress(null)
      toFile.mutate(
        { input: { file: file.ticket }, onProgress: setProgress },
        {
          onSuccess({ bytes, lost }) {
            const words = { name: file.name, size: bytesText(bytes) }
            if (lost.count === 0) say.done(t('said.savedTo', words), { undoSeq: null })
            else
              say.done(t('said.savedWithout', { ...words, count: lost.count }), {
                undoSeq: null,
                tone: 'cinnabar',
              })
          },
          onError: refused,
        },
      )
    },
    async verifyFile() {
      const [file] = await window.zhixing.chooseFiles({ title: t('backups.verifyFile'), filter: 'archive' })
      if (!file) return
      setProgress(null)
      verify.mutate({ input: { file: file.ticket }, onProgress: setProgress }, { onError: refused })
    },
  }
}
