import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useSay } from '../../app/say'
import type { Recovery } from '../../contract/book/recoveries'
import { leavesDoubt } from '../../domain/book/recovery'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { instantText } from './moment-text'
import { LossList } from './SalvageLosses'

/** Data recovered from damage: what of them is missing, until somebody has gone through it, and who did. */
export function RecoveryNotice({ recovery: { seq, at, proved, lost, checked } }: { recovery: Recovery }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const say = useSay()
  const check = useCommand('book', 'noteRecovery')
  const submit = () =>
    check.mutate({ seq }, { onSuccess: done => say.done(t('recovered.done'), { of: done, undoSeq: null }) })
  return (
    <Notice
      tone={checked ? 'info' : 'amber'}
      title={t('recovered.title', { at: instantText(language, at) })}
      action={
        !checked && (
          <Button size="small" busy={check.isPending} onClick={submit}>
            {t('recovered.check')}
          </Button>
        )
      }
    >
      {lost.length > 0 ? (
        <LossList lost={lost} />
      ) : (
        <p>{t(proved ? 'recovered.unknown' : 'recovered.unproved')}</p>
      )}
      {!checked && leavesDoubt({ proved, lost }) && <p>{t('recovered.doubted')}</p>}
      <p>
        {checked
          ? t('recovered.checked', {
              at: instantText(language, checked.at),
              by: checked.operator ?? t('history.nobody'),
            })
          : t('recovered.hint')}
      </p>
      <RefusalNotice area="book" error={check.error} />
    </Notice>
  )
}
