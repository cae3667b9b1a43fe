import type { Database } from 'better-sqlite3'
import type { LostScans } from '../../../../src/contract/book/backups'

/** A scan as a person knows it. */
export type NamedScan = Omit<LostScans['named'][number], 'why'> & { sha256: string }

/** What an area has scans attached to. `files`: by their hashes. */
export interface AreaScans {
  /** Where it has them, as a person looks for them, so many at most; what only the history names is not among them. */
  named: (sqlite: Database, files: readonly string[], most: number) => NamedScan[]
  /** On how many of its papers each of these lies, by its hash; without those that lie on none. */
  papers: (sqlite: Database, files: readonly string[]) => [sha256: string, papers: number][]
}
