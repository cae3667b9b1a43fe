import { mostNoted } from './most-noted'

/** What a record check found, as far as its verdict needs it. */
export interface FoundInRecord {
  readonly brokenAt: number | null
  readonly contents: 'whole' | 'altered' | 'unproven'
  readonly bare: readonly number[]
  readonly unknown: readonly number[]
  readonly untracked: readonly string[]
  readonly schema: readonly string[]
  /** What the marks outside the file say of its chain. */
  readonly marks: readonly { readonly entry: number; readonly fits: boolean }[]
  /** Number of the last entry. */
  readonly newest: number
}

/** Entries of which a mark outside knows another one under the same number: from there on the record was written anew. */
export const entriesDisputed = ({ marks, newest }: Pick<FoundInRecord, 'marks' | 'newest'>): number[] => [
  ...new Set(marks.filter(mark => !mark.fits && mark.entry <= newest).map(mark => mark.entry)),
]

/** Every row and every change is what was written. What could not be proved is not. */
export const isRecordIntact = (found: FoundInRecord): boolean =>
  found.brokenAt === null &&
  found.contents === 'whole' &&
  found.bare.length === 0 &&
  found.unknown.length === 0 &&
  found.untracked.length === 0 &&
  found.schema.length === 0 &&
  entriesDisputed(found).length === 0

/**
 * Nothing speaks against it: the record holds, so do the marks outside the file and what is made from its tables, and no
 * step is missing unsettled.
 */
export const recordIsWhole = (
  found: FoundInRecord & {
    readonly missing: readonly unknown[]
    readonly derived: { readonly tables: readonly string[] }
  },
): boolean =>
  isRecordIntact(found) &&
  found.marks.every(mark => mark.fits) &&
  found.derived.tables.length === 0 &&
  found.missing.length === 0

/** What is there is what was written: a log lost the last steps, and nobody altered anything. */
export const isOnlyShorter = (found: Parameters<typeof recordIsWhole>[0]): boolean =>
  !recordIsWhole(found) && recordIsWhole({ ...found, missing: [] })

/**
 * Whether there may be more rows than a note names: it is full, of a table no row could be named, or the record was
 * written anew.
 */
export const namesNotAll = (note: {
  readonly rows: readonly { readonly table: string }[]
  readonly tables?: readonly string[]
  readonly disputed?: readonly number[] | undefined
}): boolean =>
  note.rows.length >= mostNoted ||
  (note.disputed ?? []).length > 0 ||
  (note.tables ?? []).some(table => !note.rows.some(row => row.table === table))

/** How many places a note of altered rows speaks of: rows, or tables and entries where none could be named. */
export const placesIn = (note: {
  readonly rows: readonly unknown[]
  readonly tables: readonly unknown[]
  readonly entries: readonly unknown[]
}): number => (note.rows.length > 0 ? note.rows.length : note.tables.length + note.entries.length)
