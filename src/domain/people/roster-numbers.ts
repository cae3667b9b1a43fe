import { hashedKeys } from '../imports/hashed-keys'
import { headingOf, type SheetLayout } from '../imports/layout'
import { sameName } from '../imports/person-name'
import type { Finding } from '../imports/preview'
import { isDecided, type RowDecisions } from '../imports/preview'
import {
  bareNumber,
  type LostZeros,
  numberKey,
  numberWidths,
  type StaffNumber,
} from '../imports/staff-number'
import { comparableName } from '../text/comparable-name'
import type { BookPerson } from './roster-book'
import type { RosterField } from './roster-fields'
import type { RosterHead } from './roster-row'

/** A row's number as it is to be written, and what is to be said about it. */
export type SettledNumber = {
  /** '' where the row has none. */
  readonly staffNo: string
  /** The number under which the book already has this person, if it has. */
  readonly bookNumber: string | null
  /** The number with the zeros it lost, and the name where the book or the file knows it by that. */
  readonly lost: { readonly padded: string; readonly agreed?: string } | null
}

type Head = Pick<RosterHead, 'number' | 'name'> & { readonly row: number }

/** What all rows of a roster say together about its numbers: gone through twice before any row is settled. */
export interface RosterNumbers {
  /** First: every row by its place among the data rows. */
  see(index: number, head: RosterHead): void
  /** Then: every row again, its number settled. */
  settle(index: number, head: Head): SettledNumber
  /**
   * The number of a row whose number is known by then. One that lost its zeros is padded when asked; otherwise it stays
   * as it is, unless the book or the file has the whole number under the same name. A person whom the book took in
   * without zeros is found there by digits and name, and renumbered only when padding was asked for.
   */
  settled(head: Head): SettledNumber
  /** Rows (by place) that share one number, under the first of them. */
  repeated(): ReadonlyMap<number, readonly number[]>
  /** A number as the book or the file spells it, for 上级工号 whose zeros may differ from the person's own. */
  supervisors(findings: Finding[]): (number: string) => string | undefined
}

const FEW = 5

export function rosterNumbers(
  layout: SheetLayout<RosterField>,
  book: ReadonlyMap<string, BookPerson>,
  rules: { readonly pad?: boolean; readonly decisions?: RowDecisions },
): RosterNumbers {
  const rows = layout.data.length
  const widths = numberWidths()
  const bookNumbers = [...book.values()].map(person => person.staffNo)
  const byBareNumber = new Map([...book.values()].map(person => [bareNumber(person.staffNo), person]))
  /** As the file writes them, with the name each goes by. */
  const written = hashedKeys(rows)
  const named = hashedKeys(rows)
  const keys = hashedKeys(rows)
  const supervisors = new Map<string, number>()
  const spelled = new Map<string, string>()
  const asked = new Set<string>()
  let lost: LostZeros | null | undefined

  const inFile = (number: string, name: string): boolean => {
    const last = written.lastOf(number)
    return last >= 0 && named.has(last, comparableName(name))
  }
  /** Where all of a file's numbers lost their zeros, it is the book that shows it: 317 there is 000317. */
  const longerInBook = (number: string): string | null => {
    if (book.has(numberKey(number))) return null
    const twin = byBareNumber.get(bareNumber(number))?.staffNo
    return twin !== undefined && twin.length > number.length ? twin : null
  }
  const lostOf = (number: StaffNumber, name: string): SettledNumber['lost'] => {
    if (lost === undefined) lost = widths.lostZeros(bookNumbers)
    const padded = lost?.padded(number) ?? longerInBook(number.text)
    if (padded === null) return null
    const inBook = book.get(numberKey(padded))?.name
    // Where the whole number is known under the same name there is nothing to decide.
    const agreed = inBook === undefined ? inFile(padded, name) : sameName(inBook, name)
    return agreed ? { padded, agreed: name } : { padded }
  }
  const settled = ({ row, number: read, name }: Head): SettledNumber => {
    if (read === null || read.text === '') return { staffNo: '', bookNumber: null, lost: null }
    const pad =
      isDecided(rules.decisions, row, 'pad') ||
      (rules.pad === true && !isDecided(rules.decisions, row, 'keep'))
    const lostZeros = lostOf(read, name)
    const number = lostZeros && (pad || lostZeros.agreed !== undefined) ? lostZeros.padded : read.text
    const twin = byBareNumber.get(bareNumber(number))
    const known = book.get(numberKey(number)) ?? (twin && sameName(twin.name, name) ? twin : undefined)
    const staffNo = known && !pad ? known.staffNo : number
    return { staffNo, bookNumber: known?.staffNo ?? null, lost: lostZeros }
  }

  return {
    see(index, { number, name, supervisorNo }) {
      if (number) widths.see(number)
      written.set(index, number?.text ?? '')
      named.set(index, comparableName(name))
      if (supervisorNo !== undefined) supervisors.set(supervisorNo, (supervisors.get(supervisorNo) ?? 0) + 1)
    },
    settled,
    settle(index, head) {
      if (asked.size === 0 && supervisors.size > 0) {
        for (const number of supervisors.keys()) asked.add(bareNumber(number))
        for (const number of bookNumbers) {
          if (asked.has(bareNumber(number))) spelled.set(bareNumber(number), number)
        }
      }
      const result = settled(head)
      if (result.staffNo === '') return result
      keys.set(index, numberKey(result.staffNo))
      const bare = bareNumber(result.staffNo)
      if (asked.has(bare) && !spelled.has(bare)) spelled.set(bare, result.staffNo)
      return result
    },
    repeated: keys.repeated,
    supervisors(findings) {
      let given = 0
      let found = 0
      for (const [number, times] of supervisors) {
        given += times
        if (spelled.has(bareNumber(number))) found += times
      }
      if (given >= FEW && found < given / 5) {
        // Another system's keys ('ManagerID' 22), not staff numbers.
        const about = {
          row: layout.headerRow,
          column: headingOf(layout, 'supervisorNo') || headingOf(layout, 'supervisor'),
          value: '',
        }
        const params = { unknown: given - found, rows: given, ...(found === 0 && { context: 'none' }) }
        findings.push({ ...about, code: 'unknown_supervisors', severity: 'info', params })
        return () => undefined
      }
      return number => spelled.get(bareNumber(number)) ?? number
    },
  }
}
