import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { type Spot, useFocusFollows } from '../arrows'
import { plainDigits } from '../field/decimal'
import { type AnchoredView, anchoredView, viewIn } from './anchored-view'
import { entryGridEvents } from './entry-grid-events'
import type { EntryGridEvents, EntrySource, EntryState, EntryView, OpenCell } from './entry-state-shape'

/** State and events of an EntryGrid. */
export function useEntryGrid<Row>(
  given: EntrySource<Row>,
  scroller: RefObject<HTMLElement | null>,
): { view: EntryView; on: EntryGridEvents } {
  const source = useRef(given)
  source.current = given
  const [held, setHeld] = useState<AnchoredView>(() => {
    const first = Math.max(
      0,
      given.columns.findIndex(column => column.entry !== undefined),
    )
    const home = { row: 0, column: first }
    return anchoredView({ at: home, anchor: home, editing: null }, given)
  })
  const latest = useRef(held)
  const view = viewIn(held, given)
  const follow = useFocusFollows(() =>
    view.editing
      ? null
      : scroller.current?.querySelector<HTMLElement>(
          `tr[aria-rowindex="${String(view.at.row + 2)}"] > [aria-colindex="${String(view.at.column + 1)}"]`,
        ),
  )

  const grid = useMemo<EntryState<Row>>(() => {
    /** What the sheet said in the open cell when it was opened. */
    let opened: string | null = null
    const show = (next: EntryView) => {
      const before = now()
      const isOpen = before.at.row === next.at.row && before.at.column === next.at.column && before.editing
      if (!next.editing) opened = null
      else if (!isOpen || opened === null) opened = textAt(next.at)
      latest.current = anchoredView(next, source.current)
      setHeld(latest.current)
      tell(next)
    }
    /** What stands in an open cell and differs from what the sheet says. */
    const tell = ({ at, editing }: EntryView) => {
      const to = editing && editing.text !== textAt(at) ? place(at) : null
      const same = reported?.row === to?.row && reported?.column === to?.column
      const was = same ? reported?.was : (opened ?? textAt(at))
      const typed = editing && to ? { ...to, text: editing.text, was } : null
      if (typed === null && reported === null) return
      reported = typed
      source.current.unfinished?.onTyping(typed)
    }
    let reported: OpenCell | null = null
    const now = () => viewIn(latest.current, source.current)

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
        // '8 5' is no 85: whoever typed it is asked.
        const bare = editing.text.trim()
        const text = numeric && !/\s/.test(bare) ? plainDigits(bare) : bare
        // Nothing was typed, whatever has come there meanwhile.
        const stays = text === textAt(at) || text === opened
        const error = stays ? null : (source.current.validate?.(to, text) ?? null)
        if (error !== null) {
          show({ ...now(), editing: { ...editing, error } })
          return false
        }
        const { onCommit, onOvertaken } = source.current
        const overtaken = opened !== null && opened !== textAt(at)
        show({ ...now(), editing: null })
        if (stays) return true
        if (overtaken && onOvertaken) onOvertaken({ ...to, text })
        else onCommit([{ ...to, text }])
        return true
      },
      refocus: () => {
        follow()
        show({ ...now() })
      },
      letGo: () => {
        const open = reported
        // Handed out as it is: nobody gave it up.
        reported = null
        show(now())
        if (open) source.current.unfinished?.onStale?.(open, null)
      },
    }
  }, [follow])

  const isGone = held.view.editing !== null && view.editing === null
  useEffect(() => {
    if (isGone) grid.letGo()
  }, [isGone, grid])

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
