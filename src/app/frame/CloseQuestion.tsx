import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { JobsToStop } from '../../parts/book/JobsToStop'
import { stopJobs, useRunningJobs } from '../../parts/book/jobs'
import { useUnkept } from '../../parts/drafts/unkept'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/overlay/Dialog'

/** How long it is waited for jobs to stop. */
const patienceMs = 5_000

/** The window was to be closed while somebody waits for a job, or while it has what was typed and could not be kept. */
export function CloseQuestion({ onStay }: { onStay: () => void }) {
  const { t } = useTranslation(['book', 'common'])
  const jobs = useRunningJobs()
  const unkept = useUnkept(state => state.refused.size)
  const stops = jobs.length > 0 ? 'go' : unkept > 0 ? 'discard' : 'goOver'
  const [leaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    const stopped = stopJobs(jobs).catch(() => undefined)
    // A service that does not answer is ended with the window.
    const patience = new Promise(resolve => setTimeout(resolve, patienceMs))
    void Promise.race([stopped, patience]).then(() => window.zhixing.closeWindow())
  }
  return (
    <Dialog
      open
      onClose={onStay}
      title={t(jobs.length === 0 && unkept > 0 ? 'jobs.close.unkeptTitle' : 'jobs.close.title')}
      closeLabel={t('common:action.close')}
      actions={
        <>
          <Button onClick={onStay}>{t('jobs.close.stay')}</Button>
          <Button kind={stops === 'goOver' ? 'primary' : 'danger'} busy={leaving} onClick={leave}>
            {t(`jobs.close.${stops}`)}
          </Button>
        </>
      }
    >
      {jobs.length > 0 && <JobsToStop jobs={jobs} />}
      {unkept > 0 && <p>{t('jobs.close.unkept', { count: unkept })}</p>}
      {stops === 'goOver' && <p>{t('jobs.close.over')}</p>}
    </Dialog>
  )
}
