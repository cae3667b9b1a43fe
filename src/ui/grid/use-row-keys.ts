import { type KeyboardEvent, type MouseEvent, type RefObject, useMemo, useRef, useState } from 'react'
import { rowStep, useFocusFollows } from '../arrows'
import type { RowEvents, RowSelection } from './data-table-shape'
import { type ChooseAll, useChooseAll } from './use-choose-all'

type RowKeys<Row> = {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  selection: RowSelection<Row> | undefined
  onOpen: ((row: Row) => void) | undefined
  scroller: RefObject<HTMLElement | null>
}

/** True when the event began in something that has a use of its own: a link, a button, a box. */
function ownsClick(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('a, button, input, select, label') !== null
}

/** Keyboard, click and choosing for the rows of a DataTable: one row takes the focus, arrows move it. */
export function useRowKeys<Row>(table: RowKeys<Row>): { active: number; on: RowEvents; all: ChooseAll } {
  const [wanted, setActive] = useState(0)
  const active = Math.min(wanted, table.rows.length - 1)
  const now = useRef({ ...table, active })
  now.current = { ...table, active }
  const all = useChooseAll(now)
  const { start: chooseAll, touched } = all
  const anchor = useRef(0)
  const follow = useFocusFollows(() =>
    table.scroller.current?.querySelector<HTMLElement>(`tr[aria-rowindex="${String(active + 2)}"]`),
  )

  const on = useMemo<RowEvents>(() => {
    const keyAt = (index: number) => {
      const row = now.current.rows[index]
      return row === undefined ? null : now.current.rowKey(row)
    }

    const choose = (index: number, wanted: boolean, extend: boolean) => {
      const { selection } = now.current
      if (!selection) return
      const next = new Set(selection.keys)
      const from = extend ? anchor.current : index
      for (let at = Math.min(from, index); at <= Math.max(from, index); at += 1) {
        const key = keyAt(at)
        if (key === null) continue
        touched(key, wanted)
        if (wanted) next.add(key)
        else next.delete(key)
      }
      anchor.current = index
      selection.onChange(next)
    }

    const open = (index: number) => {
      const row = now.current.rows[index]
      if (row !== undefined) now.current.onOpen?.(row)
    }

    const goTo = (to: number, extend: boolean) => {
      if (extend && now.current.selection) {
        choose(now.current.active, true, false)
        choose(to, true, true)
      }
      if (to !== now.current.active) follow()
      setActive(to)
    }

    const press = (event: KeyboardEvent, index: number) => {
      // Keys pressed in a button or link of the row are theirs.
      if (event.target !== event.currentTarget || event.altKey) return
      const to = rowStep(now.current.rows.length, index, event.key)
      const { selection } = now.current
      if (to !== null) goTo(to, event.shiftKey)
      else if (event.key === 'Enter') open(index)
      else if (event.key === ' ' && selection) choose(index, !selection.keys.has(keyAt(index) ?? ''), false)
      else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selection) {
        chooseAll()
      } else return
      event.preventDefault()
    }

    const click = (event: MouseEvent, index: number) => {
      if (ownsClick(event) || window.getSelection()?.type === 'Range') return
      setActive(index)
      open(index)
    }

    return { press, click, choose, focus: setActive }
  }, [follow, chooseAll, touched])

  return { active, on, all }
}
