import type { Day } from '../days/day'
import type { DataRow } from '../imports/data-rows'
import { type DayOrder, readDay } from '../imports/day-reading'
import { cellOf, dayRules, headingOf, type SheetLayout } from '../imports/layout'
import { isDamaged, readName, wholeName } from '../imports/person-name'
import { readGender, readPhone, readStatus, readWords } from '../imports/person-words'
import type { Finding, FindingCode, FindingParams, Severity } from '../imports/preview'
import { isDecided, type RowDecisions } from '../imports/preview'
import type { Shift } from '../imports/shifted-rows'
import { remembered } from '../imports/shifted-rows'
import { readStaffNumber, type StaffNumber } from '../imports/staff-number'
import { type Cell, cellText, tidy } from '../imports/table'
import type { PersonStatus } from './codes'
import {
  type PersonField,
  personFields,
  type WrittenPerson,
  writtenLengths,
  writtenNames,
} from './person-fields'
import { isMaskedPhone } from './phone'
import { bracketAtEnd } from './roster-decorated'
import type { RosterField } from './roster-fields'
import type { NamesInBook } from './roster-names'
import type { NamedPlace } from './roster-units'

/** What a row of a roster says about a person; a blank cell says nothing, so it erases nothing. Having a company makes them external. */
export type RosterPerson = WrittenPerson & { readonly staffNo: string; readonly name: string }

/** A row as read, before it is compared with other rows and the book. */
export type RosterLine = {
  readonly row: number
  readonly number: StaffNumber | null
  readonly person: RosterPerson
  readonly findings: Finding[]
  /** A phone with hidden digits: it says nothing new, but may be another's than the book has. */
  readonly maskedPhone?: string
  /** The supervisor, by name; a column of names may hold numbers as well, which are read as those. */
  readonly supervisorName?: string
}

/** Readings of columns that hold few different words. */
export type RosterReads = {
  readonly words: typeof readWords
  readonly gender: typeof readGender
  readonly status: typeof readStatus
}

export function rosterReads(): RosterReads {
  return { words: remembered(readWords), gender: remembered(readGender), status: remembered(readStatus) }
}

export type RosterReading = {
  readonly layout: SheetLayout<RosterField>
  readonly today: Day
  readonly order: DayOrder
  readonly shiftOf: (data: DataRow) => Shift | null
  readonly decisions?: RowDecisions
  readonly reads: RosterReads
  /** What a unit, a post and the like is called in the book. */
  readonly inBook: NamesInBook
  /** What a row's words for unit and team come to, once all rows were seen. */
  readonly placeOf: (row: number, place: NamedPlace) => NamedPlace
}

/** A row's cells by field; those that slid into another column say nothing. */
function cellsBut(shift: Shift | null, layout: SheetLayout<RosterField>, data: DataRow) {
  return (field: RosterField): Cell | undefined => {
    const column = layout.columns.get(field)
    if (column !== undefined && shift && column >= shift.from && column <= shift.to) return undefined
    return cellOf(layout, data, field)
  }
}

/** Who a row is about, as far as other rows need to know it. */
export type RosterHead = {
  readonly number: StaffNumber | null
  /** '' where the row has none. */
  readonly name: string
  readonly supervisorNo: string | undefined
  readonly supervisorName: string | undefined
}

/** The same as `readRosterLine` says of number, name and supervisor, for a tenth of its time. */
export function readRosterHead(
  reading: Pick<RosterReading, 'layout' | 'shiftOf'>,
  data: DataRow,
): RosterHead {
  const cell = cellsBut(reading.shiftOf(data), reading.layout, data)
  const number = readStaffNumber(cell('staffNo'))
  const supervisor = supervisorOf(cell)
  const { most } = personFields.supervisorNo
  return {
    number: number === 'unreadable' ? null : number,
    name: nameIn(cell)?.name ?? '',
    supervisorNo: (supervisor.number?.length ?? 0) <= most ? supervisor.number : undefined,
    supervisorName: supervisor.name,
  }
}

