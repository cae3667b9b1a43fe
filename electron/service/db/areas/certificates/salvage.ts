import type { Database } from 'better-sqlite3'
import type { LostName } from '../../../../../src/contract/book/lost-name'
import { knownSetting } from '../../../../../src/domain/certificates/stored-settings'
import { type AreaSalvage, mostNamed, type Salvaged } from '../../sqlite/salvage/area-salvage'
import { rowsIn, textsIn } from '../../sqlite/salvage/walked'

export const certificatesSalvage: AreaSalvage = {
  named: { certificate: lostCertificates },
  between: { certificate: {} },
  labels: { certificate: 'number' },
  days: ['issued_on'],
}

/**
 * Certificates that are not in the salvaged book though an index of the damaged one, a backup of the same history
 * (`earlier`) or a gap in a series says that there were. Numbers are never taken back, so each of them was given; those
 * that a recovery before this one named leave a gap for good.
 */
function lostCertificates({ damaged, sound, earlier, alreadyNamed }: Salvaged): LostName[] {
  const present = new Set([...textsIn(sound, 'SELECT number FROM certificate'), ...alreadyNamed()])
  const lost = new Map<string, LostName>()
  const add = (one: LostName) => {
    if (!present.has(one.label) && lost.size < mostNamed)
      lost.set(one.label, { ...lost.get(one.label), ...one })
  }
  for (const label of textsIn(damaged, byNumber)) add({ label })
  for (const label of gaps(sound, present)) add({ label })
  for (const { number, name, enrolment } of rowsIn<{
    number: string
    name: string | null
    enrolment: string
  }>(
    earlier,
    `SELECT number, person.name AS name, enrolment_id AS enrolment
     FROM certificate LEFT JOIN person ON person.id = person_id`,
  ))
    add({ label: number, enrolmentId: enrolment, ...(name !== null && { person: name }) })
  return [...lost.values()].sort(byLabel)
}

/**
 * Certificates of a damaged book, as far as they can be read: those that an index alone still names without whose they
 * were and whether they were printed.
 */
export function certificatesLeft(damaged: Database): LostName[] {
  const people = new Map(
    rowsIn<{ id: string; name: string }>(damaged, 'SELECT id, name FROM person').map(one => [
      one.id,
      one.name,
    ]),
  )
  const printed = new Set(textsIn(damaged, 'SELECT certificate_id FROM certificate_print'))
  const found = new Map<string, LostName>()
  for (const { id, number, person, enrolment } of rowsIn<
    Record<'id' | 'number' | 'person' | 'enrolment', string>
  >(
    damaged,
    'SELECT id, number, person_id AS person, enrolment_id AS enrolment FROM certificate NOT INDEXED',
  )) {
    const name = people.get(person)
    const known = { label: number, enrolmentId: enrolment, ...(name !== undefined && { person: name }) }
    // A print that is not there may be lost.
    found.set(number, printed.has(id) ? { ...known, printed: true } : known)
  }
  for (const label of textsIn(damaged, byNumber)) if (!found.has(label)) found.set(label, { label })
  return [...found.values()].sort(byLabel)
}

const byLabel = (one: LostName, other: LostName): number => (one.label < other.label ? -1 : 1)

const byNumber = 'SELECT number FROM certificate INDEXED BY sqlite_autoindex_certificate_2'

/** Serials no certificate has, of series whose numbers were all given in this book. */
function gaps(sound: Database, present: ReadonlySet<string>): string[] {
  const raised = raisedTo(sound)
  const missing: string[] = []
  const counters = rowsIn<{ series: string; last: number }>(
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

function raisedTo(sound: Database): Record<string, number> {
  const [value] = textsIn(sound, `SELECT value FROM setting WHERE key = '${knownSetting}'`)
  try {
    return (JSON.parse(value ?? '{}') as { raised?: Record<string, number> }).raised ?? {}
  } catch {
    return {}
  }
}
