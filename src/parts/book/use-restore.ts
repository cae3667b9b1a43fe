import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, queryClient } from '../../app/client'
import { lastCommand } from '../../app/last-command'
import { useSay } from '../../app/say'
import type { BackupEntry, RestoreChoice, Restored } from '../../contract/book/backups'
import { doBookWork, useBookWork } from './book-work'
import { useLastRestore } from './restored'

/** What the person is asked about: a backup of this folder, or a file that was looked at. */
export type AskedRestore =
  | { kind: 'backup'; name: string }
  | { kind: 'file'; ticket: string; fileName: string; choice: RestoreChoice }

/**
 * Brings a backup back in place of the book: asks once where something is replaced, does it, and offers to
 * take it back. It goes on when the page is left. Afterwards everything on the page is asked again.
 */
export function useRestore({ replaces }: { replaces: boolean }) {
  const { t } = useTranslation('book')
  const say = useSay()
  const last = useLastRestore()
  const { work, name: busyName, progress } = useBookWork()
  const [asked, setAsked] = useState<AskedRestore | null>(null)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
      // It was read here: the next visit does not begin with it.
      useLastRestore.getState().forgetError()
    }
  }, [])
  /** It stands on this page; one who went on to another is told there. */
  const failed = (error: unknown) => {
    last.refused(error)
    if (!here.current) say.refused('book', error)
  }

  /** The step that was done last is not in this data, or is another one: nothing on the page may offer to undo it. */
  const replaced = (words: string, tone: 'plain' | 'cinnabar' = 'plain') => {
    lastCommand.getState().forget()
    say.done(words, { undoSeq: null, tone })
    void queryClient.invalidateQueries()
  }
  const restored = (result: Restored, at: string) => {
    last.happened(result, at)
    const { count } = result.lost
    if (count > 0) replaced(t('lost.restored', { count }), 'cinnabar')
    else replaced(t('restore.done'))
  }

  /** `at`: when the source was made. */
  const start = (source: AskedRestore, at: string) => {
    setAsked(null)
    last.forget()
    const done = (result: Restored) => restored(result, at)
    if (source.kind === 'file') {
      const input = { file: source.ticket }
      void doBookWork('restoring', onProgress => client.book.restoreArchive(input, { onProgress }), {
        done,
        failed,
      })
    } else {
      const { name } = source
      void doBookWork('restoring', onProgress => client.book.restoreBackup({ name }, { onProgress }), {
        name,
        done,
        failed,
      })
    }
  }
  const ask = (source: AskedRestore, at: string) => (replaces ? setAsked(source) : start(source, at))
  const isBusy = () => useBookWork.getState().work !== null

  return {
    asked,
    busy: work === 'restoring' || work === 'weighing',
    /** Looking at a file is not restoring yet. */
    restoring: work === 'restoring',
    busyName,
    progress: work === 'restoring' ? progress : null,
    error: last.error,
    fromList({ name, at }: BackupEntry) {
      if (isBusy()) return
      last.forgetError()
      ask({ kind: 'backup', name }, at)
    },
    async fromFile() {
      const [file] = await window.zhixing.chooseFiles({ title: t('restore.fromFile'), filter: 'archive' })
      if (!file || isBusy()) return
      last.forgetError()
      void doBookWork('weighing', () => client.book.weighArchive({ file: file.ticket }), {
        done: choice =>
          ask({ kind: 'file', ticket: file.ticket, fileName: file.name, choice }, choice.source.at),
        failed,
      })
    },
    leave: () => setAsked(null),
    /** The answer to the one question. */
    confirm(at: string) {
      if (asked && !isBusy()) start(asked, at)
    },
    /** One click, no question: what it replaces is the backup that was just restored. */
    switchBack() {
      const kept = last.last?.kept
      if (!kept || isBusy()) return
      last.forgetError()
      const { name } = kept
      void doBookWork('restoring', onProgress => client.book.restoreBackup({ name }, { onProgress }), {
        name,
        done() {
          last.forget()
          replaced(t('restore.after.switched'))
        },
        failed,
      })
    },
  }
}
export type RestoreFlow = ReturnType<typeof useRestore>
