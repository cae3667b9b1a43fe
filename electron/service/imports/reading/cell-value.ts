import { serialToDate } from 'hucre'
import type { Cell } from '../../../../src/domain/imports/table'
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

/** Makes cells of what their XML says; formulas give the value they had when the file was saved. */
export function cellReader({ strings, styles, from1904 }: CellReading) {
  const days = new Map<number, Cell>()
  const dayOf = (serial: number): Cell => {
    const known = days.get(serial)
    if (known !== undefined) return known
    const day = fromDate(serialToDate(serial, from1904), from1904)
    if (days.size < MOST_REMEMBERED) days.set(serial, day)
    return day
  }
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
        if (Number.isNaN(number)) return text
        const shown = styles[style] ?? null
        if (shown === 'date') return dayOf(number)
        // 600 in a cell of format '00000' stands there as 00600, and is meant so.
        if (shown === null || !Number.isInteger(number) || number < 0) return number
        return String(number).padStart(shown, '0')
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
