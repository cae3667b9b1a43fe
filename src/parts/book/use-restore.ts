import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, queryClient } from '../../app/client'
import { useLanguage } from '../../app/language'
import { lastCommand } from '../../app/last-command'
import { useSay } from '../../app/say'
import type { BackupEntry } from '../../contract/book/backup-entry'
import type { RestoreChoice, Restored } from '../../contract/book/backups'
import type { RunningJob } from '../../contract/book/state'
import { doBookWork, useBookWork } from './book-work'
import { stopJobs } from './jobs'
import { instantText } from './moment-text'
import { useLastRestore } from './restored'

/** What the person is asked about: a backup of this folder, or a file that was looked at. */
export type AskedRestore =
  /** `back`: what was there before the last restore. */
  | { kind: 'backup'; name: string; back: boolean }
  | { kind: 'file'; ticket: string; fileName: string; choice: RestoreChoice }

/**
 * Brings a backup back in place of the book: asks once what it replaces, or lacks, does it, and offers to
 * take it back, which is asked likewise. It goes on when the page is left. Afterwards everything on the page is
 * asked again.
 */
export function useRestore() {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
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
    // It may be gone, or known to be bad since.
    void queryClient.invalidateQueries({ queryKey: ['book', 'backups'] })
    if (!here.current) say.refused('book', error)
  }

  /** The step that was done last is not in this data, or is another one: nothing on the page may offer to undo it. */
  const replaced = (words: string, tone: 'plain' | 'amber' = 'plain') => {
    lastCommand.getState().forget()
    say.done(words, { undoSeq: null, tone })
    void queryClient.invalidateQueries()
  }
  const restored = (result: Restored, { at, later }: Weighed) => {
    last.happened(result, at)
    const { count } = result.lost
    if (result.record.state === 'altered') replaced(t('mismatch.restored'), 'amber')
    else if (count > 0) replaced(t('lost.restored', { count }), 'amber')
    else if (later) replaced(t('restore.doneWithout', { at: instantText(language, at), count: later }))
    else replaced(t('restore.done'))
  }
  const switchedBack = () => {
    last.forget()
    replaced(t('restore.after.switched'))
  }

  const start = (source: AskedRestore, weighed: Weighed, jobs: readonly RunningJob[]) => {
    // Whoever waits for them hears that they were stopped, and not that the data is being replaced.
    const stopped = stopJobs(jobs).catch(() => undefined)
    setAsked(null)
    if (source.kind === 'file') {
      const { sha256 } = source.choice.source
      const input = { file: source.ticket, ...(sha256 !== undefined && { sha256 }) }
      void doBookWork(
        'restoring',
        onProgress => stopped.then(() => client.book.restoreArchive(input, { onProgress })),
        {
          done: result => restored(result, weighed),
          failed,
        },
      )
    } else {
      const { name, back } = source
      void doBookWork(
        'restoring',
        onProgress => stopped.then(() => client.book.restoreBackup({ name }, { onProgress })),
        {
          name,
          done: result => (back ? switchedBack() : restored(result, weighed)),
          failed,
        },
      )
    }
  }
  const isBusy = () => useBookWork.getState().work !== null

  return {
    asked,
    busy: work === 'restoring' || work === 'weighing',
    /** Looking at a file is not restoring yet. */
    restoring: work === 'restoring',
    busyName,
    progress: work === 'restoring' ? progress : null,
    error: last.error,
    fromList({ name }: Pick<BackupEntry, 'name'>) {
      if (isBusy()) return
      last.forgetError()
      setAsked({ kind: 'backup', name, back: false })
    },
    async fromFile() {
      const [file] = await window.zhixing.chooseFiles({
        title: t('restore.fromFile'),
        filter: 'archive',
        kind: t('common:fileKind.archive'),
      })
      if (!file || isBusy()) return
      last.forgetError()
      void doBookWork('weighing', () => client.book.weighArchive({ file: file.ticket }), {
        done: choice => setAsked({ kind: 'file', ticket: file.ticket, fileName: file.name, choice }),
        failed,
      })
    },
    /** The question stays, over the data as it is now. */
    weighAgain(file: Extract<AskedRestore, { kind: 'file' }>) {
      if (isBusy()) return
      void doBookWork('weighing', () => client.book.weighArchive({ file: file.ticket }), {
        done: choice =>
          setAsked(now => (now?.kind === 'file' && now.ticket === file.ticket ? { ...file, choice } : now)),
        failed: error => {
          setAsked(null)
          failed(error)
        },
      })
    },
    leave: () => setAsked(null),
    /** The answer to the one question; these jobs are stopped first. */
    confirm({ source: { at }, later }: RestoreChoice, jobs: readonly RunningJob[] = []) {
      if (asked && !isBusy()) start(asked, { at, later }, jobs)
    },
    /** Asked too: steps may have been done since. */
    switchBack() {
      const kept = last.last?.kept
      if (!kept || isBusy()) return
      last.forgetError()
      setAsked({ kind: 'backup', name: kept.name, back: true })
    },
  }
}
export type RestoreFlow = ReturnType<typeof useRestore>

/** Of what is restored: when it was made, and how many steps are lost by it where that is known. */
type Weighed = Pick<RestoreChoice, 'later'> & { at: string }