/** A name and what a list puts in brackets behind it: 'Sandra Lee (On Leave)' is no other person than Sandra Lee. */
function nameIn(
  cell: (field: RosterField) => Cell | undefined,
): { name: string; beside: string | null } | null {
  const whole = wholeName(cell)
  if (whole === null) return null
  const end = bracketAtEnd(whole)
  const isStatus = end !== null && (readStatus(end.inside) ?? 'unknown') !== 'unknown'
  return isStatus ? { name: end.rest, beside: end.inside } : { name: whole, beside: null }
}

/** Who leads somebody: by number where there is one, also one that stands in the column of names (周梅 00100). */
function supervisorOf(cell: (field: RosterField) => Cell | undefined): { number?: string; name?: string } {
  const own = readStaffNumber(cell('supervisorNo'))
  const named = cell('supervisor')
  const inside = typeof named === 'number' ? String(named) : /[A-Za-z]{0,4}\d{2,}/.exec(cellText(named))?.[0]
  const number = own !== null && own !== 'unreadable' ? own.text : inside
  const name = inside === undefined ? readName(named) : null
  return { ...(number !== undefined && { number }), ...(name !== null && { name }) }
}

/** What a row calls a unit, a post and the like. */
export function rosterNamesIn({ shiftOf, layout, reads, inBook, placeOf }: RosterReading, data: DataRow) {
  const cell = cellsBut(shiftOf(data), layout, data)
  const place = placeOf(data.row, writtenPlace(cell, reads))
  return (field: PersonField): string | null =>
    inBook(field, field === 'unit' || field === 'team' ? (place[field] ?? null) : reads.words(cell(field)))
}

/** The unit and the team as the row has them. */
function writtenPlace(cell: (field: RosterField) => Cell | undefined, reads: RosterReads): NamedPlace {
  return { unit: reads.words(cell('unit')) ?? undefined, team: reads.words(cell('team')) ?? undefined }
}

/** The same for a row that nothing else is known of yet. */
export const rosterPlaceIn = (
  { shiftOf, layout, reads }: Pick<RosterReading, 'shiftOf' | 'layout' | 'reads'>,
  data: DataRow,
) => writtenPlace(cellsBut(shiftOf(data), layout, data), reads)

/** 1.38E+10: what Excel makes of a phone in a narrow column, the digits are gone. */
const POWER_OF_TEN = /^\d(\.\d+)?e\+?\d+$/i

