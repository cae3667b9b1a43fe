import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { commandText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import { takeBack, useUndoWork } from '../../app/undo'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import { isGoodHere, isRecommendable, soundnessOf } from '../../domain/book/good-backup'
import { addDays } from '../../domain/days/day'
import type { Language } from '../../i18n/setup'
import { clockText, instantText, localDayOf } from '../../parts/book/moment-text'
import { useBackups } from '../../parts/book/use-backups'
import { shortDayText } from '../../parts/sessions/day-words'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import { BackUpNow } from './BackUpNow'
import styles from './Today.module.css'

type Recent = OutputOf<typeof reports.today>['recent']

/** The last backup and the last steps, each with a way back. Loaded after the page: it needs the words of all areas. */
export function RecentCard({ recent, today }: { recent: Recent; today: string }) {
  const { t } = useTranslation(['today', 'common'])
  const { t: any } = useTranslation()
  const language = useLanguage(state => state.language)
  const undoing = useUndoWork(state => state.seq)
  return (
    <Card
      title={t('recent')}
      actions={
        <LinkButton
          kind="quiet"
          size="small"
          href={hrefOf({ page: 'history' })}
          onSelect={() => go({ page: 'history' })}
        >
          {t('recentLink')}
        </LinkButton>
      }
    >
      <List label={t('recent')}>
        <BackupRow today={today} />
        {recent.map(step => {
          const what = commandText(any, step)
          return (
            <ListRow
              key={step.seq}
              lead={<span className={styles.when}>{whenText(t, language, step.at, today)}</span>}
              leadWidth="day"
              whole
              title={what}
              end={
                step.undoable && (
                  <Button
                    kind="quiet"
                    size="small"
                    busy={undoing === step.seq}
                    onClick={() => void takeBack(step.seq)}
                  >
                    {t('undo')}
                    <VisuallyHidden>{t('for', { title: what })}</VisuallyHidden>
                  </Button>
                )
              }
            />
          )
        })}
      </List>
    </Card>
  )
}

/** Whether the newest copy of the book was read back and found whole. */
function BackupRow({ today }: { today: string }) {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const backups = useBackups()
  if (!backups.data) return null
  // One from before a restore has nothing of what was done since.
  const newest = backups.data.find(one => !one.otherLine)
  if (!newest) return <ListRow title={t('backup.none')} end={<BackUpNow />} />
  const soundness = soundnessOf(newest)
  const good = backups.data.find(isGoodHere)
  const otherGood = good ? t('backup.goodOne', { at: instantText(language, good.at) }) : t('backup.goodNone')
  return (
    <ListRow
      lead={<span className={styles.when}>{whenText(t, language, newest.at, today)}</span>}
      leadWidth="day"
      whole
      title={
        <>
          {t(`backup.newest.${soundness}`)}{' '}
          {soundness !== 'good' && (
            <Tag tone={isRecommendable(newest) ? 'amber' : 'cinnabar'}>{t(`backup.${soundness}`)}</Tag>
          )}
          {['bad', 'unreadable', 'altered'].includes(soundness) && (
            <span className={styles.other}>{otherGood}</span>
          )}
        </>
      }
      end={soundness === 'good' ? <Tag tone="green">{t('backup.good')}</Tag> : <BackUpNow />}
    />
  )
}

/** When something was done: 10:42, 昨天, or 12月3日. The demonstration year has a today of its own beside the clock's. */
function whenText(
  t: TFunction<'today'>,
  language: Language,
  instant: string,
  bookToday: string,
  now: Date = new Date(),
): string {
  const day = localDayOf(instant)
  const todays = [localDayOf(now.toISOString()), bookToday]
  if (todays.includes(day)) return clockText(language, instant)
  if (todays.some(today => addDays(today, -1) === day)) return t('yesterday')
  return shortDayText(language, day, bookToday)
}
