import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { RecoveryNotice } from '../../parts/recovery/RecoveryNotice'
import styles from './History.module.css'

/** Every recovery from damage these data went through: said for good. */
export function Recoveries() {
  const { t } = useTranslation('book')
  const recoveries = useAsk('book', 'recoveries', {}).data ?? []
  if (recoveries.length === 0) return null
  return (
    <section aria-label={t('recovered.list')}>
      <h3 className={styles.hashLabel}>{t('recovered.list')}</h3>
      {recoveries.map(recovery => (
        <RecoveryNotice key={recovery.seq} recovery={recovery} />
      ))}
    </section>
  )
}
