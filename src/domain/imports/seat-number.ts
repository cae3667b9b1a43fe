import { findHeader } from './header-row'
import { type FieldWords, foldHeading, type Heading } from './heading'
import type { Finding } from './preview'
import { type ImportRefusal, refusal } from './refusal'
import type { Sheet } from './table'

/** 坐席号: who sits there changes, and it says nothing of the number of whoever does. */
const SEAT = /^(坐席|座席|席位)(号码?|编号|代码)$|^分机(号码?)?$|^(seat|ext|extension)(no|num|number|id)?$/

export const isSeatHeading = (heading: string) => SEAT.test(foldHeading(heading))

const seatIn = (headings: readonly Heading[]): string | null =>
  headings.find(({ text }) => isSeatHeading(text))?.text ?? null

/** That a column of seats was not taken for the staff numbers which the sheet does not have. */
export function sayOfSeats(
  row: number,
  headings: readonly Heading[],
  columns: ReadonlyMap<string, number>,
): Finding[] {
  const seat = columns.has('staffNo') ? null : seatIn(headings)
  if (seat === null) return []
  return [{ row, column: seat, value: seat, code: 'seat_number', severity: 'info', params: {} }]
}

/** Why a sheet is refused that has nothing but seats where staff numbers or names are needed; null for any other. */
export function seatsOnly(
  table: Sheet,
  words: readonly FieldWords[],
  required: readonly (readonly string[])[],
): ImportRefusal | null {
  if (!required.some(group => group.includes('staffNo'))) return null
  const seats: FieldWords = { field: 'seat', exact: [], like: [SEAT] }
  const header = findHeader(table, [...words, seats], Math.min(2, required.length))
  const heading = header && seatIn(header.headings)
  if (!heading) return null
  return refusal('seat_numbers', { heading })
}
