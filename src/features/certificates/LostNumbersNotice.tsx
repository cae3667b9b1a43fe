import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { printedAmong } from '../../domain/certificates/printed-among'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { LostNumbersDialog } from './LostNumbersDialog'

/** More are named when they are asked for. */
const mostNamed = 12

/** Certificates that damage or a restore took from the register, until each is issued again or somebody is done with it. */
export function LostNumbersNotice() {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  const [asked, setAsked] = useState(false)
  const [whole, setWhole] = useState(false)
  const lost = useAsk('certificates', 'lostNumbers', {}).data ?? []
  if (lost.length === 0) return null
  const by = (what: (typeof lost)[number]['by']) => lost.filter(one => one.by === what)
  const [damage, restore] = [by('damage'), by('restore')]
  const namesOf = (all: typeof lost): string => {
    const shown = (whole ? all : all.slice(0, mostNamed)).map(({ number, person }) =>
      person ? t('lost.of', { number, person }) : number,
    )
    const more = all.length - shown.length
    const names = [...shown, ...(more > 0 ? [t('lost.more', { count: more })] : [])]
    return new Intl.ListFormat(language).format(names)
  }
  const printedOf = (all: typeof lost): string => {
    const { which, printed } = printedAmong(all)
    return t(`lost.printed.${which}`, { count: which === 'some' ? printed : all.length })
  }
  return (
    <>
      <Notice
        tone="amber"
        title={t('lost.title', { count: lost.length })}
        action={<Button onClick={() => setAsked(true)}>{t('lost.button')}</Button>}
      >
        {damage.length > 0 && <p>{t('lost.text', { names: namesOf(damage) })}</p>}
        {restore.length > 0 && (
          <p>{t('lost.restored', { names: namesOf(restore), printed: printedOf(restore) })}</p>
        )}
        {Math.max(damage.length, restore.length) > mostNamed && (
          <Button size="small" kind="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? t('lost.fewer') : t('lost.all', { count: lost.length })}
          </Button>
        )}
      </Notice>
      {asked && <LostNumbersDialog lost={lost} onClose={() => setAsked(false)} />}
    </>
  )
}
