import { isMasked, maskedText } from '../../../src/domain/people/masked-fields'
import { compareRoster, type RosterRow } from '../../../src/domain/people/roster'
import { rosterChanges } from '../../../src/domain/people/roster-changes'
import { type RosterField, rosterSpec } from '../../../src/domain/people/roster-fields'
import type { RosterBook } from '../../../src/domain/people/roster-shape'
import type { ImportKind } from '../imports/import-kind'
import { rosterSnapshot } from './roster-snapshot'

/** 花名册: who works here. */
export const rosterImport: ImportKind<RosterField, RosterBook, RosterRow> = {
  spec: rosterSpec,
  wholeRows: null,
  snapshot: rosterSnapshot,
  preview(layout, book, rules, sinks) {
    const changesOf = rosterChanges(book)
    const accepted = {
      push(row: RosterRow) {
        sinks.accepted.push(row)
        for (const change of changesOf(row)) sinks.changes.push(change)
      },
    }
    const { kind: _, ...counts } = compareRoster(layout, book, rules, { ...sinks, accepted })
    return counts
  },
  sample({ person }) {
    const entries = Object.entries(person).map(([field, value]) => [
      field,
      isMasked(field) ? maskedText(field, String(value ?? '')) : String(value ?? ''),
    ])
    return Object.fromEntries(entries) as Record<string, string>
  },
  async write(context, about, { rows, onDisk }) {
    // Many rows stay where they lie, and the writing thread reads them from there.
    const some = onDisk ? [] : [...rows].map(({ person, bookNumber }) => ({ person, bookNumber }))
    const staged = onDisk ? { staged: onDisk } : {}
    const { seq } = await context.run('people', 'writeRoster', { ...about, rows: some }, staged)
    return { seq, leftOut: 0 }
  },
}
