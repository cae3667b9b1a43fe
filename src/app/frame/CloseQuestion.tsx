import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { JobsToStop } from '../../parts/book/JobsToStop'
import { stopJobs, useRunningJobs } from '../../parts/book/jobs'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/overlay/Dialog'

/** How long it is waited for jobs to stop. */
const patienceMs = 5_000

/** The window was to be closed while somebody waits for a job. */
export function CloseQuestion({ onStay }: { onStay: () => void }) {
  const { t } = useTranslation(['book', 'common'])
  const jobs = useRunningJobs()
  const [leaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    const told = stopJobs(jobs).catch(() => undefined)
    // A service that does not answer is ended with the window.
    const patience = new Promise(resolve => setTimeout(resolve, patienceMs))
    void Promise.race([told, patience]).then(() => window.zhixing.closeWindow())
  }
  return (
    <Dialog
      open
      onClose={onStay}
      title={t('jobs.close.title')}
      closeLabel={t('common:action.close')}
      actions={
        <>
          <Button onClick={onStay}>{t('jobs.close.stay')}</Button>
          <Button kind={jobs.length > 0 ? 'danger' : 'primary'} busy={leaving} onClick={leave}>
            {t(jobs.length > 0 ? 'jobs.close.go' : 'jobs.close.goOver')}
          </Button>
        </>
      }
    >
      {jobs.length > 0 ? <JobsToStop jobs={jobs} /> : <p>{t('jobs.close.over')}</p>}
    </Dialog>
  )
}
