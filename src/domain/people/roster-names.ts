import { headingOf, type SheetLayout } from '../imports/layout'
import type { Finding } from '../imports/preview'
import { listed } from '../text/listed'
import { type PersonField, writtenLengths } from './person-fields'
import type { RosterField } from './roster-fields'
import type { NamedPlace, RosterUnits } from './roster-units'

/** What a roster may name: its name in the book, and in English where it has one. */
interface KnownName {
  readonly name: string
  readonly nameEn: string | null
}

/** The names the book has, of what a roster names: what it does not have is made when the roster is written. */
export type KnownNames = Readonly<Partial<Record<PersonField, readonly KnownName[]>>>

export type NamesInBook = (field: PersonField, written: string | null) => string | null

/**
 * A list that went out in English comes back: what is called by its English name there has its own name here. A name of
 * the book itself is that, whatever else is called so in English; what two are called in English is neither.
 */
export function namesInBook(known: KnownNames = {}): NamesInBook {
  const fields = new Map(
    Object.entries(known).map(([field, entries]) => {
      const called = new Map<string, Set<string>>()
      for (const { name, nameEn } of entries) {
        const key = nameEn?.toLowerCase() ?? ''
        called.set(key, (called.get(key) ?? new Set()).add(name))
      }
      return [field, { own: new Set(entries.map(({ name }) => name)), called }]
    }),
  )
  return (field, written) => {
    const names = fields.get(field)
    if (written === null || names === undefined || names.own.has(written)) return written
    const [only, ...others] = names.called.get(written.toLowerCase()) ?? []
    return only !== undefined && others.length === 0 ? only : written
  }
}

/** As many names of a file one finding lists; the rest is counted. */
export const mostListed = 6

export interface NewNames {
  see(cell: (field: PersonField) => string | null): void
  /** One for each column that names something new. */
  findings(): Finding[]
}

/**
 * Gathers what a roster names that the book does not have: a slip of the pen would make a unit or a post of its own. What
 * is a unit or a team of the book its tree says, where it is given.
 */
export function newNames(
  layout: SheetLayout<RosterField>,
  known: KnownNames = {},
  units?: Pick<RosterUnits, 'isKnown'>,
): NewNames {
  const columns = Object.entries(known)
    .map(([name, names]) => ({
      field: name as PersonField,
      known: new Set(names.map(one => one.name)),
      fresh: new Set<string>(),
    }))
    .filter(({ field }) => layout.columns.has(field))
  const placeIn = (field: PersonField, cell: (field: PersonField) => string | null): NamedPlace | null => {
    if (field !== 'unit' && field !== 'team') return null
    return { unit: cell('unit') ?? undefined, ...(field === 'team' && { team: cell('team') ?? undefined }) }
  }
  return {
    see(cell) {
      for (const column of columns) {
        const name = cell(column.field)
        if (name === null) continue
        const place = units ? placeIn(column.field, cell) : null
        if (place && units ? units.isKnown(place) : column.known.has(name)) continue
        if (name.length <= (writtenLengths[column.field] ?? 0)) column.fresh.add(name)
      }
    },
    findings: () =>
      columns
        .filter(({ fresh }) => fresh.size > 0)
        .map(({ field, fresh }) => ({
          row: layout.headerRow,
          column: headingOf(layout, field),
          value: listed(fresh, mostListed),
          code: 'new_names',
          severity: 'info',
          params: { count: fresh.size },
        })),
  }
}
