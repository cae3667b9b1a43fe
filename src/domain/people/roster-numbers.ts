import type { FindingCode } from '../imports/finding-codes'
import { headingOf, type Layout } from '../imports/layout'
import { sameName } from '../imports/person-name'
import type { Finding, FindingParams, Severity } from '../imports/preview'
import { isDecided, type RowDecisions } from '../imports/row-decision'
import { bareNumber, lostZeros, numberKey } from '../imports/staff-number'
import type { BookPerson } from './roster-book'
import type { RosterField } from './roster-fields'
import type { PersonField, RosterLine } from './roster-row'

export type Say = (
  line: RosterLine,
  code: FindingCode,
  severity: Severity,
  field: RosterField,
  params?: FindingParams,
  choices?: readonly number[],
) => void

/** Makes findings about a line's field. */
export function sayer(layout: Layout<RosterField>, findings: Finding[]): Say {
  return (line, code, severity, field, params = {}, choices) => {
    const given = field === 'staffNo' ? line.number?.text : line.person[field as PersonField]
    const finding = {
      row: line.row,
      column: headingOf(layout, field),
      value: given ?? '',
      code,
      severity,
      params,
    }
    findings.push(choices ? { ...finding, choices } : finding)
  }
}

/** A line, and the number under which the book already has this person, if it has. */
export type NumberedLine = RosterLine & { readonly bookNumber: string | null }

/**
 * Settles every line's number. One that lost its zeros is padded when asked; otherwise it stays as it is, unless the
 * book or the file has the whole number under the same name. A person whom the book took in without zeros is found
 * there by digits and name, and renumbered only when padding was asked for.
 */
export function settleNumbers(
  read: readonly RosterLine[],
  book: ReadonlyMap<string, BookPerson>,
  rules: { readonly pad?: boolean; readonly decisions?: RowDecisions },
  say: Say,
): NumberedLine[] {
  const numbers = read.flatMap(line => (line.number ? [line.number] : []))
  const lost = lostZeros(
    numbers,
    [...book.values()].map(person => person.staffNo),
  )
  const inFile = new Map(read.map(line => [line.person.staffNo, line.person.name]))
  const byBareNumber = new Map([...book.values()].map(person => [bareNumber(person.staffNo), person]))
  return read.map(line => {
    const { staffNo, name } = line.person
    if (staffNo === '') return { ...line, bookNumber: null }
    const pad =
      isDecided(rules.decisions, line.row, 'pad') ||
      (rules.pad === true && !isDecided(rules.decisions, line.row, 'keep'))
    const padded = line.number ? (lost?.padded(line.number) ?? null) : null
    const namesake = padded === null ? undefined : (book.get(numberKey(padded))?.name ?? inFile.get(padded))
    const agreed = namesake !== undefined && sameName(namesake, name)
    const whole = padded !== null && (pad || agreed)
    // Where the whole number is known under the same name there is nothing to decide.
    if (padded !== null)
      say(line, 'lost_zeros', 'warning', 'staffNo', agreed ? { padded, agreed: name } : { padded })
    const number = whole ? padded : staffNo
    const exact = book.get(numberKey(number))
    const twin = byBareNumber.get(bareNumber(number))
    const known = exact ?? (twin && sameName(twin.name, name) ? twin : undefined)
    const settled = known && !pad ? known.staffNo : number
    const person = settled === staffNo ? line.person : { ...line.person, staffNo: settled }
    return {
      row: line.row,
      number: line.number,
      findings: line.findings,
      person,
      bookNumber: known?.staffNo ?? null,
    }
  })
}

const FEW = 5

/** A number as the book or the file spells it, for 上级工号 whose zeros may differ from the person's own. */
export function supervisorNumbers(
  layout: Layout<RosterField>,
  lines: readonly RosterLine[],
  book: ReadonlyMap<string, BookPerson>,
  findings: Finding[],
): (number: string) => string | undefined {
  const spelled = new Map<string, string>()
  for (const { staffNo } of book.values()) spelled.set(bareNumber(staffNo), staffNo)
  for (const line of lines) {
    const key = bareNumber(line.person.staffNo)
    if (line.person.staffNo !== '' && !spelled.has(key)) spelled.set(key, line.person.staffNo)
  }
  const given = lines.flatMap(line => line.person.supervisorNo ?? [])
  const strangers = new Set([...new Set(given)].filter(number => !spelled.has(bareNumber(number))))
  const found = given.filter(number => !strangers.has(number)).length
  if (given.length >= FEW && found < given.length / 5) {
    // Another system's keys ('ManagerID' 22), not staff numbers.
    const about = { row: layout.headerRow, column: headingOf(layout, 'supervisorNo'), value: '' }
    const params = { unknown: given.length - found, rows: given.length }
    findings.push({ ...about, code: 'unknown_supervisors', severity: 'info', params })
    return () => undefined
  }
  return number => spelled.get(bareNumber(number)) ?? number
}
