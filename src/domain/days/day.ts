/** A local calendar day, 'YYYY-MM-DD', years 0001 to 9999. Never an instant: no time zone can move it. */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const pad = (value: number, width: number) => String(value).padStart(width, '0')

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days in a month: `daysInMonth(2028, 2)` is 29. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Whether the text is a day that exists: '2026-02-29' is not. */
export function isDay(text: string): text is Day {
  const parts = DAY.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * Of what is no day, and can only have come into the data past us, those of the nearest: one altered row fails no page on
 * which it stands. What is typed or imported goes through `isDay` first.
 */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  const [, yyyy = '1', mm = '1', dd = '1'] = DAY.exec(day) ?? []
  const year = Math.max(Number(yyyy), 1)
  const month = Math.min(Math.max(Number(mm), 1), 12)
  return { year, month, day: Math.min(Math.max(Number(dd), 1), daysInMonth(year, month)) }
}

export function dayFromParts(year: number, month: number, day: number): Day {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** Days since 1970-01-01 (Hinnant's civil calendar; `Date` would bring a time zone and a year-99 trap). */
export function dayNumber(day: Day): number {
  const { year, month, day: ofMonth } = partsOf(day)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + ofMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const ofMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  return dayFromParts(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofMonth)
}

/** `addDays('2026-12-31', 1)` is '2027-01-01'. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/** Whole days from the first day to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday, Monday 1 to Sunday 7. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The seven days, Monday first, of the week the day lies in. */
export function weekOf(day: Day): Day[] {
  const monday = addDays(day, 1 - weekday(day))
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
}
