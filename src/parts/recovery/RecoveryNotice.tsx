import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { Recovery } from '../../contract/book/recoveries'
import { leavesDoubt } from '../../domain/book/recovery'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { instantText } from '../book/moment-text'
import { RecoveryLosses } from '../book/RecoveryLosses'
import { CheckRecoveryDialog } from './CheckRecoveryDialog'

/** Data recovered from damage: what of them is missing, until somebody has gone through it, and who did, and how. */
export function RecoveryNotice({ recovery }: { recovery: Recovery }) {
  const { at, proved, lost, checked } = recovery
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const [asking, setAsking] = useState(false)
  return (
    <Notice tone={checked ? 'info' : 'amber'} title={t('recovered.title', { at: instantText(language, at) })}>
      {lost.length > 0 ? (
        <RecoveryLosses recovery={recovery} />
      ) : (
        <p>{t(proved ? 'recovered.unknown' : 'recovered.unproved')}</p>
      )}
      {!checked && leavesDoubt(recovery) && <p>{t('recovered.doubted')}</p>}
      <p>
        {checked
          ? t(checked.reason === null ? 'recovered.checked' : 'recovered.checkedHow', {
              at: instantText(language, checked.at),
              by: checked.operator ?? t('history.nobody'),
              reason: checked.reason,
            })
          : t('recovered.hint')}
      </p>
      {/* Below what it settles: beside a list this long it would hang halfway down. */}
      {!checked && (
        <p>
          <Button size="small" onClick={() => setAsking(true)}>
            {t('recovered.check')}
          </Button>
        </p>
      )}
      {asking && <CheckRecoveryDialog recovery={recovery} onClose={() => setAsking(false)} />}
    </Notice>
  )
}
