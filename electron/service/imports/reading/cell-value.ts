import { serialToDate } from 'hucre'
import { type Cell, numberText } from '../../../../src/domain/imports/table'
import type { SharedStrings } from './shared-strings'
import type { CellStyle } from './workbook-frame'

const MINUTE = 60_000
const DAY = 86_400_000
const MOST_REMEMBERED = 20_000

export type CellReading = {
  readonly strings: SharedStrings
  readonly styles: readonly CellStyle[]
  readonly from1904: boolean
}

/** Makes cells of numbers by how they are shown. */
export function numberReader(from1904: boolean) {
  const days = new Map<number, Cell>()
  const dayOf = (serial: number): Cell => {
    const known = days.get(serial)
    if (known !== undefined) return known
    const day = fromDate(serialToDate(serial, from1904), from1904)
    if (days.size < MOST_REMEMBERED) days.set(serial, day)
    return day
  }
  return (number: number, shown: CellStyle): Cell => {
    if (shown === 'date') return dayOf(number)
    if (shown === 'percent') return `${numberText(number * 100)}%`
    // 600 in a cell of format '00000' stands there as 00600, and is meant so.
    if (shown === null || !Number.isInteger(number) || number < 0) return number
    return `${shown.before}${String(number).padStart(shown.width, '0')}${shown.after}`
  }
}

const moment = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/

/** The serial number in its workbook of a day, with or without a time, as XML writes it; null where it is none. */
export function serialOf(written: string, from1904: boolean): number | null {
  const found = moment.exec(written.trim())
  if (!found) return null
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map(part => Number(part ?? 0))
  const time = Date.UTC(year, month - 1, day) + ((hours * 60 + minutes) * 60 + seconds) * 1000
  if (from1904) return (time - Date.UTC(1904, 0, 1)) / DAY
  // The day that Lotus counted and no calendar had.
  const lotus = time < Date.UTC(1900, 2, 1) ? 1 : 0
  return (time - Date.UTC(1899, 11, 30)) / DAY - lotus
}

/** Makes cells of what their XML says; formulas give the value they had when the file was saved. */
export function cellReader({ strings, styles, from1904 }: CellReading) {
  const read = numberReader(from1904)
  return (type: string, style: number, text: string): Cell => {
    switch (type) {
      case 's':
        return strings.at(Number(text)) || null
      case 'str':
      case 'inlineStr':
      case 'e':
        return text
      case 'b':
        return text === '1' || text.toLowerCase() === 'true'
      default: {
        const number = Number(text)
        return Number.isNaN(number) ? text : read(number, styles[style] ?? null)
      }
    }
  }
}

/** hucre counts a date in UTC; a serial below one is a time of day or a duration, and is shown as such. */
function fromDate(value: Date, from1904: boolean): Cell {
  const time = value.getTime()
  if (Number.isNaN(time)) return null
  const sinceEpoch = time - (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 31))
  if (sinceEpoch >= 0 && sinceEpoch < DAY) return new Date(sinceEpoch).toISOString().slice(11, 19)
  // A workbook rounds its fractions of a day: 08:59:59.9996 was written as 09:00.
  const rounded = new Date(Math.round(time / 1000) * 1000)
  const minutes = Math.floor((rounded.getTime() % DAY) / MINUTE)
  const date = rounded.toISOString().slice(0, 10)
  if (date.length !== 10) return null
  return minutes === 0 ? { date } : { date, minutes: minutes < 0 ? minutes + 1440 : minutes }
}
