import type { KnownRow } from '../../db/book'
import { capturedTables } from '../../db/captured'
import type { Image, Scope } from './scope-shape'

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

/** Whatever is filled says the office's name with its logo, and counts its hours, unless its scope says that it takes less. */
const usualSettings: ReadonlySet<string> = new Set(['office', 'logo'])

/** Rows of this table belong to nobody: what is filled from them is whatever rests on the table. */
export const isForAll = (table: string): boolean => table === 'setting'

const settingsOf = (scope: Scope): ReadonlySet<string> => scope.get('setting') ?? usualSettings

/**
 * Whether an altered row concerns what is filled from these: as it is or as it should be, since a row that was moved away
 * belongs to both. Null where that cannot be told.
 */
export function concerns(table: string, images: readonly Image[], scope: Scope): boolean | null {
  if (isForAll(table)) return images.some(({ key }) => settingsOf(scope).has(String(key)))
  const answers = images.map(image => {
    const by = deciding(table, image, scope)
    return by && scope.get(by.kind)?.has(String(image[by.column])) === true
  })
  return answers.includes(true) || (answers.includes(null) ? null : false)
}
