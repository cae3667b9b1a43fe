import { useTranslation } from 'react-i18next'
import { ExplainedNumber } from '../../ui/overlay/ExplainedNumber'
import { type LedgerLine, ledgerSums } from './ledger-sums'
import { percent } from './month-figures'
import styles from './Records.module.css'

/** What the lines come to; the rate shows its working. */
export function LedgerSum({ lines }: { lines: readonly LedgerLine[] }) {
  const { t } = useTranslation(['reports', 'today'])
  const sums = ledgerSums(lines)
  const rate = sums.sat > 0 ? percent(sums.passed, sums.sat) : t('today:figure.none')
  const plain = (['expected', 'present', 'sat', 'passed'] as const).map(key => ({
    label: t(`ledger.${key}`),
    value: String(sums[key]),
  }))
  return (
    <dl className={styles.sums}>
      {plain.map(({ label, value }) => (
        <div key={label} className={styles.sum}>
          <dt>{label}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
      <div className={styles.sum}>
        <dt>{t('ledger.passRate')}</dt>
        <dd className={styles.value}>
          <ExplainedNumber
            value={rate}
            label={t('ledger.passRate')}
            rows={[
              { label: t('ledger.passed'), value: String(sums.passed) },
              { label: t('ledger.sat'), value: String(sums.sat) },
              { label: t('ledger.rate'), value: rate, total: true },
            ]}
          />
        </dd>
      </div>
      <div className={styles.sum}>
        <dt>{t('ledger.certificates')}</dt>
        <dd className={styles.value}>{sums.certificates}</dd>
      </div>
    </dl>
  )
}
