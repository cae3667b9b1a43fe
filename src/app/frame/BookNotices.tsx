import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookNotice } from '../../contract/book/state'
import type { PlaceWarning } from '../../domain/book/place'
import { bytesText, instantText } from '../../parts/book/moment-text'
import { NameTaken } from '../../parts/book/NameTaken'
import { PlaceNotice } from '../../parts/book/PlaceNotice'
import { useClearName } from '../../parts/book/use-clear-name'
import { useKeepPlace } from '../../parts/book/use-keep-place'
import { useMove } from '../../parts/book/use-move'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { LinkButton } from '../../ui/LinkButton'
import { tableText } from '../history-words'
import { useLanguage } from '../language'
import { go, hrefOf } from '../links'
import { RefusalNotice } from '../say'

/** What a person must hear of a book that did open; each can be put away. */
export function BookNotices({ notices }: { notices: readonly BookNotice[] }) {
  const { t } = useTranslation(['book', 'common'])
  const [closed, setClosed] = useState<readonly string[]>([])
  const { clear, busyName, error } = useClearName()
  const closing = (key: string) => ({
    label: t('common:action.close'),
    onClose: () => setClosed([...closed, key]),
  })
  const again = <Button onClick={() => void window.zhixing.restartService()}>{t('inTheWay.again')}</Button>
  return (
    <>
      <RefusalNotice area="book" error={error} />
      {notices.map(notice => {
        if (notice.code === 'name_taken')
          return notice.names
            .filter(name => !closed.includes(name))
            .map(name => (
              <NameTaken
                key={name}
                name={name}
                busy={busyName === name}
                onClear={clear}
                close={closing(name)}
              />
            ))
        if (notice.code === 'place') return <PlaceOfBook key="place" warning={notice.warning} />
        if (closed.includes(notice.code) || saysItsName(notice)) return null
        return (
          <Notice
            key={notice.code}
            tone={notice.code === 'commands_lost' || notice.code === 'damaged' ? 'cinnabar' : 'amber'}
            {...(onlyReads(notice) ? { action: again } : wayOut(notice))}
            close={closing(notice.code)}
          >
            <NoticeText notice={notice} />
          </Notice>
        )
      })}
    </>
  )
}

/** Where the text sends the person: to the record, to the backups, or to both. */
function wayOut(notice: BookNotice): { action?: ReactNode } {
  switch (notice.code) {
    case 'changed_outside':
    case 'capture_restored':
      return { action: <ToPage page="history" /> }
    case 'damaged':
      return {
        action: (
          <>
            {notice.what === 'records' && <ToPage page="history" />}
            {(notice.what === 'file' || notice.backup) && <ToPage page="settings" />}
          </>
        ),
      }
    default:
      return {}
  }
}

function ToPage({ page }: { page: 'history' | 'settings' }) {
  const { t } = useTranslation('book')
  return (
    <LinkButton href={hrefOf({ page })} onSelect={() => go({ page })}>
      {t(page === 'history' ? 'history.title' : 'notice.toBackups')}
    </LinkButton>
  )
}

/** Stays until the person moves the data or keeps it there. */
function PlaceOfBook({ warning }: { warning: PlaceWarning }) {
  const move = useMove()
  const { kept, keep } = useKeepPlace()
  return kept ? null : <PlaceNotice warning={warning} move={move} about="data" onKeep={() => void keep()} />
}

/** Said by the notice of the name that is taken, with what to do. */
const saysItsName = (notice: BookNotice): boolean =>
  (notice.code === 'no_lock' && notice.because === 'in_the_way') ||
  (notice.code === 'read_only' && notice.because === 'name')

const onlyReads = ({ code }: BookNotice): boolean =>
  code === 'read_only' || code === 'no_lock' || code === 'no_space'

function NoticeText({ notice }: { notice: Exclude<BookNotice, { code: 'name_taken' | 'place' }> }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  switch (notice.code) {
    case 'read_only':
      return t(`notice.read_only.${notice.because}`)
    case 'no_lock':
      return t(`notice.no_lock.${notice.because}`)
    case 'no_space':
      return t('notice.no_space', { free: bytesText(notice.free), wanted: bytesText(notice.wanted) })
    case 'lock_renewed':
      return t('notice.lock_renewed', { kept: notice.kept })
    case 'commands_lost':
      return t('notice.commands_lost', { count: notice.count })
    case 'changed_outside':
      return t('notice.changed_outside')
    case 'numbers_odd':
      return t('notice.numbers_odd')
    case 'capture_restored':
      return t('notice.capture_restored', {
        tables: new Intl.ListFormat(language).format(notice.tables.map(table => tableText(t, table))),
      })
    case 'foreign_log':
      return t('notice.foreign_log', { kept: notice.kept })
    case 'damaged':
      return notice.backup
        ? t(`notice.damaged.${notice.what}`, { at: instantText(language, notice.backup.at) })
        : t(`notice.damagedNoBackup.${notice.what}`)
  }
}
