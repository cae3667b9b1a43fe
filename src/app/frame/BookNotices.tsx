import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookNotice } from '../../contract/book/state'
import type { PlaceWarning } from '../../domain/book/place'
import { NameTaken } from '../../parts/book/NameTaken'
import { PlaceNotice } from '../../parts/book/PlaceNotice'
import { useShownOnPage } from '../../parts/book/shown-on-page'
import { useClearName } from '../../parts/book/use-clear-name'
import { useKeepPlace } from '../../parts/book/use-keep-place'
import { useMove } from '../../parts/book/use-move'
import { Button } from '../../ui/Button'
import { RefusalNotice } from '../RefusalNotice'
import styles from './BookNotices.module.css'
import { inOrder, keyOf, type ShownNotice } from './book-notices'
import { InterruptedImport } from './InterruptedImport'
import { NoticeOfBook } from './NoticeOfBook'

/**
 * What a person must hear of a book that did open; each can be put away. The gravest is shown, the others when they are
 * asked for: several at once would push the page away.
 */
export function BookNotices({ notices, folder }: { notices: readonly BookNotice[]; folder: string }) {
  const { t } = useTranslation('book')
  const [closed, setClosed] = useState<readonly string[]>([])
  const [all, setAll] = useState(false)
  const { clear, busyName, error } = useClearName()
  const { kept, keep } = useKeepPlace()
  const onPage = useShownOnPage(state => state.shown)
  const open = inOrder(notices).filter(
    notice =>
      !closed.includes(keyOf(notice)) &&
      !(notice.code === 'damaged' && onPage.includes(notice.what)) &&
      !(notice.code === 'place' && kept),
  )
  const shown = all ? open : open.slice(0, 1)
  const more = open.length - 1
  const draw = (notice: ShownNotice) => {
    const key = keyOf(notice)
    const onClose = () => setClosed([...closed, key])
    switch (notice.code) {
      case 'name_taken': {
        const { name } = notice
        return <NameTaken key={key} name={name} busy={busyName === name} onClear={clear} onClose={onClose} />
      }
      case 'place':
        return <PlaceOfBook key={key} warning={notice.warning} onKeep={() => void keep()} />
      case 'import_interrupted':
        return <InterruptedImport key={key} notice={notice} onClose={onClose} />
      default:
        return <NoticeOfBook key={key} notice={notice} folder={folder} onClose={onClose} />
    }
  }
  return (
    <>
      <RefusalNotice area="book" error={error} />
      {open.length > 0 && (
        <section className={styles.stack} aria-label={t('notice.title')}>
          {shown.map(draw)}
          {more > 0 && (
            <Button size="small" kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('notice.fewer') : t('notice.more', { count: more })}
            </Button>
          )}
        </section>
      )}
    </>
  )
}

/** Stays until the person moves the data or keeps it there. */
function PlaceOfBook({ warning, onKeep }: { warning: PlaceWarning; onKeep: () => void }) {
  const move = useMove()
  return <PlaceNotice warning={warning} move={move} about="data" onKeep={onKeep} />
}
