import { useTranslation } from 'react-i18next'
import { ExplainedNumber } from '../../ui/overlay/ExplainedNumber'
import { type LedgerLine, ledgerSums } from './ledger-sums'
import { percent } from './month-figures'
import styles from './Records.module.css'

/** What the lines come to; the rates show their working. */
export function LedgerSum({ lines }: { lines: readonly LedgerLine[] }) {
  const { t } = useTranslation('reports')
  const sums = ledgerSums(lines)
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
      <Rate label={t('ledger.firstRate')} passed={sums.firstPassed} sat={sums.firstSat} />
      <Rate label={t('ledger.passRate')} passed={sums.passed} sat={sums.sat} />
      <div className={styles.sum}>
        <dt>{t('ledger.certificates')}</dt>
        <dd className={styles.value}>{sums.certificates}</dd>
      </div>
    </dl>
  )
}

function Rate({ label, passed, sat }: { label: string; passed: number; sat: number }) {
  const { t } = useTranslation(['reports', 'today'])
  const rate = sat > 0 ? percent(passed, sat) : t('today:figure.none')
  return (
    <div className={styles.sum}>
      <dt>{label}</dt>
      <dd className={styles.value}>
        <ExplainedNumber
          value={rate}
          label={label}
          rows={[
            { label: t('ledger.passed'), value: String(passed) },
            { label: t('ledger.sat'), value: String(sat) },
            { label: t('ledger.rate'), value: rate, total: true },
          ]}
        />
      </dd>
    </div>
  )
}
