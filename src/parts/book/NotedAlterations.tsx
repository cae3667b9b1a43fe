import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import { namesNotAll, placesIn } from '../../domain/history/record'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { instantText } from './moment-text'

/** What was altered outside and taken note of: when, by whom, how much, why, and in which entry. Nothing where nothing was. */
export function NotedAlterations() {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const asked = useQuery({
    queryKey: ['book', 'notes', {}],
    queryFn: () => client.book.notes({}),
    meta: { quiet: true },
  })
  const notes = asked.data ?? []
  if (notes.length === 0) return null
  const history = { page: 'history' } as const
  return (
    <Card
      title={t('noted.title')}
      actions={
        <LinkButton size="small" href={hrefOf(history)} onSelect={() => go(history)}>
          {t('noted.history')}
        </LinkButton>
      }
    >
      <List label={t('noted.title')}>
        {notes.map(({ seq, at, operator, reason, ...spoken }) => (
          <ListRow
            key={seq}
            whole
            title={t(spoken.proved ? 'noted.line' : 'noted.unproved', {
              count: placesIn(spoken),
              context: namesNotAll(spoken) ? 'most' : undefined,
              seq,
              at: instantText(language, at),
              by: operator ?? t('history.nobody'),
              reason,
            })}
          />
        ))}
      </List>
    </Card>
  )
}
