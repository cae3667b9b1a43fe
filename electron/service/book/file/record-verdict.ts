import type { Database } from 'better-sqlite3'
import type { RecordVerdict } from '../../../../src/contract/book/record-verdict'
import { isRecordIntact } from '../../../../src/domain/history/record'
import { untrackedTables } from '../../db/sqlite/capture'
import { openForeign } from '../../db/sqlite/foreign'
import { versionOf } from '../../db/sqlite/migrate'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { isSealed, unknownCommands } from '../../db/sqlite/record/chain'
import { checkChain } from '../../db/sqlite/record/record-chain'
import { checkContents } from '../../db/sqlite/record/record-contents'
import { hasUncheckedSalvage } from '../../db/sqlite/record/unchecked-salvage'
import { inspectBook, type Opener } from './inspect'

/** Entries that are told. */
const mostNamed = 20

/**
 * Whether the rows of a book are those of its record: the one verdict on every copy, made, checked, restored or
 * offered. It reads every link, change and row. The schema of the book was looked at before.
 */
export function recordVerdict(sqlite: Database): RecordVerdict {
  const { entries, brokenAt, bare, salvagedAt, lastBroken, outOfSeal } = checkChain(sqlite)
  const sealed = isSealed(sqlite)
  const { state, tables, alteredAt } = sealed ? checkContents(sqlite, lastBroken) : neverSealed
  const holds = isRecordIntact({
    brokenAt,
    bare,
    // Whatever brings the tables of the seal seals the rows: a book that has them and no seal lost it.
    contents: outOfSeal.length > 0 ? 'altered' : state,
    unknown: unknownCommands(sqlite),
    // An older book gets the present triggers when it is brought up to date.
    untracked: versionOf(sqlite) === schemaVersion ? untrackedTables(sqlite) : [],
    schema: [],
    // Outside a copy there are none.
    marks: [],
    newest: 0,
  })
  return {
    state: !holds ? 'altered' : sealed ? 'whole' : 'unsealed',
    entries,
    brokenAt,
    bare: bare.slice(0, mostNamed),
    tables: [...new Set([...tables.map(({ table }) => table), ...outOfSeal])],
    alteredAt,
    salvagedAt,
    ...(salvagedAt !== null && hasUncheckedSalvage(sqlite) && { unchecked: true as const }),
  }
}

const neverSealed = { state: 'whole' as const, tables: [], alteredAt: null }

/** The same for a file nobody has open, whose schema was looked at. */
export function verdictOnChecked(file: string, open: Opener = openForeign): RecordVerdict {
  const sqlite = open(file)
  try {
    return recordVerdict(sqlite)
  } finally {
    sqlite.close()
  }
}

/** The same for any file; null when it cannot be read as a book. */
export function verdictOn(file: string): RecordVerdict | null {
  try {
    // Its schema first: a view in place of a table could keep whoever reads it for ever.
    return inspectBook(file, 'schema').kind === 'usable' ? verdictOnChecked(file) : null
  } catch {
    return null
  }
}
