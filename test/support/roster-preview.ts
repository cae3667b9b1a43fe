import type { SheetLayout } from '../../src/domain/imports/layout'
import type { Finding, ImportPreview } from '../../src/domain/imports/preview'
import { compareRoster, type RosterRow, type RosterRules } from '../../src/domain/people/roster'
import type { RosterField } from '../../src/domain/people/roster-fields'
import type { RosterBook } from '../../src/domain/people/roster-shape'

/** The comparison with all it found in memory. */
export function previewRoster(
  layout: SheetLayout<RosterField>,
  roster: RosterBook,
  rules: RosterRules,
): ImportPreview<RosterRow> {
  const accepted: RosterRow[] = []
  const findings: Finding[] = []
  const counted = compareRoster(layout, roster, rules, { accepted, findings })
  return { ...counted, findings, accepted }
}
