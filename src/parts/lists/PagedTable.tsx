import { useTranslation } from 'react-i18next'
import type { PagedList } from '../../app/paged'
import { refusalText } from '../../app/say'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { DataTable, type DataTableProps } from '../../ui/grid/DataTable'
import { CallFailed } from '../asked/CallFailed'

type PagedTableProps<Row> = Omit<DataTableProps<Row>, 'rows' | 'totalRows' | 'onEndReached' | 'height'> & {
  list: PagedList<Row>
  /** Whose words say why it could not be asked. */
  area: string
  /** In a dialog, which has no height that is left: so many pixels at most. */
  height?: number
}

/** A list by key as a table: it loads as one scrolls, and says what it waits for, why it cannot, and what is not there. */
export function PagedTable<Row>({ list, area, selection, height, ...table }: PagedTableProps<Row>) {
  const { t } = useTranslation('common')
  if (list.error) return <CallFailed area={area} asked={list} />
  if (list.isPending) return <Skeleton label={t('page.loading')} rows={12} />
  return (
    <>
      <DataTable
        {...table}
        {...(selection && {
          selection: {
            ...selection,
            all: list.all,
            comingLabel: t('page.choosingAll', { count: list.total }),
          },
        })}
        rows={list.rows}
        totalRows={list.total}
        onEndReached={list.more}
        height={height ?? 'fill'}
      />
      <Stuck list={list} area={area} />
    </>
  )
}

/** For a list that does not scroll by itself: a button for the next page. */
export function MoreRows({ list, area }: { list: PagedList<unknown>; area: string }) {
  const { t } = useTranslation('common')
  return (
    <>
      {list.hasNextPage && !list.stuck && (
        <Button onClick={list.more} busy={list.isFetchingNextPage}>
          {t('action.loadMore')}
        </Button>
      )}
      <Stuck list={list} area={area} />
    </>
  )
}

/** What has come stays; why no more of it came is said below. */
function Stuck({ list, area }: { list: PagedList<unknown>; area: string }) {
  const { t } = useTranslation('common')
  if (!list.stuck) return null
  return (
    <Notice
      tone="amber"
      action={
        <Button size="small" onClick={list.refetch}>
          {t('action.retry')}
        </Button>
      }
    >
      {refusalText(t, area, list.stuck)}
    </Notice>
  )
}
