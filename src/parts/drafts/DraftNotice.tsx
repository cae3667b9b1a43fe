import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { Button } from '../../ui/Button'
import { Inline } from '../../ui/Inline'
import { Notice } from '../../ui/Notice'
import { instantText } from '../book/moment-text'
import type { KeptForm } from './use-kept-form'

/** At the head of a form: what was typed here before and not saved, and that typing is not being kept. */
export function DraftNotice({ form }: { form: Pick<KeptForm<unknown>, 'found' | 'kept'> }) {
  const { t } = useTranslation('common')
  const language = useLanguage(state => state.language)
  const { found, kept } = form
  /** The button goes away with the notice: the first field has the focus, not nothing. */
  const andOn = (act: () => void) => (event: MouseEvent) => {
    const around = event.currentTarget.closest('form, [data-side-panel], [role="dialog"], main')
    act()
    around?.querySelector<HTMLElement>('input, textarea')?.focus()
  }
  return (
    <>
      {!kept && <Notice tone="amber">{t('draft.notKept')}</Notice>}
      {found && (
        <Notice
          action={
            <Inline>
              {found.state === 'offered' && (
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
          {t(`draft.${found.state}`, { when: instantText(language, found.at) })}
        </Notice>
      )}
    </>
  )
}
