import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { instantText } from '../../parts/book/moment-text'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'
import { BackUpNow } from './BackUpNow'

/** The last backup could not be made, and why: work goes on without one meanwhile. Nothing where none failed. */
export function FailedBackupCard() {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const failure = useQuery({
    queryKey: ['book', 'backupFailure', {}],
    queryFn: () => client.book.backupFailure({}),
    meta: { quiet: true },
  }).data
  if (!failure) return null
  return (
    <Card title={t('backup.failed.title')} tone="cinnabar">
      <List label={t('backup.failed.title')}>
        <ListRow
          lead={<Tag tone="cinnabar">{t('backup.failed.tag')}</Tag>}
          leadWidth="kind"
          whole
          title={t('backup.failed.line', {
            at: instantText(language, failure.at),
            todo: t(`backup.failed.${failure.code}`),
          })}
          end={<BackUpNow />}
        />
      </List>
    </Card>
  )
}
