import type { Day } from '../days/day'
import { type DayOrder, dayOrderOf, hasAmbiguousDays } from '../imports/day-reading'
import { columnCells, columnHeadings, headingOf, type Layout } from '../imports/layout'
import { sameName } from '../imports/person-name'
import { type Finding, type ImportPreview, inSheetOrder, rowsWithErrors } from '../imports/preview'
import { isDecided, type RowDecisions } from '../imports/row-decision'
import { shiftedRows } from '../imports/shifted-rows'
import { numberKey } from '../imports/staff-number'
import { type BookPerson, compareWithBook, type RosterOutcome } from './roster-book'
import type { RosterField } from './roster-fields'
import { type NumberedLine, type Say, sayer, settleNumbers, supervisorNumbers } from './roster-numbers'
import { type RosterPerson, readRosterLine, rosterReads } from './roster-row'
import { compareTwins } from './roster-twins'

export type RosterRow = {
  /** The sheet's 1-based row. */
  readonly row: number
  readonly person: RosterPerson
  /** The number under which the book has this person; null for a new one. It differs where zeros came back. */
  readonly bookNumber: string | null
} & RosterOutcome

export type RosterRules = {
  readonly today: Day
  /** Give numbers back the zeros Excel took from them. */
  readonly pad?: boolean
  /** Let the last row of a conflict stand. */
  readonly takeConflicts?: boolean
  /** Row by row; of a conflict's rows the one taken stands. */
  readonly decisions?: RowDecisions
}

/** The book's people by staff number. */
export type RosterBook = { readonly people: ReadonlyMap<string, BookPerson> }

/**
 * Compares a roster with the book and writes nothing: who is new, changed, unchanged or in conflict, and every
 * problem as a finding. Rows with an error and undecided conflicts are not among the accepted.
 */
export function previewRoster(
  layout: Layout<RosterField>,
  roster: RosterBook,
  rules: RosterRules,
): ImportPreview<RosterRow> {
  const findings: Finding[] = [...layout.findings]
  const shifts = shiftedRows(layout.data, layout.headings.length)
  const orders = {
    hiredOn: orderOf(layout, 'hiredOn', findings),
    leftOn: orderOf(layout, 'leftOn', findings),
  }
  const { today, decisions } = rules
  const reading = { layout, today, orders, shifts, decisions, reads: rosterReads() }
  const read = layout.data.map(data => readRosterLine(reading, data))
  for (const line of read) findings.push(...line.findings)

  const say = sayer(layout, findings)
  const known = new Map([...roster.people.values()].map(person => [numberKey(person.staffNo), person]))
  const lines = settleNumbers(read, known, rules, say)
  const supervisors = supervisorNumbers(layout, lines, known, findings)

  const accepted: RosterRow[] = []
  const counts = { new: 0, changed: 0, unchanged: 0 }
  let conflicts = 0
  for (const group of byNumber(lines)) {
    const { line, undecided } = settle(group, rules, say)
    if (undecided) conflicts += 1
    if (!line) continue
    const book = line.bookNumber === null ? undefined : known.get(numberKey(line.bookNumber))
    const renamed = book !== undefined && !sameName(book.name, line.person.name)
    if (renamed) {
      const params = { before: book.name, after: line.person.name }
      say(line, 'name_changed', 'conflict', 'name', params, [line.row])
      if (!undecided) conflicts += 1
      if (!rules.takeConflicts && !isDecided(rules.decisions, line.row, 'take')) continue
    }
    const person = settled(line.person, book, supervisors)
    sayEmployment(line, person, book, say)
    if (isDecided(rules.decisions, line.row, 'skip')) continue
    const outcome = compareWithBook(person, book)
    counts[outcome.kind] += 1
    if (outcome.kind !== 'unchanged')
      accepted.push({ row: line.row, person, bookNumber: line.bookNumber, ...outcome })
  }
  return {
    kind: 'people',
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    columns: columnHeadings(layout),
    rows: layout.data.length,
    ...counts,
    conflicts,
    errors: rowsWithErrors(findings),
    findings: inSheetOrder(findings),
    accepted,
  }
}

function orderOf(layout: Layout<RosterField>, field: 'hiredOn' | 'leftOn', findings: Finding[]): DayOrder {
  const cells = columnCells(layout, field)
  const order = dayOrderOf(cells)
  if (order === null && hasAmbiguousDays(cells)) {
    const column = headingOf(layout, field)
    const about = { row: layout.headerRow, column, value: column }
    findings.push({ ...about, code: 'assumed_month_first', severity: 'warning', params: {} })
  }
  return order ?? 'month_first'
}

function byNumber(lines: readonly NumberedLine[]): Iterable<NumberedLine[]> {
  const groups = new Map<string, NumberedLine[]>()
  for (const line of lines) {
    if (line.findings.some(finding => finding.severity === 'error')) continue
    const key = numberKey(line.person.staffNo)
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  return groups.values()
}

/** The row that stands for a number, or none while its rows disagree and nobody has chosen. */
function settle(
  group: readonly NumberedLine[],
  rules: RosterRules,
  say: Say,
): { line: NumberedLine | null; undecided: boolean } {
  if (group.length === 1) return { line: group[0]!, undecided: false }
  const twins = compareTwins(group)
  const rows = group.map(line => line.row)
  if (twins.kind === 'same') {
    for (const line of twins.repeats) say(line, 'repeated_person', 'warning', 'staffNo', { first: rows[0]! })
    return { line: twins.line, undecided: false }
  }
  for (const line of group) {
    const others = rows.filter(row => row !== line.row).join(', ')
    const { staffNo: number, name } = line.person
    say(line, twins.code, 'conflict', twins.field, { number, name, others }, rows)
  }
  const taken = group.find(one => isDecided(rules.decisions, one.row, 'take'))
  const line = taken ?? (rules.takeConflicts ? group.at(-1)! : null)
  return { line, undecided: true }
}

/** The row in the book's spelling: supervisors as numbered there, and no word on a status that only the book knows. */
function settled(
  person: RosterPerson,
  book: BookPerson | undefined,
  supervisors: (number: string) => string | undefined,
): RosterPerson {
  const supervisorNo = person.supervisorNo === undefined ? undefined : supervisors(person.supervisorNo)
  const name = book && sameName(book.name, person.name) ? book.name : person.name
  return { ...person, name, supervisorNo }
}

function sayEmployment(
  line: NumberedLine,
  person: RosterPerson,
  book: BookPerson | undefined,
  say: Say,
): void {
  if (person.status === 'left' && person.leftOn === undefined && book?.status !== 'left') {
    say(line, 'left_without_date', 'warning', 'status')
  }
  if (book?.status !== 'left') return
  if (person.status === 'active') say(line, 'rehire', 'warning', 'staffNo', { left: book.leftOn ?? '' })
  else if (person.status === undefined)
    say(line, 'left_person', 'warning', 'staffNo', { left: book.leftOn ?? '' })
}
