import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { most } from '../../domain/fields/lengths'
import type { NeedStatus } from '../../domain/needs/codes'
import { needStatusRefusal } from '../../domain/needs/need-status'
import { unanswered } from '../../parts/drafts/answered'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextArea } from '../../ui/field/TextArea'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import styles from './Needs.module.css'
import type { NeedDetail } from './need-draft'

/** Closing and declining ask for the reason in the same place; opening again does not. */
export function DecideNeed({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('needs')
  const [deciding, setDeciding] = useState<'closed' | 'declined' | null>(null)
  const form = useKeptForm('need-decision', need.id, { reason: '' })
  const decide = useCommand('needs', 'decide', form)
  const { reason } = form.values
  const refusalOf = (to: NeedStatus, words: string | null) => needStatusRefusal(need.status, to, words)

  const make = async (status: NeedStatus) => {
    try {
      await decide.mutateAsync({ id: need.id, status, reason: reason.trim() || null })
      setDeciding(null)
      form.again({ reason: '' })
    } catch {
      // The notice below says it.
    }
  }

  if (deciding) {
    const refusal = refusalOf(deciding, reason)
    return (
      <form
        onSubmit={event => {
          event.preventDefault()
          if (!refusal) void make(deciding)
        }}
      >
        <Stack gap="small">
          <DraftNotice form={form} stale={{ error: decide.error, again: () => void make(deciding) }} />
          <Field
            label={deciding === 'closed' ? t('need.reasonOfClosing') : t('need.reasonOfDeclining')}
            hint={t('need.reasonHint')}
            required
          >
            <TextArea
              value={reason}
              onChange={reason => form.put({ reason })}
              rows={2}
              maxLength={most.needReason}
              initialFocus
            />
          </Field>
          <RefusalNotice area="needs" error={unanswered(form, decide.error)} />
          <Inline>
            <Button
              kind="primary"
              submit
              busy={decide.isPending}
              refusal={refusal ? t(`refusal.${refusal}`) : null}
            >
              {deciding === 'closed' ? t('need.closeConfirm') : t('need.declineConfirm')}
            </Button>
            <Button onClick={() => setDeciding(null)}>{t('need.cancel')}</Button>
          </Inline>
        </Stack>
      </form>
    )
  }
  const decided = need.status === 'closed' || need.status === 'declined'
  return (
    <Stack gap="small">
      <h3 className={styles.heading}>{t('need.decision')}</h3>
      <RefusalNotice area="needs" error={decide.error} />
      <Inline>
        {decided ? (
          <Button busy={decide.isPending} onClick={() => void make('open')}>
            {t('need.reopen')}
          </Button>
        ) : (
          <>
            <Button onClick={() => setDeciding('closed')}>{t('need.close')}</Button>
            {refusalOf('declined', '-') === null && (
              <Button onClick={() => setDeciding('declined')}>{t('need.decline')}</Button>
            )}
          </>
        )}
      </Inline>
    </Stack>
  )
}
