import type { Database } from 'better-sqlite3'
import { areasInOrder } from '../../areas-in-order'
import type { AreaScans, NamedScan } from './area-scans'

const attached: readonly AreaScans[] = areasInOrder.flatMap(({ scans = [] }) => scans)

/** Where a book has these files; what only its history names is not among them. */
export const namesOfScans = (sqlite: Database, files: readonly string[], most: number): NamedScan[] =>
  attached.flatMap(area => area.named(sqlite, files, most)).slice(0, most)

/** Size in bytes of every file a row names, by its hash. */
export function sizesOfScans(sqlite: Database): Map<string, number> {
  const rows = sqlite.prepare('SELECT sha256, bytes FROM attachment').raw().all() as [string, number][]
  return new Map(rows)
}

/** On how many papers each of these files lies, by its hash; without those that lie on none any more. */
export function papersOfScans(sqlite: Database, files: readonly string[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const area of attached)
    for (const [sha256, papers] of area.papers(sqlite, files))
      all.set(sha256, (all.get(sha256) ?? 0) + papers)
  return all
}

/** Every file a row names or an undo could bring back. */
export function neededAttachments(sqlite: Database): string[] {
  return sqlite
    .prepare(
      `SELECT sha256 FROM attachment
       UNION SELECT json_extract(key, '$[0]') FROM change WHERE tbl = 'attachment' ORDER BY 1`,
    )
    .pluck()
    .all() as string[]
}
