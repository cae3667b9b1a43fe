import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row, index: number) => ReactNode
  /** Pixels. Columns without a width share what is left. */
  width?: number
  /** Pixels that a column without a width keeps: below them the table scrolls. 96 when not said. */
  least?: number
  /** Goes where there is no room for all: those of 3 before those of 2. Without one it stays. */
  priority?: 2 | 3
  align?: 'start' | 'end' | 'center'
  /** Figures: set at the end, under their head. */
  numeric?: boolean
  /** Quieter ink: 2 for what goes with the main word, 3 for notes. */
  ink?: 1 | 2 | 3
  sortable?: boolean
  /** Long words break into lines; the row grows. Not for tables over 200 rows. */
  wrap?: boolean
}

export type Sort = { key: string; direction: 'asc' | 'desc' }

export type RowSelection<Row> = {
  keys: ReadonlySet<string>
  onChange: (keys: ReadonlySet<string>) => void
  rowLabel: (row: Row) => string
  allLabel: string
  /** Of a table whose rows have not all come: all there are; null where they cannot be had, or nobody waits for them. */
  all?: (signal: AbortSignal) => Promise<readonly Row[] | null>
  /** Said while they come: how one stops that, by the same box. */
  comingLabel?: string
}

/** What a row of a DataTable tells the table. */
export type RowEvents = {
  press: (event: KeyboardEvent, index: number) => void
  click: (event: MouseEvent, index: number) => void
  focus: (index: number) => void
  choose: (index: number, wanted: boolean, extend: boolean) => void
}
