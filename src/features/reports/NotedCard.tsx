import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import { namesNotAll, placesIn } from '../../domain/history/record'
import { instantText } from '../../parts/book/moment-text'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'

/** Rows altered outside that were taken note of: said for good. Nothing where there are none. */
export function NotedCard() {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const notes = useQuery({
    queryKey: ['book', 'notes', {}],
    queryFn: () => client.book.notes({}),
    meta: { quiet: true },
  })
  if (!notes.data || notes.data.length === 0) return null
  const history = { page: 'history' } as const
  return (
    <Card title={t('noted.title')}>
      <List label={t('noted.title')}>
        {notes.data.map(({ seq, at, operator, ...spoken }) => (
          <ListRow
            key={seq}
            whole={!spoken.proved}
            lead={<Tag tone="amber">{t('noted.tag')}</Tag>}
            leadWidth="kind"
            title={t(spoken.proved ? 'noted.line' : 'noted.unproved', {
              count: placesIn(spoken),
              context: namesNotAll(spoken) ? 'most' : undefined,
              seq,
              at: instantText(language, at),
              by: operator ?? '',
            })}
            end={
              <LinkButton size="small" href={hrefOf(history)} onSelect={() => go(history)}>
                {t('noted.action')}
              </LinkButton>
            }
          />
        ))}
      </List>
    </Card>
  )
}
