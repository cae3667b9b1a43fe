import { useTranslation } from 'react-i18next'
import { BeginChoices } from './BeginChoices'
import { FolderLine } from './FolderLine'
import { Gate } from './Gate'
import styles from './Gate.module.css'

const steps = ['need', 'plan', 'session', 'marks', 'certificate', 'followUp'] as const

/** The first start: what this is, and how to begin. */
export function WelcomePage({ folder }: { folder: string }) {
  const { t } = useTranslation('book')
  return (
    <Gate title={t('welcome.title')} lead={t('welcome.lead')}>
      <ol className={styles.steps} aria-label={t('welcome.steps')}>
        {steps.map(step => (
          <li key={step}>{t(`welcome.step.${step}`)}</li>
        ))}
      </ol>
      <BeginChoices />
      <FolderLine folder={folder} />
    </Gate>
  )
}
