import type { KeyboardEvent, MouseEvent } from 'react'
import type { Spot } from '../arrows'
import type { EntryColumn, EntryEdit, EntryPlace, KeyAnswer } from './entry-grid-shape'

/** What is being typed. `typed`: begun by a digit, so the arrows leave the cell instead of moving the caret. */
export type Editing = { text: string; typed: boolean; error: string | null }
export type EntryView = { at: Spot; anchor: Spot; editing: Editing | null }

export type EntrySource<Row> = {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowLabel: (row: Row) => string
  columns: readonly EntryColumn<Row>[]
  onCommit: (edits: EntryEdit[]) => void
  validate: ((place: EntryPlace, text: string) => string | null) | undefined
  onKey: ((place: EntryPlace, key: string) => KeyAnswer | undefined) | undefined
  onPaste: ((anchor: EntryPlace, text: string) => void) | undefined
  onInVain: ((place: EntryPlace) => void) | undefined
  unfinished: Unfinished | undefined
  onOvertaken: ((edit: EntryEdit) => void) | undefined
}

/** What stands in an open cell and was not handed in. */
export type OpenCell = EntryEdit & {
  /** What the sheet said there when the cell was opened; left out, nobody knows. */
  was?: string | undefined
}

/** What became of a cell: whose it is and what it says; null where it is gone or cannot be entered any more. */
export type CellNow = { label: string; text: string }

/** What stands in an open cell outlives the page: handed out with each key, and handed in when the sheet is drawn again. */
export type Unfinished = {
  /** Opened with this text in it, once it is known. */
  cell: OpenCell | null
  /** What is typed and not handed in; null when it was, or was given up. */
  onTyping: (cell: OpenCell | null) => void
  /** The cell is not what it was. */
  onStale?: (cell: OpenCell, now: CellNow | null) => void
}

/** What the events of the grid work with: always the newest view and rows. */
export type EntryState<Row> = {
  source: () => EntrySource<Row>
  view: () => EntryView
  place: (spot: Spot) => EntryPlace | null
  enterable: (spot: Spot) => boolean
  textAt: (spot: Spot) => string
  /** Goes to a cell and focuses it; a text cell opens at once. */
  goTo: (spot: Spot, extend: boolean) => void
  edit: (editing: Editing | null) => void
  /** Opens a cell with what was left in it. */
  reopen: (spot: Spot, text: string) => void
  /** Hands in what is being typed; false when it is refused, and then the cell stays open. */
  commit: () => boolean
  refocus: () => void
  /** The open cell has gone with its row or column: nothing is entered, what was typed in it is said. */
  letGo: () => void
}

export type EntryGridEvents = {
  pressCell: (event: KeyboardEvent) => void
  pressInput: (event: KeyboardEvent<HTMLInputElement>) => void
  type: (text: string) => void
  leaveInput: () => void
  mouseDown: (event: MouseEvent, spot: Spot) => void
  mouseEnter: (event: MouseEvent, spot: Spot) => void
  doubleClick: (spot: Spot) => void
  focusCell: (spot: Spot) => void
  copy: (event: ClipboardEvent) => void
  paste: (event: ClipboardEvent) => void
}
