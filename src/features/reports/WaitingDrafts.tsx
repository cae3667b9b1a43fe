import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import { useOperator } from '../../app/operator'
import { instantText } from '../../parts/book/moment-text'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { wayTo } from './waiting-drafts'

/** More are found where they stand. */
const mostTold = 3

/** What this operator typed and did not save, as a killed window leaves it: one quiet line for each place, and the way there. */
export function WaitingDrafts() {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const operatorId = useOperator(state => state.id)
  const found = useQuery({
    queryKey: ['drafts', 'waiting', operatorId],
    queryFn: () => client.drafts.waiting({}, { operatorId }),
    // Whoever leaves a form tells nobody.
    staleTime: 0,
    meta: { quiet: true },
  }).data
  const places = new Map<string, { at: string; page: string; way: NonNullable<ReturnType<typeof wayTo>> }>()
  for (const one of found ?? []) {
    const way = wayTo(one)
    if (way && !places.has(hrefOf(way))) places.set(hrefOf(way), { at: one.at, page: way.page, way })
  }
  if (places.size === 0) return null
  return (
    <Card title={t('drafts.title')}>
      <List label={t('drafts.title')}>
        {[...places].slice(0, mostTold).map(([href, { at, page, way }]) => (
          <ListRow
            key={href}
            quiet
            title={t(`drafts.page.${pageOf(page)}`)}
            meta={t('drafts.at', { at: instantText(language, at) })}
            end={
              <LinkButton kind="quiet" size="small" href={href} onSelect={() => go(way)}>
                {t('drafts.go')}
              </LinkButton>
            }
          />
        ))}
      </List>
    </Card>
  )
}

const pages = ['schedule', 'session', 'people', 'person', 'settings'] as const
const pageOf = (page: string) => pages.find(one => one === page) ?? 'session'
