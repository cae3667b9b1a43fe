import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import { doBookWork, useBookWork } from '../../parts/book/book-work'
import { bytesText } from '../../parts/book/bytes-text'
import { localDayOf } from '../../parts/book/moment-text'
import { usePlaces } from '../../parts/files/use-places'
import { useFileResults, type Verified } from './file-results'
import { verifiedWords } from './verified-words'

/** Backing up now, to a file, and checking a file; each says how it went, wherever the person is by then. */
export function useBackupFiles() {
  const { t } = useTranslation(['book', 'settings', 'common'])
  const say = useSay()
  const places = usePlaces()
  const language = useLanguage(state => state.language)
  const { work, progress } = useBookWork()
  const book = useAsk('book', 'state', {}).data
  const altered =
    book?.state === 'open' && book.notices.some(one => one.code === 'damaged' && one.what === 'records')
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
      // It was read here: the next visit does not begin with it.
      useFileResults.setState({ verified: null })
    }
  }, [])
  const failed = (error: unknown) => say.refused('book', error)
  /** The notice on this page says it; one who went on to another page is told there. */
  const verified = (found: Verified) => {
    useFileResults.setState({ verified: found })
    if (here.current) return
    const { tone, text } = verifiedWords(t, language, found)
    say.done(text, { undoSeq: null, tone: tone === 'green' ? 'plain' : 'cinnabar' })
  }

  return {
    backingUp: work === 'backingUp',
    /** The long one that is running. */
    running: work === 'packing' || work === 'verifying' ? work : null,
    progress,
    backUpNow() {
      void doBookWork('backingUp', () => client.book.backupNow({}), {
        done({ lostScans: lost }) {
          useFileResults.setState({ saved: lost ? { lost, record: null, here: true } : null })
          if (!lost) say.done(t('settings:said.backedUp'), { undoSeq: null })
          else say.done(t('lost.backedUp', { count: lost.count }), { undoSeq: null, tone: 'amber' })
        },
        failed,
      })
    },
    async backUpToFile() {
      const day = localDayOf(new Date().toISOString())
      const file = await places.file({
        title: t('settings:backups.saveTitle'),
        filter: 'archive',
        suggestedName: `zhixing-${day}${altered ? `-${t('settings:backups.alteredName')}` : ''}.zhixing`,
      })
      if (!file) return
      useFileResults.setState({ saved: null })
      void doBookWork('packing', onProgress => client.book.backupTo({ file: file.ticket }, { onProgress }), {
        done({ bytes, lost, record }) {
          useFileResults.setState({ saved: { lost, record } })
          const words = { name: file.name, size: bytesText(bytes) }
          if (record.state === 'altered')
            say.done(t('settings:said.savedAltered', words), { undoSeq: null, tone: 'amber' })
          else if (lost.count === 0) say.done(t('settings:said.savedTo', words), { undoSeq: null })
          else
            say.done(t('settings:said.savedWithout', { ...words, count: lost.count }), {
              undoSeq: null,
              tone: 'amber',
            })
        },
        failed,
      })
    },
    async verifyFile() {
      const [file] = await window.zhixing.chooseFiles({
        title: t('settings:backups.verifyFile'),
        filter: 'archive',
        kind: t('common:fileKind.archive'),
      })
      if (!file) return
      useFileResults.setState({ verified: null })
      void doBookWork(
        'verifying',
        onProgress => client.book.verifyArchive({ file: file.ticket }, { onProgress }),
        { done: found => verified({ ...found, name: file.name }), failed },
      )
    },
  }
}
