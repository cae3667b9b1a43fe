import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../../app/call'
import { refusalText, useSay } from '../../../app/say'
import type { ChosenFile } from '../../../contract/host'
import type { FileItemKind } from '../../../domain/sessions/codes'
import { useToast } from '../../../ui/feedback/ToastProvider'

/** Scans into the book's own store, one after the other; the name of the one on its way. */
export function useAttachScans(sessionId: string, kind: FileItemKind) {
  const { t } = useTranslation('sessions')
  const say = useSay()
  const toast = useToast()
  const job = useJob('sessions', 'attachScan')
  const [attaching, setAttaching] = useState<string | null>(null)

  /** One that is refused keeps none of the others out. */
  const attach = async (files: readonly ChosenFile[], notTaken: readonly string[] = []) => {
    const refused = notTaken.length > 0 ? [t('file.notTaken', { files: notTaken })] : []
    for (const file of files) {
      setAttaching(file.name)
      try {
        await job.mutateAsync({ input: { sessionId, kind, file: file.ticket } })
        say.done(t('file.attached', { file: file.name }))
      } catch (error) {
        refused.push(refusalText(t, 'sessions', error))
      }
    }
    setAttaching(null)
    const text = [...new Set(refused)].filter(Boolean).join(' ')
    if (text) toast({ message: text, tone: 'cinnabar', slot: 'refusal', stay: 12_000 })
  }
  return {
    attaching,
    choose: async () =>
      attach(await window.zhixing.chooseFiles({ title: t('file.chooseTitle'), filter: 'scan', many: true })),
    async drop(files: readonly File[]) {
      const tickets = await Promise.all(files.map(file => window.zhixing.ticketOf(file)))
      const notTaken = files.flatMap((file, index) => (tickets[index] ? [] : [file.name]))
      await attach(
        tickets.filter(ticket => ticket !== null),
        notTaken,
      )
    },
  }
}
