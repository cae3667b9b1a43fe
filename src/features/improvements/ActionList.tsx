import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import type { ActionRow } from '../../contract/improvements'
import { most } from '../../domain/fields/lengths'
import { type ActionKind, actionKinds } from '../../domain/improvements/codes'
import { localisedName } from '../../domain/people/localised-name'
import { CallFailed } from '../../parts/asked/CallFailed'
import { useActionWords } from '../../parts/improvements/action-words'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Segmented } from '../../ui/field/Segmented'
import { Select } from '../../ui/field/Select'
import { TextInput } from '../../ui/field/TextInput'
import { DataTable } from '../../ui/grid/DataTable'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import { Tools } from '../../ui/layout/Tools'
import { useActionColumns } from './action-columns'
import styles from './Improvements.module.css'
import { shownStatuses, useImprovementView } from './improvement-view'

type ActionListProps = {
  today: string
  currentId: string | null
  narrow: boolean
  onOpen: (actionId: string) => void
  onAdd: () => void
  onAssign: (ids: string[]) => void
}

/** The actions; Enter opens one, Space chooses several for the same owner, verifier or day. */
export function ActionList({ today, currentId, narrow, onOpen, onAdd, onAssign }: ActionListProps) {
  const { t } = useTranslation(['improvements', 'common'])
  const view = useImprovementView()
  const actions = useActions()
  const columns = useActionColumns({ today, narrow })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const tools = useRef<HTMLDivElement>(null)
  useKeys([
    {
      keys: '/',
      label: t('common:action.search'),
      run: () => tools.current?.querySelector('input')?.focus(),
    },
  ])
  const open = useCallback((action: ActionRow) => onOpen(action.id), [onOpen])

  const unfinished = view.status === 'unfinished' || view.status === 'done'
  const ids = useMemo(
    () => actions.rows.map(action => action.id).filter(id => chosen.has(id)),
    [actions.rows, chosen],
  )
  const narrowed = view.kind !== null || view.text.trim() !== ''

  return (
    <Card
      title={t('list.title')}
      sub={actions.data && t('list.count', { count: actions.rows.length })}
      fill
      actions={
        <>
          {unfinished && ids.length > 0 && (
            <Button onClick={() => onAssign(ids)}>{t('assign.several')}</Button>
          )}
          <Button kind="primary" keyHint="N" onClick={onAdd}>
            {t('list.add')}
          </Button>
        </>
      }
    >
      <Tools inCard ref={tools}>
        <div className={styles.search}>
          <TextInput
            type="search"
            label={t('filter.search')}
            placeholder={t('filter.searchHint')}
            value={view.text}
            onChange={text => view.change({ text })}
            maxLength={most.search}
          />
        </div>
        <Segmented
          label={t('filter.status')}
          value={view.status}
          onChange={status => {
            setChosen(new Set())
            view.change({ status })
          }}
          segments={shownStatuses.map(value => ({
            value,
            label: t(value === 'unfinished' || value === 'done' ? `filter.${value}` : `status.${value}`),
          }))}
        />
        <Select
          any=""
          label={t('filter.kind')}
          value={view.kind ?? ''}
          onChange={kind => view.change({ kind: (kind || null) as ActionKind | null })}
          options={[
            { value: '', label: t('filter.anyKind') },
            ...actionKinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) })),
          ]}
        />
      </Tools>
      {actions.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={10} />
      ) : actions.isError ? (
        <CallFailed area="improvements" asked={actions} />
      ) : (
        <DataTable
          label={t('list.title')}
          columns={columns}
          rows={actions.rows}
          rowKey={action => action.id}
          onOpen={open}
          currentKey={currentId}
          height="fill"
          {...(unfinished
            ? {
                selection: {
                  keys: chosen,
                  onChange: setChosen,
                  rowLabel: (action: ActionRow) => t('list.choose', { number: action.number }),
                  allLabel: t('list.all'),
                },
              }
            : {})}
          empty={narrowed ? <NothingFits /> : <NothingYet onAdd={onAdd} />}
        />
      )}
      {actions.truncated && <p className={styles.foot}>{t('list.truncated', { count: mostListed })}</p>}
    </Card>
  )
}

function NothingFits() {
  const { t } = useTranslation('improvements')
  const change = useImprovementView(state => state.change)
  return (
    <EmptyState
      title={t('empty.narrowed')}
      action={<Button onClick={() => change({ kind: null, text: '' })}>{t('filter.clear')}</Button>}
    >
      {t('empty.narrowedHint')}
    </EmptyState>
  )
}

/** An empty list teaches where actions come from. */
function NothingYet({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('improvements')
  const status = useImprovementView(state => state.status)
  if (status !== 'unfinished') return <EmptyState title={t(`empty.${status}`)} />
  return (
    <EmptyState title={t('empty.unfinished')} action={<Button onClick={onAdd}>{t('list.add')}</Button>}>
      {t('empty.noneHint')}
    </EmptyState>
  )
}

/** The newest so many of those that are finished; of the unfinished there are fewer. */
const mostListed = 1000

/** The actions of the chosen status, narrowed by kind and by the words a person looks for. */
function useActions() {
  const { status, kind, text } = useImprovementView()
  const language = useLanguage(state => state.language)
  const words = useActionWords()
  const answer = useAsk('improvements', 'list', { status, limit: mostListed }, { keepPrevious: true })
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const textOf = (action: ActionRow) =>
      [
        `#${action.number}`,
        words.title(action),
        ...[action.person, action.owner, action.verifier].flatMap(who =>
          who ? [localisedName(language, who), who.name, who.staffNo ?? ''] : [],
        ),
      ]
        .join(' ')
        .toLowerCase()
    return (answer.data ?? []).filter(
      action => (kind === null || action.kind === kind) && (wanted === '' || textOf(action).includes(wanted)),
    )
  }, [answer.data, kind, text, words, language])
  return { ...answer, rows, truncated: (answer.data?.length ?? 0) >= mostListed }
}
