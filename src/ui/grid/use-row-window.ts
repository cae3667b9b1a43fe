import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

/** Rows up to this many are all drawn; more are drawn as they come into sight. */
export const drawnWhole = 200

/** A row to draw, or the height of rows that are not drawn. */
export type Piece = { kind: 'row'; index: number } | { kind: 'gap'; height: number; before: number }

type RowWindow = {
  count: number
  rowHeight: number
  /** The height of the sticky head over the rows. */
  headHeight: number
  /** A row that stays drawn wherever one scrolls, because it has the focus. */
  keep: number
  scroller: RefObject<HTMLElement | null>
}

/** Which rows of a table are drawn now. */
export function useRowWindow({ count, rowHeight, headHeight, keep, scroller }: RowWindow): Piece[] {
  const windowed = count > drawnWhole
  const virtual = useVirtualizer({
    count: windowed ? count : 0,
    enabled: windowed,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollMargin: headHeight,
    rangeExtractor: (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      if (keep >= 0 && keep < count && !indexes.includes(keep)) indexes.push(keep)
      return indexes.sort((a, b) => a - b)
    },
  })
  if (!windowed) return Array.from({ length: count }, (_, index) => ({ kind: 'row', index }))

  const pieces: Piece[] = []
  let next = 0
  const gapTo = (index: number) => {
    if (index > next) pieces.push({ kind: 'gap', height: (index - next) * rowHeight, before: index })
  }
  for (const item of virtual.getVirtualItems()) {
    gapTo(item.index)
    pieces.push({ kind: 'row', index: item.index })
    next = item.index + 1
  }
  gapTo(count)
  return pieces
}
