import { headingOf, type SheetLayout } from '../imports/layout'
import type { Finding } from '../imports/preview'
import { type PersonField, writtenLengths } from './person-fields'
import type { RosterField } from './roster-fields'

/** The names the book has, of what a roster names: what it does not have is made when the roster is written. */
export type KnownNames = Readonly<Partial<Record<PersonField, readonly string[]>>>

/** As many are told; the rest is counted. */
const TOLD = 6

export interface NewNames {
  see(cell: (field: PersonField) => string | null): void
  /** One for each column that names something new. */
  findings(): Finding[]
}

/** Gathers what a roster names that the book does not have: a slip of the pen would make a unit or a post of its own. */
export function newNames(layout: SheetLayout<RosterField>, known: KnownNames = {}): NewNames {
  const columns = Object.entries(known)
    .map(([name, names]) => ({ field: name as PersonField, known: new Set(names), fresh: new Set<string>() }))
    .filter(({ field }) => layout.columns.has(field))
  return {
    see(cell) {
      for (const column of columns) {
        const name = cell(column.field)
        if (name === null || column.known.has(name)) continue
        if (name.length <= (writtenLengths[column.field] ?? 0)) column.fresh.add(name)
      }
    },
    findings: () =>
      columns
        .filter(({ fresh }) => fresh.size > 0)
        .map(({ field, fresh }) => ({
          row: layout.headerRow,
          column: headingOf(layout, field),
          value: `${[...fresh].slice(0, TOLD).join('、')}${fresh.size > TOLD ? '…' : ''}`,
          code: 'new_names',
          severity: 'info',
          params: { count: fresh.size },
        })),
  }
}
