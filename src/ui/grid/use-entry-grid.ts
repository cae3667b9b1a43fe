import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { type Spot, useFocusFollows } from '../arrows'
import { plainDigits } from '../field/decimal'
import { entryGridEvents } from './entry-grid-events'
import type { EntryGridEvents, EntrySource, EntryState, EntryView, OpenCell } from './entry-state-shape'

/** State and events of an EntryGrid. */
export function useEntryGrid<Row>(
  given: EntrySource<Row>,
  scroller: RefObject<HTMLElement | null>,
): { view: EntryView; on: EntryGridEvents } {
  const source = useRef(given)
  source.current = given
  const [kept, setView] = useState<EntryView>(() => {
    const first = Math.max(
      0,
      given.columns.findIndex(column => column.entry !== undefined),
    )
    const home = { row: 0, column: first }
    return { at: home, anchor: home, editing: null }
  })
  const latest = useRef(kept)
  const view = clamped(kept, given.rows.length, given.columns.length)
  const follow = useFocusFollows(() =>
    view.editing
      ? null
      : scroller.current?.querySelector<HTMLElement>(
          `tr[aria-rowindex="${String(view.at.row + 2)}"] > [aria-colindex="${String(view.at.column + 1)}"]`,
        ),
  )

  const grid = useMemo<EntryState<Row>>(() => {
    const show = (next: EntryView) => {
      latest.current = next
      setView(next)
      tell(next)
    }
    /** What stands in an open cell and differs from what the sheet says. */
    const tell = ({ at, editing }: EntryView) => {
      const to = editing && editing.text !== textAt(at) ? place(at) : null
      const same = told?.row === to?.row && told?.column === to?.column
      const typed = editing && to ? { ...to, text: editing.text, was: same ? told?.was : textAt(at) } : null
      if (typed === null && told === null) return
      told = typed
      source.current.unfinished?.onTyping(typed)
    }
    let told: OpenCell | null = null
    const now = () => clamped(latest.current, source.current.rows.length, source.current.columns.length)

    const place = (spot: Spot) => {
      const row = source.current.rows[spot.row]
      const column = source.current.columns[spot.column]
      return row === undefined || !column ? null : { row: source.current.rowKey(row), column: column.key }
    }
    const enterable = (spot: Spot) => {
      const row = source.current.rows[spot.row]
      const column = source.current.columns[spot.column]
      return row !== undefined && column?.entry !== undefined && !column.locked?.(row)
    }
    const textAt = (spot: Spot) => {
      const row = source.current.rows[spot.row]
      return row === undefined ? '' : (source.current.columns[spot.column]?.text(row) ?? '')
    }

    return {
      source: () => source.current,
      view: now,
      place,
      enterable,
      textAt,
      goTo: (spot, extend) => {
        const opens = !extend && enterable(spot) && source.current.columns[spot.column]?.entry === 'text'
        follow()
        show({
          at: spot,
          anchor: extend ? now().anchor : spot,
          editing: opens ? { text: textAt(spot), typed: false, error: null } : null,
        })
      },
      reopen: (at, text) => show({ at, anchor: at, editing: { text, typed: true, error: null } }),
      edit: editing => show({ ...now(), anchor: now().at, editing }),
      commit: () => {
        const { at, editing } = now()
        const to = place(at)
        if (!editing || !to) return true
        const numeric = source.current.columns[at.column]?.entry === 'number'
        const text = numeric ? plainDigits(editing.text) : editing.text.trim()
        const error = text === textAt(at) ? null : (source.current.validate?.(to, text) ?? null)
        if (error !== null) {
          show({ ...now(), editing: { ...editing, error } })
          return false
        }
        show({ ...now(), editing: null })
        if (text !== textAt(at)) source.current.onCommit([{ ...to, text }])
        return true
      },
      refocus: () => {
        follow()
        show({ ...now() })
      },
    }
  }, [follow])

  // What was left in a cell stands in it again, unless the person types already.
  const left = given.unfinished?.cell ?? null
  const drawn = given.rows.length > 0
  useEffect(() => {
    if (left === null || !drawn || grid.view().editing) return
    const { rows, rowKey, rowLabel, columns, unfinished } = source.current
    const at = {
      row: rows.findIndex(row => rowKey(row) === left.row),
      column: columns.findIndex(({ key }) => key === left.column),
    }
    const [row, column] = [rows[at.row], columns[at.column]]
    const enterable = row !== undefined && column !== undefined && grid.enterable(at)
    if (enterable && (left.was === undefined || left.was === column.text(row))) grid.reopen(at, left.text)
    else if (!unfinished?.onStale) unfinished?.onTyping(null)
    else if (!enterable) unfinished.onStale(left, null)
    else unfinished.onStale(left, { label: `${rowLabel(row)} · ${column.head}`, text: column.text(row) })
  }, [left, drawn, grid])

  const on = useMemo(() => entryGridEvents(grid), [grid])
  return { view, on }
}

/** The view, with its spots inside the rows there are now. */
function clamped(view: EntryView, rows: number, columns: number): EntryView {
  const inside = (spot: Spot): Spot =>
    spot.row < rows && spot.column < columns
      ? spot
      : {
          row: Math.max(0, Math.min(spot.row, rows - 1)),
          column: Math.max(0, Math.min(spot.column, columns - 1)),
        }
  const at = inside(view.at)
  const anchor = inside(view.anchor)
  return at === view.at && anchor === view.anchor ? view : { at, anchor, editing: null }
}
