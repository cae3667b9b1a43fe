import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { hrefOf } from '../../app/links'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useActionWords } from '../../parts/improvements/action-words'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag, type Tone } from '../../ui/Tag'

const tones: Record<'open' | 'done' | 'verified' | 'cancelled', Tone> = {
  open: 'amber',
  done: 'accent',
  verified: 'plain',
  cancelled: 'neutral',
}

/** What is being done about somebody's failed exam or missed class. Nothing is drawn without one. */
export function ActionsSection({ personId }: { personId: string }) {
  const { t } = useTranslation('improvements')
  const words = useActionWords()
  const answer = useAsk('improvements', 'list', { personId, status: 'all', limit: 100 })
  if (answer.isError) return <RefusalNotice area="improvements" error={answer.error} />
  const actions = answer.data ?? []
  if (actions.length === 0) return null
  return (
    <Card title={t('personFile.actions')} sub={actions.length}>
      <List label={t('personFile.actions')}>
        {actions.map(action => (
          <ListRow
            key={action.id}
            title={<a href={hrefOf({ page: 'improvement', actionId: action.id })}>{words.title(action)}</a>}
            meta={t('personFile.due', { day: action.dueOn })}
            end={
              action.overdueDays > 0 ? (
                <Tag tone="cinnabar">{t('personFile.overdue', { count: action.overdueDays })}</Tag>
              ) : (
                <Tag tone={tones[action.status]}>{t(`personFile.actionStatus.${action.status}`)}</Tag>
              )
            }
            quiet={action.status === 'verified' || action.status === 'cancelled'}
          />
        ))}
      </List>
    </Card>
  )
}
