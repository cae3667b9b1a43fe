import { headingOf, type SheetLayout } from '../imports/layout'
import type { Finding, FindingCode, FindingParams, Severity } from '../imports/preview'
import type { PersonField } from './person-fields'
import type { RosterField } from './roster-fields'
import type { RosterLine } from './roster-row'

export type Say = (
  line: RosterLine,
  code: FindingCode,
  severity: Severity,
  field: RosterField,
  params?: FindingParams,
  /** The rows to choose between, and what each of them says. */
  choose?: Required<Pick<Finding, 'choices' | 'says'>>,
  /** What the cell says, where the line does not have it. */
  value?: string,
) => void

/** Makes findings about a line's field. */
export function sayer(layout: SheetLayout<RosterField>, findings: { push(finding: Finding): unknown }): Say {
  return (line, code, severity, field, params = {}, choose, value) => {
    const given = field === 'staffNo' ? line.number?.text : line.person[field as PersonField]
    const finding = {
      row: line.row,
      column: headingOf(layout, field),
      value: value ?? given ?? '',
      code,
      severity,
      params,
    }
    findings.push({ ...finding, ...choose })
  }
}
