import { useCallback, useMemo, useState } from 'react'

/** What is chosen of a list, kept by its keys when the list is narrowed, sorted or asked again. */
export interface Chosen<Row> {
  keys: ReadonlySet<string>
  /** The chosen rows in sight, as the list has them now. */
  rows: readonly Row[]
  /** The keys of those that are not: who does something with them asks for them anew, since they may have changed. */
  unseen: string[]
  /** What a table calls with the keys chosen in it. */
  choose: (keys: ReadonlySet<string>) => void
  clear: () => void
}

/** `rows`: those in sight. A table speaks of them only: others stay chosen. */
export function useChosen<Row>(rows: readonly Row[], rowKey: (row: Row) => string): Chosen<Row> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(() => new Set(rows.map(rowKey)), [rows, rowKey])
  const choose = useCallback(
    (chosen: ReadonlySet<string>) =>
      setKeys(before => new Set([...[...before].filter(key => !shown.has(key)), ...chosen])),
    [shown],
  )
  const clear = useCallback(() => setKeys(new Set()), [])
  return {
    keys,
    rows: useMemo(() => rows.filter(row => keys.has(rowKey(row))), [keys, rows, rowKey]),
    unseen: useMemo(() => [...keys].filter(key => !shown.has(key)), [keys, shown]),
    choose,
    clear,
  }
}
