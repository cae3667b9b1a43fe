import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { refusalText } from '../../app/say'
import { useToday } from '../../app/today'
import type { ActionRow } from '../../contract/improvements'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { DataTable } from '../../ui/grid/DataTable'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { ActionPanel } from './ActionPanel'
import { useActionColumns } from './action-columns'
import { FollowUpForm } from './FollowUpForm'

/** 跟踪: who failed, was absent or was there too little becomes an action, all at once; below, what was made and where it stands. */
export function FollowUpTab({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['improvements', 'common'])
  const today = useToday()
  const proposed = useAsk('improvements', 'proposed', { sessionId })
  const actions = useAsk('improvements', 'list', { sessionId, status: 'all' })
  const [openId, setOpenId] = useState<string | null>(null)
  const failed = proposed.error ?? actions.error
  if (failed) {
    return (
      <ErrorState
        title={refusalText(t, 'improvements', failed)}
        action={
          <Button
            onClick={() => {
              void proposed.refetch()
              void actions.refetch()
            }}
          >
            {t('common:action.retry')}
          </Button>
        }
      />
    )
  }
  if (!proposed.data || !actions.data || today === null) {
    return <Skeleton label={t('common:page.loading')} rows={6} />
  }
  const made = actions.data
  return (
    <>
      <Stack>
        {proposed.data.length > 0 ? (
          // Made anew when the people change: all of them chosen, as at first.
          <FollowUpForm
            key={proposed.data.map(({ personId, origin }) => `${origin} ${personId}`).join(' ')}
            sessionId={sessionId}
            people={proposed.data}
          />
        ) : (
          <Card title={t('followUp.title')}>
            <NobodyToFollow sessionId={sessionId} followed={made.length > 0} />
          </Card>
        )}
        {made.length > 0 && <MadeActions actions={made} today={today} openId={openId} onOpen={setOpenId} />}
      </Stack>
      {openId && <ActionPanel key={openId} actionId={openId} today={today} onClose={() => setOpenId(null)} />}
    </>
  )
}

type MadeActionsProps = {
  actions: readonly ActionRow[]
  today: string
  openId: string | null
  onOpen: (actionId: string) => void
}

function MadeActions({ actions, today, openId, onOpen }: MadeActionsProps) {
  const { t } = useTranslation('improvements')
  const columns = useActionColumns({ today, narrow: openId !== null, ofSession: true })
  return (
    <Card title={t('followUp.actions')} sub={t('list.count', { count: actions.length })}>
      <DataTable
        label={t('followUp.actions')}
        columns={columns}
        rows={actions}
        rowKey={action => action.id}
        onOpen={action => onOpen(action.id)}
        currentKey={openId}
      />
    </Card>
  )
}

/** Why there is nobody: not known yet, all passed, or all followed up. */
function NobodyToFollow({ sessionId, followed }: { sessionId: string; followed: boolean }) {
  const { t } = useTranslation('improvements')
  const { data } = useAsk('reports', 'sessionProgress', { sessionId })
  const waiting = !data?.outcomeKnown
  return (
    <EmptyState title={t('followUp.empty')}>
      {t(waiting ? 'followUp.emptyHint' : followed ? 'followUp.emptyDone' : 'followUp.emptyPassed')}
    </EmptyState>
  )
}
