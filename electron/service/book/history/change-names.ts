import { areasInOrder } from '../../areas-in-order'
import type { Db } from '../../context'
import { declaredOnce } from '../../declared-once'
import type { NamesOf, Reference, RowPlace } from '../../service-area'

const references: ReadonlyMap<string, Reference> = declaredOnce(
  'reference',
  areasInOrder,
  ({ references = {} }) => Object.entries(references),
)
/** Kinds that show what names one of them, those looked for first before the others. */
const placed = [...declaredOnce('place', areasInOrder, ({ places = {} }) => Object.entries(places))].sort(
  ([, one], [, other]) => one.at - other.at,
)
const naming: ReadonlyMap<string, NamesOf> = declaredOnce('name', areasInOrder, ({ names = {} }) =>
  Object.entries(names),
)

/** Columns that tell what a row is about, the most telling first. */
const telling = [...references]
  .filter(([, { tells }]) => tells !== undefined)
  .sort(([, one], [, other]) => (one.tells ?? 0) - (other.tells ?? 0))
  .map(([column]) => column)

export type Row = Record<string, unknown>

/** What something is called; in English too where it is called otherwise there. */
export interface Name {
  name: string
  nameEn?: string | null | undefined
}
export type Names = ReadonlyMap<string, Name>

/** Names of everything the rows refer to, in one question for each kind of thing. */
export async function namesOf(db: Db, rows: readonly Row[]): Promise<Names> {
  const wanted = new Map<string, Set<string>>()
  for (const row of rows) {
    for (const [column, { to: kind }] of references) {
      const id = row[column]
      if (typeof id === 'string') wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
    }
  }
  const names = new Map<string, Name>()
  for (const [kind, ids] of wanted) {
    for (const { id, name, nameEn } of (await naming.get(kind)?.(db, [...ids])) ?? [])
      names.set(id, { name, nameEn })
  }
  return names
}

/** Where a row is seen: with the first of the kinds that have a place. Null for rows that none of them shows. */
export async function placesOf(
  db: Db,
  rows: readonly { table: string; row: Row }[],
): Promise<(RowPlace | null)[]> {
  const found = rows.map((): RowPlace | null => null)
  for (const [kind, place] of placed) {
    const ids = rows.map(({ table, row }, at) => (found[at] ? null : idOf(kind, table, row)))
    const wanted = [...new Set(ids.filter(id => id !== null))]
    if (wanted.length === 0) continue
    const places =
      'page' in place
        ? wanted.map(id => ({ id, place: { page: place.page, id } }))
        : await place.seenIn(db, wanted)
    const placeOf = new Map(places.map(one => [one.id, one.place]))
    for (const [at, id] of ids.entries()) if (id !== null) found[at] = placeOf.get(id) ?? null
  }
  return found
}

function idOf(kind: string, table: string, row: Row): string | null {
  const id = table === kind ? row.id : row[`${kind}_id`]
  return typeof id === 'string' ? id : null
}

/** The text of one value: the name behind an id, where there is one. A row that is gone keeps the end of its id. */
export function valueText(column: string, value: unknown, names: Names): Name | null {
  if (value === null || value === undefined) return null
  if (!references.has(column)) return { name: String(value) }
  return names.get(String(value)) ?? { name: `…${String(value).slice(-6)}` }
}

/** A word a person recognises the row by: its own name, else whom and what it is about. */
export function rowLabel(row: Row, names: Names): Labelled {
  const own = row.name ?? row.title ?? row.number ?? row.tag
  if (own !== null && own !== undefined) return labelled({ name: String(own), nameEn: textIn(row.name_en) })
  const about = telling.map(column => names.get(String(row[column]))).filter(name => name !== undefined)
  const [first, ...more] = about.slice(0, 2)
  if (first) return labelled(more.reduce(together, first))
  return { label: row.year === undefined ? null : String(row.year) }
}

/** `labelEn`: absent where it is the same. */
export interface Labelled {
  label: string | null
  labelEn?: string
}

const labelled = ({ name, nameEn }: Name): Labelled => ({
  label: name,
  ...(nameEn && nameEn !== name && { labelEn: nameEn }),
})

const together = (one: Name, other: Name): Name => ({
  name: `${one.name} · ${other.name}`,
  nameEn: `${one.nameEn || one.name} · ${other.nameEn || other.name}`,
})

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
