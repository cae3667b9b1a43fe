import { memo } from 'react'
import { cellAria } from '../aria-roles'
import styles from './HeatGrid.module.css'
import type { HeatCell, HeatHead } from './heat-grid-shape'
import type { CellEvents } from './use-cell-keys'

type HeatRowProps = {
  head: HeatHead
  index: number
  columns: readonly HeatHead[]
  cell: (row: string, column: string) => HeatCell
  selectedColumn: number
  focusColumn: number
  /** The sum of the row, where there are sums. */
  total?: string | undefined
  on: CellEvents
}

/** One row of a HeatGrid, drawn again only when its own cells or the focus in it changed. */
export const HeatRow = memo(function HeatRow(props: HeatRowProps) {
  const { head, index, columns, cell, selectedColumn, focusColumn, total, on } = props
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className={styles.rowHead} title={head.head}>
        {head.head}
        {head.sub && <span className={styles.rowSub}>{head.sub}</span>}
      </th>
      {columns.map((column, at) => {
        const shown = cell(head.key, column.key)
        return (
          <td
            key={column.key}
            className={styles.cell}
            {...cellAria({ column: at + 2, selected: at === selectedColumn })}
            aria-label={shown.label.includes(shown.text) ? shown.label : `${shown.text} ${shown.label}`}
            data-step={shown.step ?? shown.state}
            tabIndex={at === focusColumn ? 0 : -1}
            onKeyDown={event => on.press(event, index, at)}
            onClick={() => on.click(index, at)}
            onFocus={() => on.focus(index, at)}
          >
            {shown.text}
          </td>
        )
      })}
      {total !== undefined && (
        <td className={styles.total} {...cellAria({ column: columns.length + 2, selected: false })}>
          {total}
        </td>
      )}
    </tr>
  )
})
