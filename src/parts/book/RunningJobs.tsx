import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { jobText, stopJobs, useRunningJobs } from './jobs'
import { clockText } from './moment-text'

/** What somebody waits for just now, wherever it was begun, and the way to stop it; nothing when nothing runs. */
export function RunningJobs() {
  const { t } = useTranslation(['book', 'common'])
  const say = useSay()
  const language = useLanguage(state => state.language)
  const jobs = useRunningJobs()
  const [stopping, setStopping] = useState<readonly string[]>([])
  if (jobs.length === 0) return null
  return (
    <Card title={t('jobs.title')}>
      <List label={t('jobs.title')}>
        {jobs.map(job => (
          <ListRow
            key={job.id}
            whole
            title={jobText(t, job)}
            meta={t('jobs.since', { at: clockText(language, job.at) })}
            end={
              <Button
                size="small"
                busy={stopping.includes(job.id)}
                aria-label={t('jobs.stop', { job: jobText(t, job) })}
                onClick={() => {
                  setStopping([...stopping, job.id])
                  stopJobs([job]).catch((error: unknown) => say.refused('book', error))
                }}
              >
                {t('common:action.stop')}
              </Button>
            }
          />
        ))}
      </List>
    </Card>
  )
}
