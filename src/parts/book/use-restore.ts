import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { queryClient } from '../../app/client'
import { lastCommand } from '../../app/last-command'
import { useSay } from '../../app/say'
import type { BackupEntry, RestoreChoice, Restored } from '../../contract/book'
import type { Progress } from '../../contract/wire'
import { useLastRestore } from './restored'

/** What the person is asked about: a backup of this folder, or a file that was looked at. */
export type AskedRestore =
  | { kind: 'backup'; name: string }
  | { kind: 'file'; ticket: string; fileName: string; choice: RestoreChoice }

/**
 * Brings a backup back in place of the book: asks once where something is replaced, does it, and offers to
 * take it back. Afterwards everything on the page is asked again.
 */
export function useRestore({ replaces }: { replaces: boolean }) {
  const { t } = useTranslation('book')
  const say = useSay()
  const backup = useJob('book', 'restoreBackup')
  const archive = useJob('book', 'restoreArchive')
  const weigh = useJob('book', 'weighArchive')
  const last = useLastRestore()
  const [asked, setAsked] = useState<AskedRestore | null>(null)
  const [busyName, setBusyName] = useState<string | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const busy = backup.isPending || archive.isPending || weigh.isPending

  const fresh = () => {
    for (const job of [backup, archive, weigh]) job.reset()
    setProgress(null)
  }
  /** The step that was done last is not in this data, or is another one: nothing on the page may offer to undo it. */
  const replaced = (words: string) => {
    lastCommand.getState().forget()
    say.done(words, { undoSeq: null })
    void queryClient.invalidateQueries()
  }
  const restored = (result: Restored, at: string) => {
    last.happened(result, at)
    replaced(t('restore.done'))
  }

  /** `at`: when the source was made. */
  const start = (source: AskedRestore, at: string) => {
    setAsked(null)
    last.forget()
    if (source.kind === 'file') {
      archive.mutate(
        { input: { file: source.ticket }, onProgress: setProgress },
        { onSuccess: result => restored(result, at) },
      )
    } else {
      setBusyName(source.name)
      backup.mutate({ input: { name: source.name } }, { onSuccess: result => restored(result, at) })
    }
  }
  const ask = (source: AskedRestore, at: string) => (replaces ? setAsked(source) : start(source, at))

  return {
    asked,
    busy,
    /** Looking at a file is not restoring yet. */
    restoring: backup.isPending || archive.isPending,
    busyName: backup.isPending ? busyName : null,
    progress,
    error: backup.error ?? archive.error ?? weigh.error,
    fromList({ name, at }: BackupEntry) {
      if (busy) return
      fresh()
      ask({ kind: 'backup', name }, at)
    },
    async fromFile() {
      const [file] = await window.zhixing.chooseFiles({ title: t('restore.fromFile'), filter: 'archive' })
      if (!file || busy) return
      fresh()
      weigh.mutate(
        { input: { file: file.ticket } },
        {
          onSuccess: choice =>
            ask({ kind: 'file', ticket: file.ticket, fileName: file.name, choice }, choice.source.at),
        },
      )
    },
    leave: () => setAsked(null),
    /** The answer to the one question. */
    confirm(at: string) {
      if (asked && !busy) start(asked, at)
    },
    /** One click, no question: what it replaces is the backup that was just restored. */
    switchBack() {
      const kept = last.last?.kept
      if (!kept || busy) return
      fresh()
      setBusyName(kept.name)
      backup.mutate(
        { input: { name: kept.name } },
        {
          onSuccess() {
            last.forget()
            replaced(t('restore.after.switched'))
          },
        },
      )
    },
  }
}
export type RestoreFlow = ReturnType<typeof useRestore>
