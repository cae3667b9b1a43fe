import { lazy, type MouseEvent, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { bringAllWords, useLanguage } from '../../app/language'
import { lazyPart } from '../../app/lazy-part'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Inline } from '../../ui/layout/Inline'
import { instantText } from '../book/moment-text'
import { changedSince, unanswered } from './answered'
import type { KeptForm } from './use-kept-form'

/** With the words of the history, which the page of a form does not wait for. */
const ChangedSince = lazy(async () => {
  const [part] = await Promise.all([import('./ChangedSince'), bringAllWords()])
  return { default: part.ChangedSince }
})

const StaleWords = lazyPart(async () => (await import('./StaleWords')).StaleWords)

type DraftNoticeProps = {
  form: Pick<KeptForm<object>, 'found' | 'kept' | 'sawUpTo' | 'takeTheirs' | 'tookUpTo'>
  /** Of a form that changes a record: why it was not saved, and how it is saved once more. */
  stale?: { error: unknown; again: () => void }
}

/** At the head of a form: what was typed here before and not saved, and that typing is not being kept. */
export function DraftNotice({ form, stale }: DraftNoticeProps) {
  const { t } = useTranslation('common')
  const language = useLanguage(state => state.language)
  const { found, kept } = form
  /** The button goes away with the notice: the first field has the focus, not nothing. */
  const andOn = (act: () => void) => (event: MouseEvent) => {
    const around = event.currentTarget.closest('form, [data-side-panel], [role="dialog"], main')
    act()
    around?.querySelector<HTMLElement>('input, textarea')?.focus()
  }
  const later = stale ? changedSince(unanswered(form, stale.error)) : null
  return (
    <>
      {stale && later !== null && (
        <Suspense fallback={null}>
          <ChangedSince seq={later} form={form} again={stale.again} />
        </Suspense>
      )}
      {!kept && <Notice tone="amber">{t('draft.notKept')}</Notice>}
      {found && (
        <Notice
          {...(found.state === 'stale' ? { tone: 'amber' as const } : {})}
          action={
            <Inline>
              {found.state !== 'taken' && (
                <Button size="small" onClick={andOn(found.takeUp)}>
                  {t('draft.takeUp')}
                </Button>
              )}
              <Button size="small" kind="quiet" onClick={andOn(found.discard)}>
                {t('draft.discard')}
              </Button>
            </Inline>
          }
        >
          {t(`draft.${found.state === 'taken' ? 'taken' : 'offered'}`, {
            when: instantText(language, found.at),
          })}
          {found.state === 'stale' && (
            <Suspense fallback={null}>
              {' '}
              <StaleWords />
            </Suspense>
          )}
        </Notice>
      )}
    </>
  )
}
