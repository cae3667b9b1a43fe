import { useTranslation } from 'react-i18next'
import type { BookState } from '../../contract/book/state'
import { dayText } from '../../parts/book/moment-text'
import { useLanguage } from '../language'
import { useServiceLink } from '../service-link'

type OpenBook = Extract<BookState, { state: 'open' }>

/** One line over everything, or nothing: the most pressing of what holds for the whole book. */
export function useBookBanner(book: OpenBook): string | null {
  const { t } = useTranslation('common')
  const language = useLanguage(state => state.language)
  const link = useServiceLink(state => state.state)
  if (link === 'restarting') return t('banner.restarting')
  if (book.readOnly) {
    const noPermission = book.notices.some(
      notice => notice.code === 'read_only' && (notice.because === 'folder' || notice.because === 'file'),
    )
    return noPermission ? t('banner.readOnly', { folder: book.folder }) : t('banner.readOnlyBecause')
  }
  if (book.demonstration) return t('banner.demonstration', { day: dayText(language, book.today) })
  return null
}
