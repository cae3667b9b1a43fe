import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { NumbersDialog } from './NumbersDialog'
import { RaisedNumbers } from './RaisedNumbers'

/**
 * Says before anybody is issued a number what is doubtful of them: after a restore on a machine that does not know how far
 * they are, and where somebody raised them outside.
 */
export function NumbersNotice() {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  const answer = useAsk('certificates', 'numbering', {})
  const [asked, setAsked] = useState(false)
  if (!answer.data) return null
  const { series, elsewhere, raised } = answer.data
  const given = series.filter(one => one.last > 0).map(one => one.sample)
  const numbers = new Intl.ListFormat(language).format(given.slice(-MOST_NAMED))
  return (
    <>
      {raised.map(one => (
        <RaisedNumbers key={one.series} raised={one} />
      ))}
      {elsewhere && (
        <Notice
          tone="amber"
          title={given.length > 0 ? t('numbers.title', { numbers }) : t('numbers.titleNone')}
          action={<Button onClick={() => setAsked(true)}>{t('numbers.button')}</Button>}
        >
          {t('numbers.text')}
        </Notice>
      )}
      {asked && <NumbersDialog series={series} onClose={() => setAsked(false)} />}
    </>
  )
}

/** The dialog shows them all. */
const MOST_NAMED = 3
