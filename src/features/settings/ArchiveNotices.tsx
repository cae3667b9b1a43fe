import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { LostScansList } from '../../parts/book/LostScansList'
import { Notice } from '../../ui/feedback/Notice'
import { useFileResults } from './file-results'
import { verifiedWords } from './verified-words'

/** A backup file that was written without some scans: which, until it is closed. */
export function SavedNotice() {
  const { t } = useTranslation(['book', 'common'])
  const lost = useFileResults(results => results.saved)
  if (!lost || lost.count === 0) return null
  const close = { label: t('common:action.close'), onClose: () => useFileResults.setState({ saved: null }) }
  return (
    <Notice tone="amber" title={t('lost.saved', { count: lost.count })} close={close}>
      <LostScansList lost={lost} />
    </Notice>
  )
}

/** What the check of a backup file found. */
export function VerifiedNotice() {
  const { t } = useTranslation(['settings', 'book', 'common'])
  const language = useLanguage(state => state.language)
  const found = useFileResults(results => results.verified)
  if (!found) return null
  const { tone, text } = verifiedWords(t, language, found)
  const close = {
    label: t('common:action.close'),
    onClose: () => useFileResults.setState({ verified: null }),
  }
  return (
    <Notice tone={tone} close={close} title={text}>
      {found.lost.count > 0 && <LostScansList lost={found.lost} />}
    </Notice>
  )
}
