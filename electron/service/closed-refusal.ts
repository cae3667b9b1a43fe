import type { BookState } from '../../src/contract/book/state'
import type { RefusalCode } from '../../src/contract/refusals'
import { Refusal } from './refusal'

const closedBecause: Record<BookState['state'], RefusalCode> = {
  absent: 'no_book',
  checking: 'book_busy',
  in_use: 'in_use',
  blocked: 'book_blocked',
  newer: 'book_newer',
  broken: 'book_broken',
  moved: 'no_book',
  // It is being opened or replaced at this moment.
  open: 'book_busy',
}

/** What a call is refused with while there is no book to ask. */
export const closedRefusal = ({ state }: BookState): Refusal => new Refusal(closedBecause[state])
