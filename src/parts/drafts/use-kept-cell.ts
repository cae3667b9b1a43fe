import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { CellNow, OpenCell, Unfinished } from '../../ui/grid/entry-state-shape'
import { type DraftKeeper, draftKeeper, draftsAt } from './keeper'

const kept = z.object({
  row: z.string(),
  column: z.string(),
  text: z.string(),
  was: z.string().optional(),
})

/** What was typed into a cell that has become another one since; StaleCellNotice says it. */
export interface StaleCell extends OpenCell {
  /** UTC instant of its last key. */
  at: string
  now: CellNow | null
  takeUp(): void
  discard(): void
}

/** The cell of a sheet that is being typed in, kept like a form: see EntryGrid's `unfinished`. */
export interface KeptCell extends Required<Unfinished> {
  stale: StaleCell | null
}

/**
 * Keeps what is typed into a cell until the cell is left: a mark is in the book only then, and a window may be closed or
 * killed before. `record`: whose sheet it is.
 */
export function useKeptCell(form: string, record: string): KeptCell {
  const [found, setFound] = useState<OpenCell | null>(null)
  const [stale, setStale] = useState<(Pick<StaleCell, 'now'> & { cell: OpenCell }) | null>(null)
  const at = useRef('')
  const keeper = useRef<DraftKeeper | null>(null)
  const touched = useRef(false)
  useEffect(() => {
    const place = { form, record }
    const own = draftKeeper(place, '', () => undefined)
    keeper.current = own
    touched.current = false
    setFound(null)
    setStale(null)
    let open = true
    void draftsAt(place).then(([newest]) => {
      const left = newest && kept.safeParse(parsed(newest.values))
      if (!open || !newest || touched.current) return
      own.takeUp(newest.id, newest.values)
      at.current = newest.at
      if (left?.success) setFound(left.data)
      else own.drop()
    })
    addEventListener('pagehide', own.flush)
    return () => {
      open = false
      removeEventListener('pagehide', own.flush)
      own.flush()
    }
  }, [form, record])
  const onTyping = useCallback((typed: OpenCell | null) => {
    touched.current = true
    at.current = new Date().toISOString()
    // Another cell is typed in: what was left in this one is given up by that.
    setStale(null)
    if (typed === null) keeper.current?.drop()
    else keeper.current?.typed(JSON.stringify(typed))
  }, [])
  const onStale = useCallback((cell: OpenCell, now: CellNow | null) => setStale({ cell, now }), [])
  return {
    cell: found,
    onTyping,
    onStale,
    stale: stale && {
      ...stale.cell,
      at: at.current,
      now: stale.now,
      takeUp() {
        setStale(null)
        // As it is now: the person has seen that.
        setFound({ ...stale.cell, was: stale.now?.text })
      },
      discard() {
        setFound(null)
        onTyping(null)
      },
    },
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
