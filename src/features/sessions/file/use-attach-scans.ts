import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../../app/call'
import { useSay } from '../../../app/say'
import type { ChosenFile } from '../../../contract/host'
import type { FileItemKind } from '../../../domain/sessions/codes'

/** Scans into the book's own store, one after the other; the name of the one on its way. */
export function useAttachScans(sessionId: string, kind: FileItemKind) {
  const { t } = useTranslation('sessions')
  const say = useSay()
  const job = useJob('sessions', 'attachScan')
  const [attaching, setAttaching] = useState<string | null>(null)

  const attach = async (files: readonly ChosenFile[]) => {
    try {
      for (const file of files) {
        setAttaching(file.name)
        await job.mutateAsync({ input: { sessionId, kind, file: file.ticket } })
        say.done(t('file.attached', { file: file.name }))
      }
    } catch (error) {
      say.refused('sessions', error)
    } finally {
      setAttaching(null)
    }
  }
  return {
    attaching,
    choose: async () =>
      attach(await window.zhixing.chooseFiles({ title: t('file.chooseTitle'), filter: 'scan', many: true })),
    async drop(files: readonly File[]) {
      const tickets = await Promise.all(files.map(file => window.zhixing.ticketOf(file)))
      await attach(tickets.filter(ticket => ticket !== null))
    },
  }
}
