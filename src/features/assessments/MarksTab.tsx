import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { hrefOf } from '../../app/links'
import { CallFailed } from '../../parts/asked/CallFailed'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { MarkSheet } from './MarkSheet'

/** 成绩 of one session: the mark sheet, or why there is none. */
export function MarksTab({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['assessments', 'common'])
  const answer = useAsk('assessments', 'sheet', { sessionId })
  const sheet = answer.data

  if (answer.isError) {
    return (
      <Card title={t('sheet.title')}>
        <CallFailed area="assessments" asked={answer} />
      </Card>
    )
  }
  if (sheet === undefined) return <Skeleton label={t('common:page.loading')} rows={10} />
  if (sheet === null) return <EmptyState title={t('refusal.not_found')} />
  if (sheet.theoryWeight + sheet.practiceWeight === 0) {
    return (
      <Card title={t('sheet.title')}>
        <EmptyState
          title={t('unassessed.title')}
          action={
            <LinkButton href={hrefOf({ page: 'session', id: sessionId, tab: 'certificates' })}>
              {t('unassessed.toCertificates')}
            </LinkButton>
          }
        >
          {t('unassessed.hint')}
        </EmptyState>
      </Card>
    )
  }
  if (sheet.rows.length === 0) {
    return (
      <Card title={t('sheet.title')}>
        <EmptyState
          title={t('empty.title')}
          action={
            <LinkButton kind="primary" href={hrefOf({ page: 'session', id: sessionId, tab: 'roster' })}>
              {t('empty.toRoster')}
            </LinkButton>
          }
        >
          {t('empty.hint')}
        </EmptyState>
      </Card>
    )
  }
  return (
    <MarkSheet sessionId={sessionId} sheet={sheet} cameAt={answer.dataUpdatedAt} refetch={answer.refetch} />
  )
}