/** Reads one row: every problem it has by itself is a finding; values that cannot be trusted are left out. */
export function readRosterLine(reading: RosterReading, data: DataRow): RosterLine {
  const { layout } = reading
  const shift = reading.shiftOf(data)
  const findings: Finding[] = []
  const cell = cellsBut(shift, layout, data)
  const say = (code: FindingCode, severity: Severity, field: RosterField, params: FindingParams = {}) => {
    const value = tidy(cellText(cellOf(layout, data, field)))
    findings.push({ row: data.row, column: headingOf(layout, field), value, code, severity, params })
  }
  const fitting = (field: PersonField, text: string | null): string | undefined => {
    if (text === null) return undefined
    const most = writtenLengths[field]
    if (most === undefined || text.length <= most) return text
    say('too_long', field === 'staffNo' || field === 'name' ? 'error' : 'warning', field, { most })
    return undefined
  }

  if (shift) sayShifted(layout, data, shift, findings)

  const number = readStaffNumber(cell('staffNo'))
  if (number === null) say('no_number', 'error', 'staffNo')
  else if (number === 'unreadable') say('unreadable_number', 'error', 'staffNo')
  else fitting('staffNo', number.text)
  const named = nameIn(cell)
  const name = named?.name ?? null
  if (named?.beside) say('status_beside_name', 'info', 'name', { status: named.beside, name: named.name })
  if (name === null) say('no_name', 'error', 'name')
  else if (isDamaged(name)) say('damaged_text', 'error', 'name')
  else fitting('name', name)

  const day = (field: 'hiredOn' | 'leftOn'): Day | undefined => {
    const result = readDay(cell(field), { ...dayRules(layout, reading.order), dayOnly: true })
    if (result === null) return undefined
    const blank = isDecided(reading.decisions, data.row, 'blank')
    if ('problem' in result) {
      say('impossible_date', blank ? 'warning' : 'error', field, { reason: result.problem })
      return undefined
    }
    if (result.note) say(result.note, 'warning', field, { read: result.day })
    if (result.day <= reading.today) return result.day
    say('future_date', 'warning', field, { read: result.day })
    return blank ? undefined : result.day
  }
  const hiredOn = day('hiredOn')
  const leftOn = day('leftOn')
  if (hiredOn && leftOn && leftOn < hiredOn) say('left_before_hired', 'warning', 'leftOn', { hired: hiredOn })

  const gender = reading.reads.gender(cell('gender'))
  if (gender === 'unknown') say('unknown_gender', 'warning', 'gender')
  const status = reading.reads.status(cell('status')) ?? (named?.beside ? readStatus(named.beside) : null)
  if (status === 'unknown') say('unknown_status', 'warning', 'status')
  const supervisor = supervisorOf(cell)
  const phone = readPhone(cell('phone'))
  const isMasked = phone !== null && isMaskedPhone(phone)
  const isSpoiled = phone !== null && POWER_OF_TEN.test(phone)
  if (isSpoiled) say('unreadable_phone', 'warning', 'phone')

  const own: { readonly [Field in PersonField]?: RosterPerson[Field] } = {
    staffNo: number === null || number === 'unreadable' ? '' : number.text,
    name: name ?? '',
    gender: gender === 'unknown' ? undefined : (gender ?? undefined),
    hiredOn,
    leftOn,
    phone: isMasked || isSpoiled ? undefined : fitting('phone', phone),
    supervisorNo: fitting('supervisorNo', supervisor.number ?? null),
    status: statusOf(status, leftOn, reading.today),
  }
  const place = reading.placeOf(data.row, writtenPlace(cell, reading.reads))
  const wordsOf = (field: PersonField) =>
    field === 'unit' || field === 'team' ? (place[field] ?? null) : reading.reads.words(cell(field))
  const person: Record<string, string | undefined> = {}
  for (const field of writtenNames)
    person[field] = Object.hasOwn(own, field)
      ? own[field]
      : fitting(field, reading.inBook(field, wordsOf(field)))
  return {
    row: data.row,
    number: number === 'unreadable' ? null : number,
    // Each field is a text here, and number and name are always among them.
    person: person as RosterPerson,
    findings,
    ...(isMasked && { maskedPhone: phone }),
    ...(supervisor.name !== undefined && { supervisorName: supervisor.name }),
  }
}

/** 离职 without a word: a leaving day that has passed says it. */
function statusOf(
  status: PersonStatus | 'unknown' | null,
  leftOn: Day | undefined,
  today: Day,
): PersonStatus | undefined {
  if (status === 'active' || status === 'left') return status
  return leftOn !== undefined && leftOn <= today ? 'left' : undefined
}

function sayShifted(
  layout: SheetLayout<RosterField>,
  data: DataRow,
  shift: Shift,
  findings: Finding[],
): void {
  const inside = [...layout.columns.values()].filter(column => column >= shift.from && column <= shift.to)
  const first = inside.sort((a, b) => a - b)[0] ?? shift.from
  findings.push({
    row: data.row,
    column: layout.headings[first] ?? '',
    value: tidy(cellText(data.cells[first])),
    code: 'shifted_row',
    severity: 'warning',
    params: { left_out: inside.map(column => layout.headings[column] ?? '').join(', ') },
  })
}
