import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { LostNumbersDialog } from './LostNumbersDialog'

/** Of more only their number is said. */
const mostNamed = 12

/** Certificates that damage or a restore took from the register, until each is issued again or somebody is done with it. */
export function LostNumbersNotice() {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  const [asked, setAsked] = useState(false)
  const lost = useAsk('certificates', 'lostNumbers', {}).data ?? []
  if (lost.length === 0) return null
  const namesOf = (by: (typeof lost)[number]['by']): string | null => {
    const all = lost.filter(one => one.by === by)
    if (all.length === 0) return null
    const shown = all
      .slice(0, mostNamed)
      .map(({ number, person }) => (person ? t('lost.of', { number, person }) : number))
    const more = all.length - shown.length
    const names = [...shown, ...(more > 0 ? [t('lost.more', { count: more })] : [])]
    return new Intl.ListFormat(language).format(names)
  }
  const [damage, restore] = [namesOf('damage'), namesOf('restore')]
  return (
    <>
      <Notice
        tone="amber"
        title={t('lost.title', { count: lost.length })}
        action={<Button onClick={() => setAsked(true)}>{t('lost.button')}</Button>}
      >
        {damage && <p>{t('lost.text', { names: damage })}</p>}
        {restore && <p>{t('lost.restored', { names: restore })}</p>}
      </Notice>
      {asked && <LostNumbersDialog lost={lost} onClose={() => setAsked(false)} />}
    </>
  )
}
