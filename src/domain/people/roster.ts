import type { Day } from '../days/day'
import type { DataRow } from '../imports/data-rows'
import { dayOrder } from '../imports/day-reading'
import { settledDayOrder } from '../imports/file-day-order'
import { findingsInOrder } from '../imports/findings-in-order'
import { columnHeadings, type SheetLayout } from '../imports/layout'
import { sameName } from '../imports/person-name'
import {
  type Finding,
  type ImportPreview,
  inSheetOrder,
  isDecided,
  type RowDecisions,
} from '../imports/preview'
import { shiftLearner } from '../imports/shifted-rows'
import { numberKey } from '../imports/staff-number'
import { unreadColumns } from '../imports/unread-columns'
import { mayBePhone } from './phone'
import { type BookPerson, compareWithBook, type RosterOutcome } from './roster-book'
import type { RosterField } from './roster-fields'
import { namesInBook, newNames } from './roster-names'
import { type RosterNumbers, rosterNumbers, type SettledNumber } from './roster-numbers'
import {
  type RosterLine,
  type RosterPerson,
  type RosterReading,
  readRosterHead,
  readRosterLine,
  rosterNamesIn,
  rosterReads,
} from './roster-row'
import { type Say, sayer } from './roster-say'
import type { RosterBook } from './roster-shape'
import { supervisorNames } from './roster-supervisors'
import { compareTwins, type Twins } from './roster-twins'
import { placeIn, unitsForPreview } from './roster-units'
import { rosterWords } from './roster-words'

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

/** Where the many go: an array, or a file when they are too many for one. */
export interface RosterSinks {
  readonly accepted: { push(row: RosterRow): unknown }
  /** In the sheet's order. */
  readonly findings: { push(finding: Finding): unknown }
}

/**
 * Compares a roster with the book and writes nothing: who is new, changed, unchanged or in conflict, and every
 * problem as a finding. Rows with an error and undecided conflicts are not among the accepted. The rows are gone through a few times, and of each no more is kept
 * than what other rows are compared by. Only rows that share their number with another are held together.
 */
export function compareRoster(
  layout: SheetLayout<RosterField>,
  roster: RosterBook,
  rules: RosterRules,
  sinks: RosterSinks,
): Omit<ImportPreview<RosterRow>, 'findings' | 'accepted'> {
  const { today, decisions } = rules
  const known = new Map([...roster.people.values()].map(person => [numberKey(person.staffNo), person]))
  const ofHead: Finding[] = []
  const { shiftOf, order } = learnt(layout, decisions, ofHead)
  const reads = rosterReads()
  const understood = rosterWords(layout, roster, { shiftOf, reads }, decisions)
  const reading: RosterReading = {
    layout,
    today,
    order,
    shiftOf,
    decisions,
    reads,
    inBook: namesInBook(roster.names),
    placeOf: understood.placeOf,
  }
  const numbers = rosterNumbers(layout, known, rules)
  const named = supervisorNames(layout, roster.people.values())
  const units = roster.units && unitsForPreview(roster.units)
  const fresh = newNames(layout, roster.names, units)
  const unread = unreadColumns(layout)
  eachRow(layout, (data, index) => {
    const head = readRosterHead(reading, data)
    unread.see(data.cells)
    numbers.see(index, head)
    named.see(head.supervisorName)
  })
  eachRow(layout, (data, index) => {
    const head = readRosterHead(reading, data)
    named.settle(head.name, numbers.settle(index, { row: data.row, ...head }).staffNo)
    fresh.see(rosterNamesIn(reading, data))
  })
  const supervisors = { numbered: numbers.supervisors(ofHead), named: named.numbers(ofHead) }
  ofHead.push(...understood.findings, ...fresh.findings(), ...unread.findings())
  const lineOf = (data: DataRow) => numbered(readRosterLine(reading, data), numbers)
  const groups = linesTogether(layout, numbers.repeated(), lineOf)

  const out = findingsInOrder(inSheetOrder([...ofHead, ...layout.findings]), sinks.findings)
  const say = sayer(layout, out)
  const counts = { new: 0, changed: 0, unchanged: 0 }
  let conflicts = 0
  const take = (group: readonly NumberedLine[], unread: readonly NumberedLine[] = []) => {
    const { line, undecided } = settle(group, unread, rules, say)
    if (undecided) conflicts += 1
    if (!line) return
    const book = line.bookNumber === null ? undefined : known.get(numberKey(line.bookNumber))
    if (book !== undefined && !sameName(book.name, line.person.name)) {
      const params = { before: book.name, after: line.person.name }
      say(line, 'name_changed', 'conflict', 'name', params, {
        choices: [line.row],
        says: [line.person.name],
      })
      if (!undecided) conflicts += 1
      if (!rules.takeConflicts && !isDecided(rules.decisions, line.row, 'take')) return
    }
    const person = settled(line, book, supervisors)
    sayPhone(line, book, say)
    sayEmployment(line, person, book, say)
    if (isDecided(rules.decisions, line.row, 'skip')) return
    const outcome = compareWithBook(person, book, units && book && placeIn(units, person, book))
    counts[outcome.kind] += 1
    if (outcome.kind !== 'unchanged')
      sinks.accepted.push({ row: line.row, person, bookNumber: line.bookNumber, ...outcome })
  }
  eachRow(layout, data => {
    const line = lineOf(data)
    out.at(data.row)
    for (const finding of line.findings) out.push(finding)
    if (line.lost) say(line, 'lost_zeros', 'warning', 'staffNo', line.lost)
    if (hasError(line)) return
    const group = groups.get(numberKey(line.person.staffNo))
    if (group === undefined) take([line])
    // The first of them speaks for all.
    else if (group.taken[0]!.row === line.row) take(group.taken, group.unread)
  })
  const errors = out.end()
  return {
    kind: 'people',
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    columns: columnHeadings(layout),
    rows: layout.data.length,
    ...counts,
    conflicts,
    errors,
  }
}

