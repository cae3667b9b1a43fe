import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { LostScansList } from '../../parts/book/LostScansList'
import { mismatchText } from '../../parts/book/mismatch-text'
import { Notice } from '../../ui/feedback/Notice'
import { type Saved, useFileResults } from './file-results'
import { verifiedWords } from './verified-words'

/** Whether anything has to be said of a file that was written. */
export const isLacking = ({ lost, record }: Saved): boolean => lost.count > 0 || record?.state === 'altered'

/** A backup file that was written without some scans, or of a book that does not match its record; until it is closed. */
export function SavedNotice() {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const saved = useFileResults(results => results.saved)
  if (!saved || !isLacking(saved)) return null
  const { lost, record, here = false } = saved
  const altered = record?.state === 'altered'
  const close = { label: t('common:action.close'), onClose: () => useFileResults.setState({ saved: null }) }
  const lacks = t(here ? 'lost.backedUp' : 'lost.saved', { count: lost.count })
  return (
    <Notice tone={altered ? 'cinnabar' : 'amber'} title={altered ? t('mismatch.saved') : lacks} close={close}>
      {altered && <p>{mismatchText(t, language, record)}</p>}
      {altered && lost.count > 0 && <p>{lacks}</p>}
      {lost.count > 0 && <LostScansList lost={lost} />}
    </Notice>
  )
}

/** What the check of a backup file found. */
export function VerifiedNotice() {
  const { t } = useTranslation(['book', 'settings', 'common'])
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
      <p>{found.name}</p>
      {found.record?.state === 'altered' && <p>{mismatchText(t, language, found.record)}</p>}
      {found.lost.count > 0 && <LostScansList lost={found.lost} />}
    </Notice>
  )
}
