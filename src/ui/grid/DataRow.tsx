import { memo, type ReactNode } from 'react'
import { cx } from '../cx'
import { Checkbox } from '../field/Checkbox'
import styles from './DataTable.module.css'
import type { Column, RowEvents } from './data-table-shape'
import table from './table.module.css'

type DataRowProps<Row> = {
  row: Row
  rowId: string
  index: number
  columns: readonly Column<Row>[]
  interactive: boolean
  focusable: boolean
  current: boolean
  chosen: boolean | undefined
  chooseLabel: string | undefined
  on: RowEvents
}

function DrawnRow<Row>(props: DataRowProps<Row>) {
  const { row, rowId, index, columns, interactive, focusable, current, chosen, chooseLabel, on } = props
  return (
    <tr
      className={cx(table.row, interactive && styles.row)}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-current={current || undefined}
      data-row-key={rowId}
      tabIndex={interactive ? (focusable ? 0 : -1) : undefined}
      onKeyDown={interactive ? event => on.press(event, index) : undefined}
      onClick={interactive ? event => on.click(event, index) : undefined}
      onFocus={interactive && !focusable ? () => on.focus(index) : undefined}
    >
      {chooseLabel !== undefined && (
        <td className={cx(table.cell, styles.choose)}>
          <Checkbox
            label={chooseLabel}
            hideLabel
            checked={chosen ?? false}
            onChange={() => undefined}
            onClick={event => on.choose(index, event.currentTarget.checked, event.shiftKey)}
          />
        </td>
      )}
      {columns.map(column => (
        <td
          key={column.key}
          className={cx(
            table.cell,
            (column.numeric || column.align === 'end') && table.number,
            column.align === 'center' && table.center,
            column.ink === 2 && table.quiet,
            column.ink === 3 && table.faint,
            column.wrap && table.wrap,
          )}
        >
          {column.cell(row, index)}
        </td>
      ))}
    </tr>
  )
}

/** One row. Drawn again only when something of its own changed: keep `columns` and rows stable. */
export const DataRow = memo(DrawnRow) as <Row>(props: DataRowProps<Row>) => ReactNode
