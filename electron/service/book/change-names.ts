import { areasInOrder } from '../areas-in-order'
import type { Db } from '../context'
import type { NamesOf, Reference } from '../service-area'

const references: Readonly<Record<string, Reference>> = Object.assign(
  {},
  ...areasInOrder.map(area => area.references),
)
const naming: Readonly<Record<string, NamesOf>> = Object.assign({}, ...areasInOrder.map(area => area.names))

/** Columns that tell what a row is about, the most telling first. */
const telling = Object.entries(references)
  .filter(([, { tells }]) => tells !== undefined)
  .sort(([, one], [, other]) => (one.tells ?? 0) - (other.tells ?? 0))
  .map(([column]) => column)

export type Row = Record<string, unknown>

/** Names of everything the rows refer to, in one question for each kind of thing. */
export async function namesOf(db: Db, rows: readonly Row[]): Promise<Map<string, string>> {
  const wanted = new Map<string, Set<string>>()
  for (const row of rows) {
    for (const [column, { to: kind }] of Object.entries(references)) {
      const id = row[column]
      if (typeof id === 'string') wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
    }
  }
  const names = new Map<string, string>()
  for (const [kind, ids] of wanted) {
    for (const { id, name } of (await naming[kind]?.(db, [...ids])) ?? []) names.set(id, name)
  }
  return names
}

/** Where a row is seen: the session it belongs to, else the person. Null for rows that neither shows. */
export async function placesOf(
  db: Db,
  rows: readonly { table: string; row: Row }[],
): Promise<({ page: 'person' | 'session'; id: string } | null)[]> {
  const enrolments = rows.flatMap(({ row }) =>
    typeof row.enrolment_id === 'string' ? [row.enrolment_id] : [],
  )
  const known = enrolments.length > 0 ? ((await naming.enrolment?.(db, [...new Set(enrolments)])) ?? []) : []
  const seenIn = new Map(known.map(({ id, seenIn }) => [id, seenIn]))
  return rows.map(({ table, row }) => {
    const session = table === 'session' ? row.id : row.session_id
    if (typeof session === 'string') return { page: 'session', id: session }
    const shown = seenIn.get(String(row.enrolment_id))
    if (shown) return shown
    const person = table === 'person' ? row.id : row.person_id
    return typeof person === 'string' ? { page: 'person', id: person } : null
  })
}

/** The text of one value: the name behind an id, where there is one. A row that is gone keeps the end of its id. */
export function valueText(column: string, value: unknown, names: Map<string, string>): string | null {
  if (value === null || value === undefined) return null
  if (!references[column]) return String(value)
  return names.get(String(value)) ?? `…${String(value).slice(-6)}`
}

/** A word a person recognises the row by: its own name, else whom and what it is about. */
export function rowLabel(row: Row, names: Map<string, string>): string | null {
  const own = row.name ?? row.title ?? row.number ?? row.tag
  if (own !== null && own !== undefined) return String(own)
  const about = telling.map(column => names.get(String(row[column]))).filter(name => name !== undefined)
  if (about.length > 0) return about.slice(0, 2).join(' · ')
  return row.year === undefined ? null : String(row.year)
}
