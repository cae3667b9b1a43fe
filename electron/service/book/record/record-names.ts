import type { AlteredRow, RecordCheck } from '../../../../src/contract/book/record'
import type { Db } from '../../context'
import type { KnownRow } from '../../db/book'
import { openReader } from '../../db/sqlite/open'
import { namesOf, placesOf, type Row, rowLabel } from '../history/change-names'
import { differences } from '../history/changes-store'
import type { FoundRecord } from './record-check'

/** Gives the rows the names a person knows them by. */
export async function namedRecord(
  file: string,
  { unproved: _, drift: __, between: ___, ...found }: FoundRecord,
): Promise<RecordCheck> {
  if (found.strays.length === 0) return { ...found, strays: [] }
  const { sqlite, db } = openReader(file)
  try {
    return { ...found, strays: await namedAltered(db, found.strays) }
  } finally {
    sqlite.close()
  }
}

type Altered = KnownRow & Pick<AlteredRow, 'kind'>

/** Whose they are, where they are seen, and what differs in them. */
export async function namedAltered(db: Db, altered: readonly Altered[]): Promise<AlteredRow[]> {
  const images = altered.map(({ table, present, expected }) => ({
    table,
    present: rowOf(present),
    expected: rowOf(expected),
  }))
  const rows = images.map(({ table, present, expected }) => ({ table, row: present ?? expected ?? {} }))
  const all = images.flatMap(({ present, expected }) => [present, expected].filter(row => row !== null))
  const names = await namesOf(db, all)
  const places = await placesOf(db, rows)
  return altered.map(({ table, kind }, at) => {
    const { present = null, expected = null } = images[at] ?? {}
    return {
      table,
      kind,
      ...rowLabel(rows[at]?.row ?? {}, names),
      link: places[at] ?? null,
      fields: kind === 'changed' && present && expected ? differences(table, expected, present, names) : [],
    }
  })
}

const rowOf = (image: string | null): Row | null => (image === null ? null : (JSON.parse(image) as Row))
