import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { gridAria } from '../aria-roles'
import { cx } from '../cx'
import { Checkbox } from '../field/Checkbox'
import { useScrollFocus } from '../layout/use-scroll-focus'
import { columnWidths, leastWidth } from './column-widths'
import { DataRow } from './DataRow'
import styles from './DataTable.module.css'
import type { Column, RowSelection, Sort } from './data-table-shape'
import { fittingColumns, useRoom } from './fitting-columns'
import { GapRow } from './GapRow'
import table from './table.module.css'
import { useCutTitles } from './use-cut-titles'
import { useRowKeys } from './use-row-keys'
import { useRowWindow } from './use-row-window'

export type DataTableProps<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  selection?: RowSelection<Row>
  /** A click on a row, or Enter. */
  onOpen?: (row: Row) => void
  /** The row whose thing is shown beside the table. */
  currentKey?: string | null
  /** Shown in place of rows when there are none. */
  empty?: ReactNode
  /** 'content' grows with its rows up to the window; 'fill' takes the height left; a number is pixels at most. */
  height?: 'content' | 'fill' | number
  /** All rows there are, when not all are loaded. */
  totalRows?: number
  /** The last loaded row came near: load the next page. */
  onEndReached?: () => void
  /** Which columns have room. Keep it stable. */
  onShown?: (keys: readonly string[]) => void
}

/** Rows of one kind. Arrow keys move, Enter opens, Space chooses, Shift extends. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, rowKey, sort, onSort, selection, onOpen, currentKey, empty } = props
  const { height = 'content', totalRows, onEndReached, onShown } = props
  const scroller = useRef<HTMLDivElement>(null)
  const interactive = Boolean(onOpen ?? selection)
  const keys = useRowKeys({ rows, rowKey, selection, onOpen, scroller })
  const pieces = useRowWindow({
    count: rows.length,
    rowHeight: 32,
    headHeight: 33,
    keep: interactive ? keys.active : -1,
    scroller,
  })

  const scrollFocus = useScrollFocus(scroller, label)
  useCutTitles(scroller)

  const lastDrawn = pieces.findLast(piece => piece.kind === 'row')?.index ?? -1
  const nearEnd = rows.length > 0 && lastDrawn >= rows.length - 10
  // Other rows may be as many: sorted or narrowed anew, the first page asks for the second once more.
  const askedFor = useRef<readonly Row[] | null>(null)
  useEffect(() => {
    if (!nearEnd || askedFor.current === rows) return
    askedFor.current = rows
    onEndReached?.()
  }, [nearEnd, rows, onEndReached])

  const total = totalRows ?? rows.length
  const chosen = selection ? rows.filter(row => selection.keys.has(rowKey(row))).length : 0
  const beside = selection ? 36 : 0
  const room = useRoom(scroller)
  const columns = useMemo(
    () => (room === null ? props.columns : fittingColumns(props.columns, room, beside)),
    [props.columns, room, beside],
  )
  useEffect(() => onShown?.(columns.map(({ key }) => key)), [onShown, columns])
  const span = columns.length + (selection ? 1 : 0)
  const minWidth = leastWidth(columns, beside)
  const widths = columnWidths(columns, beside)

  // A table one moves in is a grid; one that is only read stays a table.
  const aria = interactive
    ? gridAria({ label, rows: total, many: selection !== undefined })
    : { 'aria-label': label, 'aria-rowcount': total + 1 }

  return (
    <div
      ref={scroller}
      className={cx(table.scroller, height === 'fill' && table.fill)}
      style={typeof height === 'number' ? { maxHeight: height } : undefined}
      {...scrollFocus}
    >
      <table className={table.table} style={{ minWidth }} {...aria}>
        <colgroup>
          {selection && <col style={{ width: 36 }} />}
          {columns.map((column, at) => (
            <col key={column.key} style={{ width: widths[at] }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selection && (
              <th scope="col" className={cx(table.head, styles.choose)}>
                <Checkbox
                  label={selection.allLabel}
                  hideLabel
                  checked={chosen > 0 && chosen >= total}
                  mixed={keys.all.busy || (chosen > 0 && chosen < total)}
                  busy={keys.all.busy}
                  onChange={all => {
                    if (keys.all.busy) keys.all.stop()
                    else if (all) keys.all.start()
                    else selection.onChange(new Set())
                  }}
                />
              </th>
            )}
            {columns.map(column => (
              <SortHead key={column.key} column={column} sort={sort ?? null} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {pieces.map(piece => {
            if (piece.kind === 'gap') {
              return <GapRow key={`gap-${String(piece.before)}`} height={piece.height} columns={span} />
            }
            const row = rows[piece.index]
            if (row === undefined) return null
            const key = rowKey(row)
            return (
              <DataRow
                key={key}
                row={row}
                rowId={key}
                index={piece.index}
                columns={columns}
                interactive={interactive}
                focusable={piece.index === keys.active}
                current={key === currentKey}
                chosen={selection?.keys.has(key)}
                chooseLabel={selection?.rowLabel(row)}
                on={keys.on}
              />
            )
          })}
        </tbody>
      </table>
      {rows.length === 0 && empty}
      {keys.all.busy && (
        <p role="status" className={styles.coming}>
          {selection?.comingLabel}
        </p>
      )}
    </div>
  )
}

type SortHeadProps<Row> = {
  column: Column<Row>
  sort: Sort | null
  onSort: ((sort: Sort) => void) | undefined
}

/** The head of one column, a button when the column sorts. */
function SortHead<Row>({ column, sort, onSort }: SortHeadProps<Row>) {
  const sorted = sort?.key === column.key ? sort.direction : null
  const sortable = column.sortable && onSort
  const end = column.numeric || column.align === 'end'
  const arrow = <span className={styles.arrow} aria-hidden="true" />
  return (
    <th
      scope="col"
      className={cx(table.head, end && table.number, column.align === 'center' && table.center)}
      aria-sort={sorted === null ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      {sortable ? (
        <button
          type="button"
          className={styles.sort}
          data-sorted={sorted ?? undefined}
          onClick={() => onSort({ key: column.key, direction: sorted === 'asc' ? 'desc' : 'asc' })}
        >
          {end && arrow}
          <span className={styles.word}>{column.head}</span>
          {!end && arrow}
        </button>
      ) : (
        column.head
      )}
    </th>
  )
}
