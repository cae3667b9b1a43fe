/**
 * The fields of a record, declared once: the table's row type, what crosses the wire, import, export, history and forms
 * are made from the list. A field `unitId` is the column `unit_id` and has the word `field.unitId` in its area.
 */
interface Common {
  /** Never blank; all others may be null. */
  readonly required?: true
  /** Whose it is, where it is not simply typed: a list has its own parts. */
  readonly part?: string
}

export type Field = Common &
  (
    | { readonly kind: 'text'; readonly most: number; readonly lines?: true }
    | { readonly kind: 'choice'; readonly codes: readonly string[] }
    /** YYYY-MM-DD */
    | { readonly kind: 'day' }
    /** 0 or 1 in the book. */
    | { readonly kind: 'flag'; readonly required: true }
    /** Minutes, per cent, hundredths of a mark, months. `usual`: what a new record has where nobody says. */
    | { readonly kind: 'whole'; readonly least: number; readonly most: number; readonly usual?: number }
    /** The id of a row of another table. */
    | { readonly kind: 'reference'; readonly to: string }
  )
export type Fields = Readonly<Record<string, Field>>

/** What a record has of a field where nobody says: most are blank. */
export const usualOf = (field: Field): number | null =>
  (field.kind === 'whole' ? field.usual : undefined) ?? null

type Content<F extends Field> = F extends { kind: 'choice'; codes: readonly (infer Code)[] }
  ? Code
  : F extends { kind: 'flag' }
    ? boolean
    : F extends { kind: 'whole' }
      ? number
      : string
type Blank<F extends Field> = F extends { required: true } ? never : null

/** What a field holds on both sides of the wire. */
export type ValueOf<F extends Field> = Content<F> | Blank<F>
export type ValuesOf<F extends Fields> = { -readonly [Name in keyof F]: ValueOf<F[Name]> }

type Snake<Text extends string> = Text extends `${infer Head}${infer Rest}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Rest>}`
  : ''
/** `gradeLevelId` is the column `grade_level_id`. */
export type ColumnOf<Name> = Name extends string ? Snake<Name> : never

/** The columns of a table that holds these fields. */
export type RowOf<F extends Fields> = {
  -readonly [Name in keyof F as ColumnOf<Name>]: F[Name] extends { kind: 'flag' } ? 0 | 1 : ValueOf<F[Name]>
}

type PartOf<F> = F extends { part: infer Part } ? Part : 'typed'
/** The fields of some parts; those that say no part are `typed`. */
export type Part<F extends Fields, Parts> = {
  [Name in keyof F as PartOf<F[Name]> extends Parts ? Name : never]: F[Name]
}

export function part<F extends Fields, const Parts extends PartOf<F[keyof F]>>(
  fields: F,
  ...parts: readonly Parts[]
): Part<F, Parts> {
  const wanted = new Set<unknown>(parts)
  const entries = Object.entries(fields).filter(([, field]) => wanted.has(field.part ?? 'typed'))
  return Object.fromEntries(entries) as Part<F, Parts>
}

const columns = new Map<string, string>()

export function columnOf<const Name extends string>(name: Name): ColumnOf<Name> {
  const known = columns.get(name)
  const column = known ?? name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  if (known === undefined) columns.set(name, column)
  return column as ColumnOf<Name>
}

/** What a column is called: `hired_on` by the word `field.hiredOn`, `channel_id` by `field.channel`. */
export const wordOf = (column: string): string =>
  column.replace(/_id$/, '').replaceAll(/_[a-z]/g, letter => letter.slice(1).toUpperCase())

/** Values as the table has them. What is left out stays out. */
export function rowOf<F extends Fields>(fields: F, values: ValuesOf<F>): RowOf<F>
export function rowOf<F extends Fields>(fields: F, values: Partial<ValuesOf<F>>): Partial<RowOf<F>>
export function rowOf<F extends Fields>(fields: F, values: Partial<ValuesOf<F>>): Partial<RowOf<F>> {
  const row: Record<string, unknown> = {}
  for (const [name, { kind }] of Object.entries(fields)) {
    const value = values[name]
    if (value === undefined) continue
    row[columnOf(name)] = kind === 'flag' ? (value ? 1 : 0) : value
  }
  return row as Partial<RowOf<F>>
}

/** Values as a row has them, which may have other columns besides. */
export function valuesOf<F extends Fields>(fields: F, row: RowOf<F>): ValuesOf<F> {
  const from: Readonly<Record<string, unknown>> = row
  const values: Record<string, unknown> = {}
  for (const [name, { kind }] of Object.entries(fields)) {
    const value = from[columnOf(name)]
    values[name] = kind === 'flag' ? value === 1 : value
  }
  return values as ValuesOf<F>
}
