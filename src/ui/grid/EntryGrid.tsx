import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { gridAria } from '../aria-roles'
import { cx } from '../cx'
import { type ChosenFigures, chosenFigures } from './chosen-figures'
import styles from './EntryGrid.module.css'
import { EntryRow } from './EntryRow'
import {
  type EntryColumn,
  type EntryEdit,
  type EntryPlace,
  type KeyAnswer,
  rangeOf,
} from './entry-grid-shape'
import type { Unfinished } from './entry-state-shape'
import { GapRow } from './GapRow'
import { stayingColumns } from './staying-columns'
import table from './table.module.css'
import { useCutTitles } from './use-cut-titles'
import { useEntryGrid } from './use-entry-grid'
import { useRowWindow } from './use-row-window'

type EntryGridProps<Row> = {
  label: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Names the row in the label of its input: “李娜”. */
  rowLabel: (row: Row) => string
  columns: readonly EntryColumn<Row>[]
  /** What was entered, cleared or answered to a key; one call for all cells it changed. */
  onCommit: (edits: EntryEdit[]) => void
  /** What is wrong with a text; null when nothing is. A refused cell stays open and says so. */
  validate?: (place: EntryPlace, text: string) => string | null
  /** Function keys, and single digits before they begin an entry: answer with a text, or let it pass. */
  onKey?: (place: EntryPlace, key: string) => KeyAnswer | undefined
  /** Ctrl+V: the cell at the upper left of what is chosen, and the text as it was copied. */
  onPaste?: (anchor: EntryPlace, text: string) => void
  /** A digit was typed where none can be entered: the page may say why. */
  onInVain?: (place: EntryPlace) => void
  unfinished?: Unfinished
  /** Typed into a cell that became another one while it was open: in place of onCommit. */
  onOvertaken?: (edit: EntryEdit) => void
  /** What the numbers of a chosen block come to; null while none is chosen. Keep it stable. */
  onChosen?: (figures: ChosenFigures | null) => void
  height?: 'content' | 'fill' | number
  empty?: ReactNode
  /** A line under the rows that stays with them: add somebody who simply came. */
  footer?: ReactNode
}

/**
 * The sheet marks and attendance are entered in. A cell is no input until a digit comes, so letters never
 * wake the input method; Enter or ↓ goes to the next row, Tab to the next cell to enter.
 */
export function EntryGrid<Row>(props: EntryGridProps<Row>) {
  const {
    label,
    rows,
    rowKey,
    rowLabel,
    columns,
    onCommit,
    validate,
    onKey,
    onPaste,
    onInVain,
    unfinished,
    onOvertaken,
  } = props
  const { height = 'content', empty, footer, onChosen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { view, on } = useEntryGrid(
    {
      rows,
      rowKey,
      rowLabel,
      columns,
      onCommit,
      validate,
      onKey,
      onPaste,
      onInVain,
      unfinished,
      onOvertaken,
    },
    scroller,
  )
  // With the focus on a cell, which is no input, the browser copies and pastes at the body.
  useEffect(() => {
    const isHere = ({ target }: ClipboardEvent) => {
      const grid = scroller.current
      if (!grid || !(target instanceof Node)) return false
      return grid.contains(target) || (target === document.body && grid.contains(document.activeElement))
    }
    const copy = (event: ClipboardEvent) => isHere(event) && on.copy(event)
    const paste = (event: ClipboardEvent) => isHere(event) && on.paste(event)
    document.addEventListener('copy', copy)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('paste', paste)
    }
  }, [on])
  const pieces = useRowWindow({
    count: rows.length,
    rowHeight: 32,
    headHeight: 33,
    keep: view.at.row,
    scroller,
  })
  useCutTitles(scroller)
  const range = rangeOf(view.at, view.anchor)
  const several = range.top !== range.bottom || range.left !== range.right
  const { top, bottom, left, right } = range
  useEffect(
    () => onChosen?.(several ? chosenFigures(rows, columns, { top, bottom, left, right }) : null),
    [onChosen, several, rows, columns, top, bottom, left, right],
  )
  const staying = useMemo(() => stayingColumns(columns), [columns])
  const minWidth = columns.reduce((sum, column) => sum + (column.width ?? 96), 0)

  return (
    <div
      ref={scroller}
      className={cx(table.scroller, styles.scroller, height === 'fill' && table.fill)}
      style={{
        ...(typeof height === 'number' ? { maxHeight: height } : {}),
        scrollPaddingLeft: staying.taken,
      }}
    >
      <table
        className={table.table}
        style={{ minWidth }}
        {...gridAria({ label, rows: rows.length, columns: columns.length, many: true })}
      >
        <colgroup>
          {columns.map(column => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, at) => (
              <th
                key={column.key}
                scope="col"
                aria-colindex={at + 1}
                className={cx(
                  table.head,
                  (column.numeric || column.align === 'end') && table.number,
                  column.align === 'center' && table.center,
                  column.stays && styles.staysHead,
                  column.key === staying.last && styles.edge,
                )}
                style={{ left: staying.left.get(column.key) }}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pieces.map(piece => {
            if (piece.kind === 'gap') {
              return (
                <GapRow key={`gap-${String(piece.before)}`} height={piece.height} columns={columns.length} />
              )
            }
            const row = rows[piece.index]
            if (row === undefined) return null
            const here = piece.index === view.at.row
            const inRange = several && piece.index >= range.top && piece.index <= range.bottom
            return (
              <EntryRow
                key={rowKey(row)}
                row={row}
                index={piece.index}
                name={rowLabel(row)}
                columns={columns}
                staying={staying}
                activeColumn={here ? view.at.column : -1}
                rangeLeft={inRange ? range.left : -1}
                rangeRight={inRange ? range.right : -1}
                editing={here ? view.editing : null}
                nearEnd={piece.index > 2 && piece.index >= rows.length - 2}
                on={on}
              />
            )
          })}
        </tbody>
      </table>
      {rows.length === 0 && empty}
      {footer && <div className={styles.footer}>{footer}</div>}
    </div>
  )
}
