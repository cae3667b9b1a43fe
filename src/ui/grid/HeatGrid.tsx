import { type ReactNode, useMemo, useRef, useState } from 'react'
import { cellAria, gridAria } from '../aria-roles'
import { cx } from '../cx'
import { GapRow } from './GapRow'
import styles from './HeatGrid.module.css'
import { HeatRow } from './HeatRow'
import type { HeatCell, HeatHead, HeatPlace, HeatTotals } from './heat-grid-shape'
import { useCellKeys } from './use-cell-keys'
import { useCutTitles } from './use-cut-titles'
import { useRowWindow } from './use-row-window'

type HeatGridProps = {
  label: string
  /** Over the row heads. */
  corner: string
  rows: readonly HeatHead[]
  columns: readonly HeatHead[]
  cell: (row: string, column: string) => HeatCell
  /** The cell with the outline. */
  selected: HeatPlace | null
  /** Arrows or a click came to a cell. */
  onSelect: (place: HeatPlace) => void
  /** Enter, or a click: only Enter asks for the focus to go where the cell leads. */
  onOpen?: (place: HeatPlace, by: 'key' | 'click') => void
  /** Any other key on a cell; true when it was used. */
  onKey?: (place: HeatPlace, key: string) => boolean
  /** Pixels for the row heads, 104 unless told. */
  headWidth?: number
  /** Least pixels for a column; 50, or as wide as a long Latin word of a head. */
  columnWidth?: number
  /** `fill`: as high as its rows, at most what is left. */
  height?: 'content' | 'fill' | number
  totals?: HeatTotals
  legend?: ReactNode
}

const rowHeight = 38
const totalWidth = 56

/** Pixels in which no Latin word of the heads is broken, within reason. */
function widthOfWords(heads: readonly string[]): number {
  const longest = Math.max(
    0,
    ...heads.flatMap(head => head.match(/[A-Za-z-]+/g) ?? []).map(word => word.length),
  )
  return Math.max(68, Math.min(106, longest * 7 + 12))
}

/** Rows against columns in warm steps. One cell has the focus; arrows move it. */
export function HeatGrid(props: HeatGridProps) {
  const { label, corner, rows, columns, cell, selected, onSelect, onOpen, onKey, totals, legend } = props
  const { headWidth = 104, height = 'content' } = props
  const latin = columns.some(column => /[A-Za-z]{7,}/.test(column.head))
  const columnWidth = props.columnWidth ?? (latin ? widthOfWords(columns.map(column => column.head)) : 50)
  /** Row heads and sums stand beside the columns. */
  const besides = headWidth + (totals ? totalWidth : 0)
  const columnCount = columns.length + (totals ? 2 : 1)
  const scroller = useRef<HTMLDivElement>(null)
  const [home] = useState({ row: 0, column: 0 })
  useCutTitles(scroller)

  const at = useMemo(() => {
    const row = selected ? rows.findIndex(head => head.key === selected.row) : -1
    const column = selected ? columns.findIndex(head => head.key === selected.column) : -1
    return row >= 0 && column >= 0 ? { row, column } : null
  }, [selected, rows, columns])

  const placeAt = (row: number, column: number): HeatPlace | null => {
    const [rowHead, columnHead] = [rows[row], columns[column]]
    return rowHead && columnHead ? { row: rowHead.key, column: columnHead.key } : null
  }
  const tell = (call: ((place: HeatPlace) => void) | undefined) => (row: number, column: number) => {
    const place = placeAt(row, column)
    if (place) call?.(place)
  }
  const on = useCellKeys({
    scroller,
    at: at ?? home,
    rows: rows.length,
    columns: columns.length,
    onMove: tell(onSelect),
    onOpen: (row, column, by) => {
      const place = placeAt(row, column)
      if (place) onOpen?.(place, by)
    },
    onKey: (row, column, key) => {
      const place = placeAt(row, column)
      return place !== null && (onKey?.(place, key) ?? false)
    },
  })
  const pieces = useRowWindow({
    count: rows.length,
    rowHeight,
    headHeight: latin ? 70 : 54,
    keep: at?.row ?? 0,
    scroller,
  })

  return (
    <div className={styles.frame} data-fill={height === 'fill' || undefined}>
      <div
        ref={scroller}
        className={styles.scroller}
        style={{
          scrollPaddingInlineStart: headWidth,
          maxHeight: typeof height === 'number' ? height : undefined,
        }}
      >
        <table
          className={cx(styles.table, latin && styles.latin)}
          {...gridAria({
            label,
            rows: rows.length + (totals ? 1 : 0),
            columns: columnCount,
          })}
          style={{
            minWidth: besides + columns.length * columnWidth,
            maxWidth: besides + columns.length * Math.max(columnWidth, 108),
          }}
        >
          <colgroup>
            <col style={{ width: headWidth }} />
            {columns.map(column => (
              <col key={column.key} />
            ))}
            {totals && <col style={{ width: totalWidth }} />}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={styles.corner}>
                {corner}
              </th>
              {columns.map(column => (
                <th key={column.key} scope="col" className={styles.columnHead} title={column.head}>
                  <span className={styles.twoLines}>{column.head}</span>
                </th>
              ))}
              {totals && (
                <th scope="col" className={styles.totalHead} title={totals.title}>
                  {totals.head}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {pieces.map(piece => {
              if (piece.kind === 'gap') {
                return (
                  <GapRow key={`gap-${String(piece.before)}`} height={piece.height} columns={columnCount} />
                )
              }
              const head = rows[piece.index]
              if (!head) return null
              return (
                <HeatRow
                  key={head.key}
                  head={head}
                  index={piece.index}
                  columns={columns}
                  cell={cell}
                  total={totals?.row(head.key)}
                  selectedColumn={at?.row === piece.index ? at.column : -1}
                  focusColumn={(at ?? home).row === piece.index ? (at ?? home).column : -1}
                  on={on}
                />
              )
            })}
          </tbody>
          {totals && (
            <tfoot>
              <tr aria-rowindex={rows.length + 2}>
                <th scope="row" className={styles.footHead} title={totals.title}>
                  {totals.head}
                </th>
                {columns.map((column, index) => (
                  <td
                    key={column.key}
                    className={styles.footTotal}
                    {...cellAria({ column: index + 2, selected: false })}
                  >
                    {totals.column(column.key)}
                  </td>
                ))}
                <td
                  className={styles.footTotal}
                  {...cellAria({ column: columns.length + 2, selected: false })}
                >
                  {totals.all}
                </td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {legend}
    </div>
  )
}
