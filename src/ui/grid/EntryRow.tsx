import { memo, type ReactNode } from 'react'
import { cellAria } from '../aria-roles'
import { cx } from '../cx'
import { VisuallyHidden } from '../VisuallyHidden'
import styles from './EntryGrid.module.css'
import { EntryInput } from './EntryInput'
import type { EntryColumn } from './entry-grid-shape'
import type { Editing, EntryGridEvents } from './entry-state-shape'
import type { Staying } from './staying-columns'
import table from './table.module.css'

type EntryRowProps<Row> = {
  row: Row
  index: number
  name: string
  columns: readonly EntryColumn<Row>[]
  staying: Staying
  activeColumn: number
  rangeLeft: number
  rangeRight: number
  editing: Editing | null
  nearEnd: boolean
  on: EntryGridEvents
}

function DrawnRow<Row>(props: EntryRowProps<Row>) {
  const { row, index, name, columns, staying, editing, nearEnd, on } = props
  const { activeColumn, rangeLeft, rangeRight } = props
  return (
    <tr className={cx(table.row, styles.row)} aria-rowindex={index + 2}>
      {columns.map((column, at) => {
        const active = at === activeColumn
        const open = active && editing !== null
        const enterable = column.entry !== undefined && !column.locked?.(row)
        const error = column.error?.(row) ?? null
        const mine = column.mine?.(row) ?? null
        const spot = { row: index, column: at }
        return (
          <td
            key={column.key}
            {...cellAria({
              column: at + 1,
              selected: active || (at >= rangeLeft && at <= rangeRight),
              readOnly: !enterable,
            })}
            aria-invalid={error === null ? undefined : true}
            title={error ?? mine?.words}
            className={cx(
              table.cell,
              (column.numeric || column.align === 'end') && table.number,
              column.align === 'center' && table.center,
              column.ink === 2 && table.quiet,
              column.ink === 3 && table.faint,
              column.stays && styles.stays,
              column.key === staying.last && styles.edge,
              enterable && styles.enterable,
              active && styles.active,
              at >= rangeLeft && at <= rangeRight && styles.chosen,
              error !== null && styles.wrong,
              mine !== null && styles.doubtful,
              open && styles.open,
            )}
            style={{ left: staying.left.get(column.key) }}
            tabIndex={active && !open ? 0 : -1}
            onKeyDown={on.pressCell}
            onMouseDown={event => on.mouseDown(event, spot)}
            onMouseEnter={event => on.mouseEnter(event, spot)}
            onDoubleClick={() => on.doubleClick(spot)}
            onFocus={event => event.target === event.currentTarget && on.focusCell(spot)}
          >
            {open ? (
              <EntryInput
                label={`${name} ${column.head}`}
                editing={editing}
                numeric={column.entry === 'number'}
                above={nearEnd}
                on={on}
              />
            ) : (
              <>
                {column.cell(row, index)}
                {mine && (
                  <>
                    <span className={styles.mine} aria-hidden="true">
                      {mine.text}
                    </span>
                    <VisuallyHidden>{mine.words}</VisuallyHidden>
                  </>
                )}
              </>
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** One row of an EntryGrid, drawn again only when something of its own changed. */
export const EntryRow = memo(DrawnRow) as <Row>(props: EntryRowProps<Row>) => ReactNode
