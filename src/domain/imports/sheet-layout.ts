import type { DataRow } from './data-rows'
import type { OffsetAt } from './day-reading'
import type { FieldWords, Heading } from './heading'
import type { TwiceNamed } from './other-tables'
import type { Finding, ImportKind } from './preview'
import type { Rows } from './table'

/** What a sheet says of itself. */
export type SheetWords = {
  readonly sheet: string
  /** The row of the (lower) headings: 1-based, numbered on where sheets are read together. */
  readonly headerRow: number
  /** The words above the headings. */
  readonly title: string
}

/** One of the sheets with the same headings; its rows are numbered on by `by` where it is read. */
export type SheetPart = SheetWords & { readonly by: number; readonly read: boolean }

/** A sheet understood for one kind of import: which column is which field, and which rows are data. */
export type SheetLayout<Field extends string = string> = SheetWords & {
  readonly kind: ImportKind
  /** This sheet, of which is what is above, and those with the same headings, in order; left out where there is only this. */
  readonly parts?: readonly SheetPart[]
  /** Headings as shown, one per column; '' where there is none. */
  readonly headings: readonly string[]
  /** The group over each heading in a two-level head, or ''. */
  readonly groups: readonly string[]
  readonly columns: ReadonlyMap<Field, number>
  /** Fields whose column, or that they have none, a person pointed out. */
  readonly pointedOut: ReadonlySet<Field>
  readonly data: Rows<DataRow>
  /** How many rows of people are not shown, whether they are left out of `data` or not. */
  readonly hiddenRows: number
  readonly from1904: boolean
  /** The office's clocks, for moments that say their zone. */
  readonly offsetAt?: OffsetAt
  /** What was passed over: totals, notes, headings printed again, other tables, values that could not be worked out. */
  readonly findings: readonly Finding[]
  /** Fields whose heading stands over another column as well, with other values. */
  readonly twice: readonly TwiceNamed<Field>[]
  /** The same headings in any order have the same fingerprint: remember a corrected mapping under it. */
  readonly fingerprint: string
  readonly certainty: number
}

/** A sheet understood whose rows are all in memory. */
export type Layout<Field extends string = string> = SheetLayout<Field> & { readonly data: readonly DataRow[] }

/** Field to the heading a person chose for it, or null to leave the field out. */
export type Mapping<Field extends string = string> = Partial<Record<Field, string | null>>

export type KindSpec<Field extends string = string> = {
  readonly kind: ImportKind
  readonly words: readonly FieldWords<Field>[]
  /** Of each group at least one field must have a column. */
  readonly required: readonly (readonly Field[])[]
  /** How well a sheet fits this kind; 0 when it is something else. */
  fit(layout: Layout<Field>): number
  /** The columns as their values say, where the same heading stands over different things. */
  byValues?(
    columns: ReadonlyMap<Field, number>,
    data: Rows<DataRow>,
    about: { readonly headings: readonly Heading[]; isPointedOut(field: Field): boolean },
  ): Map<Field, number>
}
