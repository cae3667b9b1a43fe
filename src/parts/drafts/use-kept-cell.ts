import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { EntryEdit } from '../../ui/grid/entry-grid-shape'
import { type DraftKeeper, draftKeeper, draftsAt } from './keeper'

const cell = z.object({ row: z.string(), column: z.string(), text: z.string() })

/** The cell of a sheet that is being typed in, kept like a form: see EntryGrid's `unfinished`. */
export interface KeptCell {
  /** What was typed here before and never left its cell; null while there is nothing. */
  cell: EntryEdit | null
  /** What is typed now; null once it was handed in or given up. */
  onTyping(cell: EntryEdit | null): void
}

/**
 * Keeps what is typed into a cell until the cell is left: a mark is in the book only then, and a window may be closed or
 * killed before. `record`: whose sheet it is.
 */
export function useKeptCell(form: string, record: string): KeptCell {
  const [found, setFound] = useState<EntryEdit | null>(null)
  const keeper = useRef<DraftKeeper | null>(null)
  const touched = useRef(false)
  useEffect(() => {
    const place = { form, record }
    const own = draftKeeper(place, '', () => undefined)
    keeper.current = own
    touched.current = false
    setFound(null)
    let open = true
    void draftsAt(place).then(([newest]) => {
      const kept = newest && cell.safeParse(parsed(newest.values))
      if (!open || !newest || touched.current) return
      own.takeUp(newest.id)
      if (kept?.success) setFound(kept.data)
      else own.drop()
    })
    addEventListener('pagehide', own.flush)
    return () => {
      open = false
      removeEventListener('pagehide', own.flush)
      own.flush()
    }
  }, [form, record])
  const [onTyping] = useState(() => (typed: EntryEdit | null) => {
    touched.current = true
    if (typed === null) keeper.current?.drop()
    else keeper.current?.typed(JSON.stringify(typed))
  })
  return { cell: found, onTyping }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
