import type { Contract } from './contract'

/** What any call may be refused with, whatever it does: no procedure lists these. */
export const refusalsOfAny = [
  // Of the book as it stands.
  'no_book',
  'book_busy',
  'in_use',
  'book_blocked',
  'book_newer',
  'book_broken',
  'read_only',
  'busy',
  'unknown_operator',
  'too_many',
  // Of the file, where another program wrote to it or laid something in its place.
  'book_damaged',
  'not_put_back',
  'being_written',
  'written_over',
  'done_written_over',
  'done_not_kept',
  'steps_missing',
  'recovery_unchecked',
  // Of a command that was sent before, or was typed over what changed meanwhile.
  'already_landed',
  'changed_since',
  // Of the disk and of where on it the book lies.
  'disk_full',
  'path_too_long',
] as const

/** Between parts of the service: whoever hears one tries again, or answers with words of its own. */
type Inner = 'not_vouched' | 'held' | 'differs'

type Declared<P> = P extends { refusals: readonly (infer Code)[] } ? Code : never
type OfArea<A> = { [Name in keyof A]: Declared<A[Name]> }[keyof A]

/** Every code there is. It is a key of words: `refusal.<code>` of its area, common to all, or the book's. */
export type RefusalCode =
  | (typeof refusalsOfAny)[number]
  | Inner
  | { [Area in keyof Contract]: OfArea<Contract[Area]> }[keyof Contract]
