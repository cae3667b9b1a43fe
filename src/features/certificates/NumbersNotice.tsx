import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { NumbersDialog } from './NumbersDialog'

/** After a restore on a machine that does not know how far the numbers are: says so before anybody is issued one. */
export function NumbersNotice() {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  const answer = useAsk('certificates', 'numbering', {})
  const [asked, setAsked] = useState(false)
  if (!answer.data?.elsewhere) return null
  const { series } = answer.data
  const given = series.filter(one => one.last > 0).map(one => one.sample)
  const numbers = new Intl.ListFormat(language).format(given.slice(-MOST_NAMED))
  return (
    <>
      <Notice
        tone="amber"
        title={given.length > 0 ? t('numbers.title', { numbers }) : t('numbers.titleNone')}
        action={<Button onClick={() => setAsked(true)}>{t('numbers.button')}</Button>}
      >
        {t('numbers.text')}
      </Notice>
      {asked && <NumbersDialog series={series} onClose={() => setAsked(false)} />}
    </>
  )
}

/** The dialog shows them all. */
const MOST_NAMED = 3
