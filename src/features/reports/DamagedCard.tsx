import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import type { BookNotice } from '../../contract/book/state'
import { damagedRoutes, damagedText } from '../../parts/book/damaged-words'
import { useShowsOnPage } from '../../parts/book/shown-on-page'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'

/**
 * Damaged or altered data are the first thing of the day, with all that can be done about them. It says what the frame
 * says on every other page; here it stands once.
 */
export function DamagedCard({ notice }: { notice: Extract<BookNotice, { code: 'damaged' }> }) {
  const { t } = useTranslation('today')
  const { t: say } = useTranslation('book')
  const language = useLanguage(state => state.language)
  useShowsOnPage(notice.what)
  return (
    <Card title={t('damaged.title')} tone="cinnabar">
      <List label={t('damaged.title')}>
        <ListRow
          whole
          lead={<Tag tone="cinnabar">{t('damaged.tag')}</Tag>}
          leadWidth="kind"
          title={damagedText(say, language, notice)}
          end={
            <Inline gap="small">
              {damagedRoutes(notice).map(route => (
                <LinkButton key={route.page} size="small" href={hrefOf(route)} onSelect={() => go(route)}>
                  {say(route.page === 'history' ? 'history.title' : 'notice.toBackups')}
                </LinkButton>
              ))}
            </Inline>
          }
        />
      </List>
    </Card>
  )
}
