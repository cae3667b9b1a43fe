import { useCallback, useMemo, useState } from 'react'

/** What is chosen of a list, kept when the list is narrowed, sorted or asked again. */
export interface Chosen<Row> {
  keys: ReadonlySet<string>
  /** The chosen rows, as they were last seen: those in sight in the order of the list, then the others. */
  rows: readonly Row[]
  /** What a table calls with the keys chosen in it. */
  choose: (keys: ReadonlySet<string>) => void
  clear: () => void
}

/** `rows`: those in sight. A table speaks of them only: others stay chosen. */
export function useChosen<Row>(rows: readonly Row[], rowKey: (row: Row) => string): Chosen<Row> {
  const [kept, setKept] = useState<ReadonlyMap<string, Row>>(new Map())
  const shown = useMemo(() => new Map(rows.map(row => [rowKey(row), row])), [rows, rowKey])
  const choose = useCallback(
    (keys: ReadonlySet<string>) =>
      setKept(before => {
        const next = new Map([...before].filter(([key]) => !shown.has(key) || keys.has(key)))
        for (const key of keys) {
          const row = shown.get(key)
          if (row !== undefined) next.set(key, row)
        }
        return next
      }),
    [shown],
  )
  const clear = useCallback(() => setKept(new Map()), [])
  return {
    keys: useMemo(() => new Set(kept.keys()), [kept]),
    rows: useMemo(
      () => [
        ...rows.filter(row => kept.has(rowKey(row))),
        ...[...kept].flatMap(([key, row]) => (shown.has(key) ? [] : [row])),
      ],
      [kept, shown, rows, rowKey],
    ),
    choose,
    clear,
  }
}