function eachRow(layout: SheetLayout<RosterField>, work: (data: DataRow, index: number) => void): void {
  let index = 0
  for (const data of layout.data) {
    work(data, index)
    index += 1
  }
}

/** What only all rows together say: which of them slid, and in which order days are written. */
function learnt(layout: SheetLayout<RosterField>, decisions: RowDecisions | undefined, findings: Finding[]) {
  const shifts = shiftLearner(layout.headings.length)
  const seen = dayOrder()
  const days = (['hiredOn', 'leftOn'] as const).filter(field => layout.columns.has(field))
  eachRow(layout, data => {
    shifts.learn(data)
    for (const field of days) seen.see(data.cells[layout.columns.get(field)!])
  })
  const settled = settledDayOrder(seen, layout, days, decisions)
  findings.push(...settled.findings)
  return { shiftOf: shifts.judge(), order: settled.order }
}

/** A line, the number it is to be written under, and the one under which the book already has this person. */
type NumberedLine = RosterLine & Pick<SettledNumber, 'bookNumber' | 'lost'>

function numbered(line: RosterLine, numbers: RosterNumbers): NumberedLine {
  const { row, number, person } = line
  const { staffNo, bookNumber, lost } = numbers.settled({ row, number, name: person.name })
  const same = staffNo === person.staffNo
  return { ...line, person: same ? person : { ...person, staffNo }, bookNumber, lost }
}

const hasError = (line: RosterLine) => line.findings.some(finding => finding.severity === 'error')

/** Rows under one number: those that can be taken, and those with an error, which may still name somebody else. */
type Together = { readonly taken: NumberedLine[]; readonly unread: NumberedLine[] }

/** The lines that share a number, by that number. */
function linesTogether(
  layout: SheetLayout<RosterField>,
  repeated: ReadonlyMap<number, readonly number[]>,
  lineOf: (data: DataRow) => NumberedLine,
): ReadonlyMap<string, Together> {
  const groups = new Map<string, Together>()
  if (repeated.size === 0) return groups
  const together = new Set([...repeated.values()].flat())
  eachRow(layout, (data, index) => {
    if (!together.has(index)) return
    const line = lineOf(data)
    const key = numberKey(line.person.staffNo)
    const group = groups.get(key) ?? { taken: [], unread: [] }
    groups.set(key, group)
    group[hasError(line) ? 'unread' : 'taken'].push(line)
  })
  return groups
}

/**
 * The row that stands for a number, or none while its rows disagree and nobody has chosen. A row with an error cannot be
 * chosen, but a number that it gives to somebody else is no more sure than one that another good row gives away.
 */
function settle(
  group: readonly NumberedLine[],
  unread: readonly NumberedLine[],
  rules: RosterRules,
  say: Say,
): { line: NumberedLine | null; undecided: boolean } {
  const others = unread.filter(
    ({ person }) => person.name !== '' && !sameName(person.name, group[0]!.person.name),
  )
  if (group.length === 1 && others.length === 0) return { line: group[0]!, undecided: false }
  const twins: Twins<NumberedLine> =
    others.length > 0 ? { kind: 'conflict', code: 'conflicting_name', field: 'name' } : compareTwins(group)
  const rows = [...group, ...others].map(line => line.row)
  if (twins.kind === 'same') {
    for (const line of twins.repeats) say(line, 'repeated_person', 'warning', 'staffNo', { first: rows[0]! })
    return { line: twins.line, undecided: false }
  }
  const choose = {
    choices: group.map(line => line.row),
    says: group.map(line => String(line.person[twins.field] ?? '')),
  }
  for (const line of group) {
    const besides = rows.filter(row => row !== line.row).join(', ')
    const { staffNo: number, name } = line.person
    const params = { number, name, others: besides, rows: rows.length }
    say(line, twins.code, 'conflict', twins.field, params, choose)
  }
  const taken = group.find(one => isDecided(rules.decisions, one.row, 'take'))
  const line = taken ?? (rules.takeConflicts ? group.at(-1)! : null)
  return { line, undecided: true }
}

/** The row in the book's spelling: supervisors as numbered there, and no word on a status that only the book knows. */
function settled(
  { person, supervisorName }: NumberedLine,
  book: BookPerson | undefined,
  { numbered, named }: Record<'numbered' | 'named', (text: string) => string | undefined>,
): RosterPerson {
  const byNumber = person.supervisorNo === undefined ? undefined : numbered(person.supervisorNo)
  const supervisorNo = byNumber ?? (supervisorName === undefined ? undefined : named(supervisorName))
  const name = book && sameName(book.name, person.name) ? book.name : person.name
  return { ...person, name, supervisorNo }
}

/** A hidden phone is said only where it is not the one the book has: a list that went out comes back without a word. */
function sayPhone(line: NumberedLine, book: BookPerson | undefined, say: Say): void {
  const { maskedPhone } = line
  if (maskedPhone === undefined || (book?.phone && mayBePhone(maskedPhone, book.phone))) return
  say(line, 'masked_phone', 'warning', 'phone', {}, undefined, maskedPhone)
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
