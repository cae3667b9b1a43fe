import type { HistoryEntry } from '../../../src/contract/book/history'
import type { BookState } from '../../../src/contract/book/state'
import type { Answers } from './service-in-memory'

/** The day every page of these tests lives in: a Wednesday. */
export const today = '2026-12-09'

/** What `book.state` says of a book that is open; `some` of it may be otherwise. */
export const openBook = (some: Partial<Extract<BookState, { state: 'open' }>> = {}): BookState => ({
  state: 'open',
  folder: '/books/office',
  today,
  demonstration: false,
  readOnly: false,
  notices: [],
  ...some,
})

/** The answers of an open book. */
export const book: NonNullable<Answers['book']> = { state: () => openBook() }

/** One step of the history: 周敏 took 梁静 among the operators. */
export const entry = (seq: number, some: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq,
  at: '2026-12-09T02:42:00.000Z',
  operator: '周敏',
  area: 'settings',
  command: 'addOperator',
  kind: 'do',
  targets: [],
  params: { name: '梁静' },
  undo: 'captured',
  undone: false,
  changes: 1,
  behind: null,
  ...some,
})
