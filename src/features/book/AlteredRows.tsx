import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlteredRow } from '../../contract/book/record'
import { Button } from '../../ui/Button'
import { AlteredRowText } from './AlteredRowText'

/** A column beside the history: more are shown when asked for. */
const shownFirst = 20

type AlteredRowsProps<R> = {
  rows: readonly R[]
  /** What stands after a row; by its place among all of them. */
  children?: (row: R, index: number) => ReactNode
}

/** Altered rows as items of the list around them, the first of many. */
export function AlteredRows<R extends AlteredRow>({ rows, children }: AlteredRowsProps<R>) {
  const { t } = useTranslation('book')
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, shownFirst)
  const more = rows.length - shown.length
  return (
    <>
      {shown.map((row, index) => (
        // The rows of a check, and of a note, never move.
        <li key={`row-${String(index)}`}>
          <AlteredRowText row={row} />
          {children?.(row, index)}
        </li>
      ))}
      {more > 0 && (
        <li>
          <Button size="small" kind="quiet" onClick={() => setAll(true)}>
            {t('audit.moreRows', { count: more })}
          </Button>
        </li>
      )}
    </>
  )
}
