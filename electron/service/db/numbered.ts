import { areasInOrder } from '../areas-in-order'
import type { NumberedPapers } from './numbered-papers'

const all = areasInOrder.flatMap(({ name: area, numbered }): ({ area: string } & NumberedPapers)[] =>
  numbered ? [{ area, ...numbered }] : [],
)
const [first, ...others] = all
// What is kept of numbers beside the book knows series only: two areas would share them.
if (!first || others.length > 0)
  throw new Error(`one area gives numbers, not ${all.map(({ area }) => area).join(' and ') || 'none'}`)

/** What is given away under numbers, and by which area. */
export const numbered = first
