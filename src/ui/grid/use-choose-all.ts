import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RowSelection } from './data-table-shape'

type Chooser<Row> = {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  selection: RowSelection<Row> | undefined
}

export type ChooseAll = {
  /** The rest of the rows is on its way. */
  busy: boolean
  /** All that the table counts, those that have not come yet too. */
  start: () => void
  /** Chosen is what was chosen before. */
  stop: () => void
  /** The person chose or left out a row: that stands, whatever comes. */
  touched: (key: string, wanted: boolean) => void
}

/** Choosing every row of a table, which may have to wait for rows. It ends with the table. */
export function useChooseAll<Row>(now: RefObject<Chooser<Row>>): ChooseAll {
  const [busy, setBusy] = useState(false)
  const run = useRef<{ stopper: AbortController; touched: Map<string, boolean> } | null>(null)

  const end = useCallback(() => {
    run.current?.stopper.abort()
    run.current = null
    setBusy(false)
  }, [])
  useEffect(() => end, [end])

  const actions = useMemo(() => {
    const start = async () => {
      const { selection, rows, rowKey } = now.current
      if (!selection || run.current) return
      if (!selection.all) return selection.onChange(new Set(rows.map(rowKey)))
      const own = { stopper: new AbortController(), touched: new Map<string, boolean>() }
      run.current = own
      setBusy(true)
      const all = await selection.all(own.stopper.signal)
      if (run.current !== own) return
      end()
      if (!all) return
      const keys = new Set(all.map(rowKey))
      for (const [key, wanted] of own.touched) wanted ? keys.add(key) : keys.delete(key)
      now.current.selection?.onChange(keys)
    }
    return {
      start: () => void start(),
      stop: end,
      touched: (key: string, wanted: boolean) => void run.current?.touched.set(key, wanted),
    }
  }, [now, end])
  return { busy, ...actions }
}
