import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { refusalText } from '../../app/say'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Card } from '../../ui/layout/Card'
import { LogoField } from './LogoField'
import { OfficeForm } from './OfficeForm'
import styles from './Settings.module.css'

/** The office: names, hours, numbers, deadlines. */
export function OfficeCard() {
  const { t } = useTranslation(['settings', 'common'])
  const answer = useAsk('settings', 'office', {})
  return (
    <Card title={t('office.title')}>
      <LogoField />
      {answer.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={6} />
      ) : answer.isError ? (
        <ErrorState title={refusalText(t, 'settings', answer.error)} />
      ) : (
        // What an undo or another window changed begins the form anew.
        <div className={styles.office}>
          <OfficeForm key={JSON.stringify(answer.data)} office={answer.data} />
        </div>
      )}
    </Card>
  )
}
