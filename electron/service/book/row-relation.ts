import type { KnownRow } from '../db/book'
import { capturedTables } from '../db/captured'

export type Image = Readonly<Record<string, unknown>>

/**
 * Ids of what something is filled from, by kind ('session', 'person', 'course' …). The first kind of which a row
 * carries an id decides whether the row concerns it: the order says what counts most.
 */
export type Scope = ReadonlyMap<string, ReadonlySet<string>>

/** As a row was and as it should be, each with its key: of one that is gone, or that nobody knows, the key is left. */
export function imagesOf({ table, key, present, expected }: Omit<KnownRow, 'kind'>): Image[] {
  const columns = capturedTables[table]?.key ?? []
  const values = JSON.parse(key) as unknown[]
  const keyed = Object.fromEntries(columns.map((column, at) => [column, values[at]]))
  const known = [present, expected].filter(image => image !== null)
  return known.length > 0 ? known.map(image => ({ ...keyed, ...(JSON.parse(image) as Image) })) : [keyed]
}

/** The column of a row that says whose it is among these, or null where it carries none of them. */
export function deciding(table: string, image: Image, scope: Scope): { kind: string; column: string } | null {
  for (const kind of scope.keys()) {
    const column = table === kind ? 'id' : `${kind}_id`
    if (typeof image[column] === 'string') return { kind, column }
  }
  return null
}

/**
 * Whether an altered row concerns what is filled from these: as it is or as it should be, since a row that was moved away
 * belongs to both. Null where that cannot be told.
 */
export function concerns(table: string, images: readonly Image[], scope: Scope): boolean | null {
  // Whatever is filled says the office's name, and counts its hours.
  if (table === 'setting') return images.some(({ key }) => key === 'office' || key === 'logo')
  const answers = images.map(image => {
    const by = deciding(table, image, scope)
    return by && scope.get(by.kind)?.has(String(image[by.column])) === true
  })
  return answers.includes(true) || (answers.includes(null) ? null : false)
}
