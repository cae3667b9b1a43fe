import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { go, hrefOf } from '../../app/links'
import { usePaged } from '../../app/paged'
import type { InputOf } from '../../contract/define'
import type { people } from '../../contract/people'
import type { PersonRow } from '../../contract/people/person'
import { most } from '../../domain/fields/lengths'
import { PagedTable } from '../../parts/lists/PagedTable'
import { useColumnChoice } from '../../parts/lists/use-column-choice'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { TextInput } from '../../ui/field/TextInput'
import { useSettled } from '../../ui/field/use-settled'
import { useKeys } from '../../ui/keys'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Tools } from '../../ui/layout/Tools'
import { ListMenu } from './ListMenu'
import styles from './People.module.css'
import { PeopleFilters } from './PeopleFilters'
import { usePeopleColumns } from './people-columns'
import { isNarrowed, unnarrowed, usePeopleView } from './people-view'

type PeopleListProps = {
  title: string
  /** null: those without a unit; undefined: everybody. */
  unitId: string | null | undefined
  /** Nobody is in the book yet. */
  emptyBook: boolean
  /** A form stands beside the list: what it cannot do meanwhile is put away. */
  narrow: boolean
  onAdd: () => void
}

const rowKey = (person: PersonRow) => person.id

/** The people of a unit, found, narrowed, sorted; Enter opens one. */
export function PeopleList({ title, unitId, emptyBook, narrow, onAdd }: PeopleListProps) {
  const { t } = useTranslation(['people', 'common'])
  const view = usePeopleView()
  const filter = useListFilter(unitId)
  const list = usePeopleList(filter)
  const { table, menu } = useColumnChoice('people', usePeopleColumns(view.status !== 'active'))
  const tools = useRef<HTMLDivElement>(null)
  useKeys([
    {
      keys: '/',
      label: t('common:action.search'),
      run: () => tools.current?.querySelector('input')?.focus(),
    },
  ])
  const open = useCallback((person: PersonRow) => go({ page: 'person', id: person.id }), [])
  const clear = () => view.change(unnarrowed)

  const empty = emptyBook ? (
    <EmptyState
      title={t('list.emptyBook')}
      action={
        <Inline>
          <LinkButton
            kind="primary"
            href={hrefOf({ page: 'import', kind: 'people' })}
            onSelect={() => go({ page: 'import', kind: 'people' })}
          >
            {t('list.importRoster')}
          </LinkButton>
          <Button onClick={onAdd}>{t('list.add')}</Button>
        </Inline>
      }
    >
      {t('list.emptyBookHint')}
    </EmptyState>
  ) : isNarrowed(view) ? (
    <EmptyState title={t('list.nobodyFits')} action={<Button onClick={clear}>{t('list.clear')}</Button>}>
      {t('list.nobodyFitsHint')}
    </EmptyState>
  ) : (
    <EmptyState title={t('list.emptyUnit')}>{t('list.emptyUnitHint')}</EmptyState>
  )

  return (
    <Card
      title={title}
      sub={list.isPending ? undefined : t('list.count', { count: list.total })}
      fill
      actions={
        <>
          <ListMenu filter={filter} count={list.total} />
          {!narrow && (
            <LinkButton
              href={hrefOf({ page: 'import', kind: 'people' })}
              onSelect={() => go({ page: 'import', kind: 'people' })}
            >
              {t('list.importRoster')}
            </LinkButton>
          )}
          <Button kind={emptyBook ? 'plain' : 'primary'} keyHint="N" onClick={onAdd}>
            {t('list.add')}
          </Button>
        </>
      }
    >
      <Tools inCard ref={tools}>
        <div className={styles.search}>
          <TextInput
            type="search"
            label={t('list.search')}
            placeholder={t('list.searchHint')}
            value={view.text}
            onChange={text => view.change({ text })}
            maxLength={most.search}
          />
        </div>
        <PeopleFilters narrow={narrow} />
        {menu}
      </Tools>
      <PagedTable
        list={list}
        area="people"
        label={title}
        {...table}
        rowKey={rowKey}
        sort={view.sort}
        onSort={sort => view.change({ sort })}
        onOpen={open}
        empty={empty}
      />
    </Card>
  )
}

type ListInput = Omit<InputOf<typeof people.list>, 'cursor' | 'limit'>

/** Whom the list shows: the chosen unit, and what the eye chose. */
function useListFilter(unitId: string | null | undefined): ListInput {
  const view = usePeopleView()
  const text = useSettled(view.text.trim(), 120)
  const { status, tag, postId, businessLineId, channelId, sort } = view
  return useMemo(
    () => ({
      status,
      sort: sort.key as 'name' | 'staffNo' | 'hiredOn',
      direction: sort.direction,
      ...(unitId === undefined ? {} : { unitId }),
      ...(text === '' ? {} : { text }),
      ...(tag === null ? {} : { tag }),
      ...(postId === null ? {} : { postId }),
      ...(businessLineId === null ? {} : { businessLineId }),
      ...(channelId === null ? {} : { channelId }),
    }),
    [status, sort, unitId, text, tag, postId, businessLineId, channelId],
  )
}

const usePeopleList = (filter: ListInput) =>
  usePaged(['people', 'list', filter], (cursor: string | null) =>
    client.people.list({ ...filter, cursor, limit: 200 }),
  )
