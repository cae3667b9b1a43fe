import type { Database } from 'better-sqlite3'
import type { SalvageLoss } from '../../../../../src/contract/book/backups'
import type { LostName } from '../../../../../src/contract/book/lost-name'
import { isAsWritten } from '../record/record-chain'
import { walked } from './damaged-book'

/** Of one table no more are named. */
const mostNamed = 200

/**
 * Certificates that are not in the salvaged book though an index of the damaged one, a backup of the same history
 * (`earlier`) or a gap in a series says that there were. Numbers are never taken back, so each of them was given.
 */
export function lostCertificates(damaged: Database, sound: Database, earlier: Database | null): LostName[] {
  const present = new Set([...texts(sound, 'SELECT number FROM certificate'), ...toldBefore(sound)])
  const lost = new Map<string, LostName>()
  const add = (one: LostName) => {
    if (!present.has(one.label) && lost.size < mostNamed)
      lost.set(one.label, { ...lost.get(one.label), ...one })
  }
  const byIndex = 'SELECT number FROM certificate INDEXED BY sqlite_autoindex_certificate_2'
  for (const label of texts(damaged, byIndex)) add({ label })
  for (const label of gaps(sound, present)) add({ label })
  for (const { number, name, enrolment } of rows<{ number: string; name: string | null; enrolment: string }>(
    earlier,
    `SELECT number, person.name AS name, enrolment_id AS enrolment
     FROM certificate LEFT JOIN person ON person.id = person_id`,
  ))
    add({ label: number, enrolmentId: enrolment, ...(name !== null && { person: name }) })
  return [...lost.values()].sort((one, other) => (one.label < other.label ? -1 : 1))
}

/** People who are not in the salvaged book though a backup of the same history or an index of the damaged one has them. */
export function lostPeople(damaged: Database, sound: Database, earlier: Database | null): LostName[] {
  const present = new Set(texts(sound, 'SELECT id FROM person'))
  const deleted = new Set(texts(sound, `SELECT aggregate FROM change WHERE tbl = 'person' AND op = 'D'`))
  const lost: string[] = []
  for (const { id, name } of rows<{ id: string; name: string }>(earlier, 'SELECT id, name FROM person'))
    if (!present.has(id) && !deleted.has(`person:${id}`)) lost.push(name)
  // By name only: the index knows no more of them.
  const left = tally([...texts(sound, 'SELECT name FROM person'), ...lost])
  for (const name of texts(damaged, 'SELECT name FROM person INDEXED BY person_name')) {
    const count = left.get(name) ?? 0
    if (count === 0) lost.push(name)
    else left.set(name, count - 1)
  }
  return lost.slice(0, mostNamed).map(label => ({ label }))
}

/** Serials no certificate has, of series whose numbers were all given in this book. */
function gaps(sound: Database, present: ReadonlySet<string>): string[] {
  const raised = raisedTo(sound)
  const missing: string[] = []
  const counters = rows<{ series: string; last: number }>(
    sound,
    'SELECT series, last FROM certificate_counter',
  )
  for (const { series, last } of counters) {
    const [before = '', after = ''] = series.split('#')
    const serials = [...present]
      .filter(number => number.startsWith(before) && number.endsWith(after))
      .map(number => number.slice(before.length, number.length - after.length))
      .filter(digits => /^\d+$/.test(digits))
    const [shape] = serials
    // How wide a number is written only another one tells.
    if (shape === undefined) continue
    const width = serials.reduce((least, digits) => Math.min(least, digits.length), shape.length)
    const known = new Set(serials.map(Number))
    // Numbers up to one the series was raised to may have been given elsewhere.
    for (let serial = (raised[series] ?? 0) + 1; serial <= last && missing.length < mostNamed; serial++)
      if (!known.has(serial)) missing.push(before + String(serial).padStart(width, '0') + after)
  }
  return missing
}

/**
 * Numbers that a recovery before this one lost: it named them, and they leave a gap for good. One whose words are not
 * what was written named none, here as in the register: they are named again.
 */
function toldBefore(sound: Database): string[] {
  const told = rows<{ seq: number; params: string }>(
    sound,
    `SELECT audit.seq, params FROM audit JOIN command_detail ON command_seq = audit.seq
     WHERE area = 'book' AND command = 'sealSalvaged'`,
  )
  const proved = told.filter(({ seq }) => isAsWritten(sound, seq))
  return proved.flatMap(({ params }) => {
    try {
      const { lost } = JSON.parse(params) as { lost?: string }
      const tables = JSON.parse(lost ?? '[]') as SalvageLoss[]
      return tables
        .filter(({ table }) => table === 'certificate')
        .flatMap(({ named = [] }) => named.map(({ label }) => label))
    } catch {
      return []
    }
  })
}

function raisedTo(sound: Database): Record<string, number> {
  const [value] = texts(sound, `SELECT value FROM setting WHERE key = 'certificates.numbers'`)
  try {
    return (JSON.parse(value ?? '{}') as { raised?: Record<string, number> }).raised ?? {}
  } catch {
    return {}
  }
}

const texts = (sqlite: Database, sql: string): string[] =>
  taken<string>(() => walked(sqlite, sqlite.prepare(sql).pluck().iterate()))
const rows = <Row>(sqlite: Database | null, sql: string): Row[] =>
  sqlite ? taken<Row>(() => walked(sqlite, sqlite.prepare(sql).iterate())) : []

/** All that comes before damage ends it. */
function taken<T>(walk: () => Generator<T>): T[] {
  const found: T[] = []
  try {
    for (const one of walk()) found.push(one)
  } catch {
    // What came until here is all of it.
  }
  return found
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
