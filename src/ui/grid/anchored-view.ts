import type { Spot } from '../arrows'
import type { EntrySource, EntryView } from './entry-state-shape'

type Sheet<Row> = Pick<EntrySource<Row>, 'rows' | 'rowKey' | 'columns'>
type Keys = { row: string | null; column: string | null }

/** A view and whose cells those are: its numbers hold only for the rows and columns there were. */
export interface AnchoredView {
  view: EntryView
  at: Keys
  anchor: Keys
}

/** Holds a view of this sheet. */
export function anchoredView<Row>(view: EntryView, sheet: Sheet<Row>): AnchoredView {
  return { view, at: keysOf(view.at, sheet), anchor: keysOf(view.anchor, sheet) }
}

/**
 * The same cells in the sheet as it is now, wherever their rows and columns have moved. A cell that is gone leaves its
 * place to the one that stands there, and what was open is open no more.
 */
export function viewIn<Row>(held: AnchoredView, sheet: Sheet<Row>): EntryView {
  const { view } = held
  const at = spotIn(view.at, held.at, sheet)
  const anchor = spotIn(view.anchor, held.anchor, sheet)
  if (!at || !anchor) {
    const left = at ?? nearest(view.at, sheet)
    return { at: left, anchor: left, editing: at ? view.editing : null }
  }
  return at === view.at && anchor === view.anchor ? view : { ...view, at, anchor }
}

function keysOf<Row>(spot: Spot, { rows, rowKey, columns }: Sheet<Row>): Keys {
  const row = rows[spot.row]
  return { row: row === undefined ? null : rowKey(row), column: columns[spot.column]?.key ?? null }
}

function spotIn<Row>(spot: Spot, keys: Keys, sheet: Sheet<Row>): Spot | null {
  const there = keysOf(spot, sheet)
  if (there.row === keys.row && there.column === keys.column) return spot
  const row = sheet.rows.findIndex(one => sheet.rowKey(one) === keys.row)
  const column = sheet.columns.findIndex(one => one.key === keys.column)
  return row < 0 || column < 0 ? null : { row, column }
}

function nearest<Row>({ row, column }: Spot, { rows, columns }: Sheet<Row>): Spot {
  return {
    row: Math.max(0, Math.min(row, rows.length - 1)),
    column: Math.max(0, Math.min(column, columns.length - 1)),
  }
}
