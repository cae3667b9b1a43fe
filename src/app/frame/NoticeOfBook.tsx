import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesText } from '../../parts/book/bytes-text'
import { damagedRoutes, damagedText } from '../../parts/book/damaged-words'
import { instantText } from '../../parts/book/moment-text'
import { useLossWords } from '../../parts/book/use-loss-words'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { LinkButton } from '../../ui/LinkButton'
import { tableText } from '../history-words'
import { useLanguage } from '../language'
import { go, hrefOf, type Route } from '../links'
import { useRoute } from '../route'
import type { ShownNotice } from './book-notices'

/** Those that are words and a way out, and have no life of their own. */
type PlainNotice = Exclude<ShownNotice, { code: 'name_taken' | 'place' | 'import_interrupted' }>

type NoticeOfBookProps = { notice: PlainNotice; folder: string; onClose: () => void }

/** Work is lost, or will be. */
const grave: readonly PlainNotice['code'][] = ['damaged', 'commands_lost', 'not_put_back']

export function NoticeOfBook({ notice, folder, onClose }: NoticeOfBookProps) {
  const { t } = useTranslation(['book', 'common'])
  const wayOut = wayOutOf(notice)
  return (
    <Notice
      tone={grave.includes(notice.code) ? 'cinnabar' : 'amber'}
      action={wayOut}
      close={{ label: t('common:action.close'), onClose }}
    >
      <NoticeText notice={notice} folder={folder} />
    </Notice>
  )
}

/** Where the text sends the person: to another try, to the record, to the backups, or to both. */
function wayOutOf(notice: PlainNotice): ReactNode {
  switch (notice.code) {
    case 'read_only':
    case 'no_lock':
    case 'no_space':
      return <TryAgain />
    case 'changed_outside':
    case 'capture_restored':
      return <ToPage route={{ page: 'history' }} />
    case 'restore_interrupted':
    case 'commands_lost':
      return <ToPage route={backups} />
    case 'damaged':
      return damagedRoutes(notice).map(route => <ToPage key={route.page} route={route} />)
    default:
      return null
  }
}

const backups: Route = { page: 'settings', section: 'backups' }

function TryAgain() {
  const { t } = useTranslation('book')
  return <Button onClick={() => void window.zhixing.restartService()}>{t('inTheWay.again')}</Button>
}

function ToPage({ route }: { route: Route }) {
  const { t } = useTranslation('book')
  const here = useRoute()
  // Whoever stands on that page has nowhere to go.
  if (here?.page === route.page) return null
  return (
    <LinkButton href={hrefOf(route)} onSelect={() => go(route)}>
      {t(route.page === 'history' ? 'history.title' : 'notice.toBackups')}
    </LinkButton>
  )
}

function LossText({ loss }: { loss: Extract<PlainNotice, { code: 'commands_lost' }> }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const { found, last, backup } = useLossWords(loss)
  const { kept } = loss
  const lines = kept
    ? [found, last, backup, t(loss.backup ? 'loss.todoBackup' : 'loss.todo', { kept })]
    : [found, last, t('loss.compare')]
  // Sentences of one paragraph: Chinese has no space between them.
  return lines.join(language === 'en' ? ' ' : '')
}

function NoticeText({ notice, folder }: { notice: PlainNotice; folder: string }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  switch (notice.code) {
    case 'read_only':
      return t(`notice.read_only.${notice.because}`, { folder })
    case 'no_lock':
      return t(`notice.no_lock.${notice.because}`, { folder })
    case 'no_space':
      return t('notice.no_space', { folder, free: bytesText(notice.free), wanted: bytesText(notice.wanted) })
    case 'put_back':
      return t(`notice.put_back.${notice.because}`, { kept: notice.kept })
    case 'not_put_back':
      return t(`notice.not_put_back.${notice.because}`, { folder, cause: notice.cause })
    case 'drafts_aside':
      return t(`notice.drafts_aside.${notice.because}`, { kept: notice.kept })
    case 'lock_renewed':
      return t('notice.lock_renewed', { kept: notice.kept })
    case 'commands_lost':
      return <LossText loss={notice} />
    case 'changed_outside':
    case 'restore_interrupted':
    case 'numbers_odd':
      return t(`notice.${notice.code}`)
    case 'capture_restored':
      return t('notice.capture_restored', {
        tables: new Intl.ListFormat(language).format(notice.tables.map(table => tableText(t, table))),
      })
    case 'foreign_log':
      return t('notice.foreign_log', { kept: notice.kept })
    case 'written_over':
      return t('notice.written_over', { at: instantText(language, notice.at), kept: notice.kept })
    case 'damaged':
      return damagedText(t, language, notice)
  }
}
