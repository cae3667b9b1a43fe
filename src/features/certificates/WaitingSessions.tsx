import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import { CallFailed } from '../../parts/asked/CallFailed'
import { shortDayText } from '../../parts/sessions/day-words'
import { useSessionWords } from '../../parts/sessions/session-words'
import { Button } from '../../ui/Button'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { NumberedName } from '../../ui/NumberedName'

/** How many are shown before one asks for the rest: the log below keeps its room. */
const SHOWN = 4

/** 待发证: sessions with people who passed and have no certificate yet. */
export function WaitingSessions({ today }: { today: string }) {
  const { t } = useTranslation(['certificates', 'common'])
  const language = useLanguage(state => state.language)
  const words = useSessionWords()
  const waiting = useAsk('certificates', 'toIssue', {})
  const [all, setAll] = useState(false)
  const rows = waiting.data ?? []
  const people = rows.reduce((sum, row) => sum + row.ready, 0)
  const title = t('waiting.title')

  if (waiting.isError) {
    return (
      <Card title={title}>
        <CallFailed area="certificates" asked={waiting} />
      </Card>
    )
  }
  if (!waiting.data) return <Skeleton label={t('common:page.loading')} rows={2} />
  if (rows.length === 0) return <Card title={title} sub={t('waiting.none')} />
  return (
    <Card
      title={title}
      sub={t('waiting.sub', { count: rows.length, people })}
      actions={
        rows.length > SHOWN && (
          <Button kind="quiet" size="small" onClick={() => setAll(!all)}>
            {t(all ? 'waiting.fewer' : 'waiting.all', { count: rows.length })}
          </Button>
        )
      }
    >
      <List label={title}>
        {rows.slice(0, all ? undefined : SHOWN).map(row => (
          <ListRow
            key={row.sessionId}
            title={<NumberedName name={words.name(row)} />}
            meta={[
              t('waiting.ended', { day: shortDayText(language, row.lastDay, today) }),
              t('waiting.ready', { count: row.ready }),
              ...(row.notReady > 0 ? [t('waiting.notReady', { count: row.notReady })] : []),
            ].join(' · ')}
            end={
              <LinkButton
                size="small"
                href={hrefOf({ page: 'session', id: row.sessionId, tab: 'certificates' })}
              >
                {t('waiting.issue')}
              </LinkButton>
            }
          />
        ))}
      </List>
    </Card>
  )
}
