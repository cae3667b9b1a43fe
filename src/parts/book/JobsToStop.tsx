import { useTranslation } from 'react-i18next'
import type { RunningJob } from '../../contract/book/state'
import { jobText } from './jobs'

/** Jobs that would be stopped, and what is lost by that. */
export function JobsToStop({ jobs }: { jobs: readonly RunningJob[] }) {
  const { t } = useTranslation('book')
  return jobs.map(job => (
    <p key={job.id}>
      <strong>{jobText(t, job)}</strong>
      <br />
      {t(`jobs.lost.${job.what}`)}
    </p>
  ))
}
