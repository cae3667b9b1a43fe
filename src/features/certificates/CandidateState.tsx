import { useTranslation } from 'react-i18next'
import styles from '../../parts/certificates/Certificates.module.css'
import { Inline } from '../../ui/layout/Inline'
import { Tag } from '../../ui/Tag'
import type { Candidate } from './candidate'

/** The number somebody has; that one can be issued; or why not. */
export function CandidateState({ row }: { row: Candidate }) {
  const { t } = useTranslation('certificates')
  if (row.certificate) return <span className={styles.number}>{row.certificate.number}</span>
  if (row.refusal === null) return <Tag tone="accent">{t('why.ready')}</Tag>
  const [voided] = row.voided
  if (row.refusal === 'voided_needs_reissue' && voided) {
    return (
      <Inline>
        <span className={styles.number}>{voided.number}</span>
        <Tag>{t('state.voided')}</Tag>
      </Inline>
    )
  }
  return <span className={styles.why}>{t(`why.${row.refusal}`)}</span>
}
