import { cx } from '../cx'
import styles from './DataTable.module.css'
import type { Column, Sort } from './data-table-shape'
import table from './table.module.css'

type SortHeadProps<Row> = {
  column: Column<Row>
  sort: Sort | null
  onSort: ((sort: Sort) => void) | undefined
}

/** The head of one column, a button when the column sorts. */
export function SortHead<Row>({ column, sort, onSort }: SortHeadProps<Row>) {
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
