import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { LostNumbersDialog } from './LostNumbersDialog'

/** Of more only their number is said. */
const mostNamed = 12

/** Certificates that damage took from the register, until each is issued again or somebody is done with it. */
export function LostNumbersNotice() {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  const [asked, setAsked] = useState(false)
  const lost = useAsk('certificates', 'lostNumbers', {}).data ?? []
  if (lost.length === 0) return null
  const shown = lost
    .slice(0, mostNamed)
    .map(({ number, person }) => (person ? t('lost.of', { number, person }) : number))
  const more = lost.length - shown.length
  const names = [...shown, ...(more > 0 ? [t('lost.more', { count: more })] : [])]
  return (
    <>
      <Notice
        tone="amber"
        title={t('lost.title', { count: lost.length })}
        action={<Button onClick={() => setAsked(true)}>{t('lost.button')}</Button>}
      >
        {t('lost.text', { names: new Intl.ListFormat(language).format(names) })}
      </Notice>
      {asked && <LostNumbersDialog lost={lost} onClose={() => setAsked(false)} />}
    </>
  )
}
