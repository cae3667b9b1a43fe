import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import type { BookNotice } from '../../contract/book/state'
import { instantText } from '../../parts/book/moment-text'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'

/** A damaged book is not backed up: the first thing of the day, with the newest good backup. */
export function DamagedCard({ notice }: { notice: Extract<BookNotice, { code: 'damaged' }> }) {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const settings = { page: 'settings', section: 'backups' } as const
  return (
    <Card title={t('damaged.title')} tone="cinnabar">
      <List label={t('damaged.title')}>
        <ListRow
          lead={<Tag tone="cinnabar">{t('damaged.tag')}</Tag>}
          title={t(`damaged.${notice.what}`)}
          meta={
            notice.backup
              ? t('damaged.newest', { at: instantText(language, notice.backup.at) })
              : t(notice.weighing ? 'damaged.weighing' : 'damaged.none')
          }
          end={
            <LinkButton href={hrefOf(settings)} onSelect={() => go(settings)}>
              {t('damaged.action')}
            </LinkButton>
          }
        />
      </List>
    </Card>
  )
}
