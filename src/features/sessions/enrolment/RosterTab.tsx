import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useCommands } from '../../../app/commands'
import { useLanguage } from '../../../app/language'
import type { EnrolmentRow } from '../../../contract/sessions/enrolment'
import { localisedName } from '../../../domain/people/localised-name'
import { CallFailed } from '../../../parts/asked/CallFailed'
import { FitNotice } from '../../../parts/sessions/FitNotice'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/feedback/EmptyState'
import { Skeleton } from '../../../ui/feedback/Skeleton'
import { Checkbox } from '../../../ui/field/Checkbox'
import { DataTable } from '../../../ui/grid/DataTable'
import { useKeys } from '../../../ui/keys'
import { Card } from '../../../ui/layout/Card'
import { Inline } from '../../../ui/layout/Inline'
import { AddPeoplePanel } from './AddPeoplePanel'
import { LeftOutNotice } from './LeftOutNotice'
import { MessagePanel } from './MessagePanel'
import { useRosterColumns } from './roster-columns'
import { useRollChanges } from './use-roll-changes'

/** 名单: who is expected. People come by list, by name or from the chat's 接龙, and go with an undo. */
export function RosterTab({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['sessions', 'common'])
  const language = useLanguage(state => state.language)
  const [panel, setPanel] = useState<'people' | 'message' | null>(null)
  const [withdrawnToo, setWithdrawnToo] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const session = useAsk('sessions', 'get', { id: sessionId })
  const roll = useAsk('sessions', 'roll', { sessionId, withdrawn: true }, { keepPrevious: true })
  const { withdraw, enrolAgain, busy } = useRollChanges(sessionId)
  const all = roll.data ?? []
  const withdrawn = all.filter(person => person.status === 'withdrawn').length
  const rows = withdrawnToo ? all : all.filter(person => person.status === 'enrolled')
  const open = session.data?.status === 'scheduled' || session.data?.status === 'held'
  const going = rows.filter(person => chosen.has(person.id) && person.status === 'enrolled')
  const columns = useRosterColumns({ rows: all, open, withdraw, enrolAgain })

  const withdrawChosen = async () => {
    if (open && going.length > 0 && (await withdraw(going))) setChosen(new Set())
  }
  const add = () => open && setPanel('people')
  const read = () => open && setPanel('message')
  useKeys(
    open
      ? [
          { keys: 'N', label: t('roster.add'), run: add },
          { keys: 'J', label: t('roster.message'), run: read },
          { keys: 'Del', label: t('roster.withdraw'), run: () => void withdrawChosen() },
        ]
      : [],
  )
  useCommands(
    open
      ? [
          {
            id: 'sessions.addPeople',
            label: t('roster.addTitle'),
            words: 'jiaru jr',
            keyHint: 'N',
            run: add,
          },
          {
            id: 'sessions.message',
            label: t('roster.message'),
            words: 'jielong jl',
            keyHint: 'J',
            run: read,
          },
        ]
      : [],
  )

  const buttons = open && (
    <>
      <Button onClick={read} keyHint="J">
        {t('roster.message')}
      </Button>
      <Button onClick={add} keyHint="N">
        {t('roster.add')}
      </Button>
    </>
  )
  const count = all.length - withdrawn
  const seats = session.data?.capacity
  const sub = [
    seats ? t('roster.subSeats', { count, seats }) : t('roster.sub', { count }),
    withdrawn > 0 && t('roster.subWithdrawn', { count: withdrawn }),
  ]

  return (
    <>
      <LeftOutNotice sessionId={sessionId} />
      {open && session.data && (
        <FitNotice
          blocks={session.data.blocks}
          personIds={all.filter(person => person.status === 'enrolled').map(person => person.personId)}
          seats={session.data.capacity}
        />
      )}
      <Card
        title={t('roster.title')}
        sub={roll.data && sub.filter(Boolean).join(' · ')}
        fill
        actions={
          <>
            {withdrawn > 0 && (
              <Checkbox label={t('roster.showWithdrawn')} checked={withdrawnToo} onChange={setWithdrawnToo} />
            )}
            {open && going.length > 0 && (
              <Button busy={busy} keyHint="Del" onClick={() => void withdrawChosen()}>
                {t('roster.withdrawChosen', { count: going.length })}
              </Button>
            )}
            {rows.length > 0 && buttons}
          </>
        }
      >
        {roll.isPending ? (
          <Skeleton label={t('common:page.loading')} rows={10} />
        ) : roll.isError ? (
          <CallFailed area="sessions" asked={roll} />
        ) : (
          <DataTable<EnrolmentRow>
            label={t('roster.title')}
            columns={columns}
            rows={rows}
            rowKey={person => person.id}
            height="fill"
            {...(open
              ? {
                  selection: {
                    keys: chosen,
                    onChange: setChosen,
                    rowLabel: person => localisedName(language, person),
                    allLabel: t('roster.chooseAll'),
                  },
                }
              : {})}
            empty={
              <EmptyState
                title={t('roster.emptyTitle')}
                action={buttons ? <Inline>{buttons}</Inline> : undefined}
              >
                {t('roster.emptyHint')}
              </EmptyState>
            }
          />
        )}
      </Card>
      {panel === 'people' && <AddPeoplePanel sessionId={sessionId} onClose={() => setPanel(null)} />}
      {panel === 'message' && <MessagePanel sessionId={sessionId} onClose={() => setPanel(null)} />}
    </>
  )
}
