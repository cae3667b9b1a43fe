import { MINUTES_OF_DAY, type Minutes } from '../days/clock'
import { type Day, dayFromNumber, dayNumber, isDay } from '../days/day'
import { withoutTail } from '../text/edges'
import { type Cell, tidy } from './table'

/** Which of 7/5/2011's parts is the month; the column decides for all of its cells. */
export type DayOrder = 'month_first' | 'day_first' | 'year_first'

export type DayProblem = 'not_a_date' | 'no_such_day' | 'out_of_range'
export type DayNote = 'day_missing' | 'odd_date_order'

export type DayReading =
  | { readonly day: Day; readonly minutes?: number; readonly note?: DayNote }
  | { readonly problem: DayProblem }

/** By how many minutes the office's clocks are ahead of UTC at a moment of UTC. */
export type OffsetAt = (day: Day, minutes: Minutes) => Minutes

export type DayRules = {
  readonly order?: DayOrder
  readonly from1904?: boolean
  /** For moments that say their zone; without it they are taken to UTC. */
  readonly offsetAt?: OffsetAt
  /** Only the day is wanted: midnight in a zone is how systems write a day, and no moment. */
  readonly dayOnly?: boolean
}

const EPOCH_1900 = dayNumber('1899-12-30')
const DAYS_1904 = 1462
// 10000 is 1927-05-18 and 80000 is 2119-01-10: smaller and larger numbers are something else.
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 80_000
const OLDEST_YEAR = 1900
const LATEST_YEAR = 2199
/** Excel's own pivot: 29 is 2029, 30 is 1930. */
const PIVOT = 30

/** 2026-10-12（星期一）08:30, 周一 2026-10-12, Mon 10/12/2026; the day is told without it. */
const WEEKDAY = / ?[(,]? ?(星期|周|礼拜)[一二三四五六日天] ?[),]? ?/
const NAMED_WEEKDAY =
  /^[(]?(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b[.,)]* |[ ,(]+(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b[.)]*$/i

/** 9.05 a.m. and 9 pm as 9:05 am and 9:00 pm. */
const plainClock = (text: string): string =>
  text
    .replace(/(?<=\d ?)([ap])\. ?m\b\.?/gi, '$1m')
    .replace(/(?<![\d.:])(\d{1,2})\.(\d{2})(?= ?[ap]m\b)/gi, '$1:$2')
    .replace(/(?<![\d.:/-])(\d{1,2})(?= ?[ap]m\b(?! ?\d))/gi, '$1:00')
const ISO = /^\d{4}-\d{2}-\d{2}$/
const NOTHING = /^$|^[-/\\—–~.]+$|^n\/?\.?a\b|^(无|暂无|至今|长期|不详|待定|null|none|nil|tbd)$/i
const TIME = String.raw`(?:[T ,]*(上午|下午|am|pm)? ?(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?|分?)(?: ?(am|pm|上午|下午))?(?: ?(Z|(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT))?|Z|[+-]\d{2}:\d{2})?`
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4}|\d{2}(?= ?年)) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?${TIME}$`,
  'i',
)
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})${TIME}$`, 'i')
/** 21.9.1 and 21年9月1日: nobody writes a year in one figure, so it stands in front. */
const SHORT_YEAR = new RegExp(String.raw`^(\d{2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d)${TIME}$`, 'i')
const CHINESE_YEAR = new RegExp(String.raw`^(\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?${TIME}$`, 'i')
const PLAIN = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${TIME}$`, 'i')
const MONTH_ONLY = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?月?$/
const DAY_NAMED = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th)?[-/ .]*([a-z]{3,9})\.?[-/ ,.]*(\d{4}|\d{2})${TIME}$`,
  'i',
)
const NAMED_DAY = new RegExp(
  String.raw`^([a-z]{3,9})\.?[-/ ]*(\d{1,2})(?:st|nd|rd|th)?[-/ ,]+(\d{4}|\d{2})${TIME}$`,
  'i',
)
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a day from anything an office writes: a real date, 2021/3/5, 2019.07.01, 2020年5月1日, 20200501, 7/5/2011,
 * 07/10/83, 5-May-2020, a serial number. Null when blank or said to be absent ('/', 'N/A').
 */
export function readDay(cell: Cell | undefined, rules: DayRules = {}): DayReading | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'boolean') return { problem: 'not_a_date' }
  if (typeof cell === 'number') return fromNumber(cell, rules)
  if (typeof cell === 'string') return fromText(cell, rules)
  const year = Number(cell.date.slice(0, 4))
  if (year <= OLDEST_YEAR || year > LATEST_YEAR) return { problem: 'out_of_range' }
  return cell.minutes === undefined ? { day: cell.date } : { day: cell.date, minutes: cell.minutes }
}

function fromNumber(value: number, rules: DayRules): DayReading {
  if (value >= 19_000_101 && value <= 21_991_231 && Number.isInteger(value)) {
    return dated(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)
  }
  const serial = value + (rules.from1904 ? DAYS_1904 : 0)
  // Written so that NaN is refused too.
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL)) return { problem: 'not_a_date' }
  const whole = Math.floor(serial)
  const minutes = Math.floor((serial - whole) * 1440 + 1e-6)
  const day = dayFromNumber(EPOCH_1900 + whole)
  return minutes === 0 ? { day } : { day, minutes }
}

function fromText(raw: string, rules: DayRules): DayReading | null {
  if (ISO.test(raw)) return dated(Number(raw.slice(0, 4)), Number(raw.slice(5, 7)), Number(raw.slice(8)))
  const plain = westernDigits(tidy(raw).normalize('NFKC'))
    .replace(/[。·]/g, '.')
    .replace(/^["'=]+/, '')
  const withWeekday = withoutTail(plain, /["']/)
  const text = plainClock(withWeekday.replace(WEEKDAY, ' ').replace(NAMED_WEEKDAY, '').trim())
  if (NOTHING.test(text)) return null
  let parts = YEAR_FIRST.exec(text) ?? PLAIN.exec(text)
  if (parts) return timed(dated(fullYear(parts[1]!), Number(parts[2]), Number(parts[3])), parts, rules)
  parts = SHORT_YEAR.exec(text) ?? CHINESE_YEAR.exec(text)
  if (parts) return timed(dated(fullYear(parts[1]!), Number(parts[2]), Number(parts[3])), parts, rules)
  parts = YEAR_LAST.exec(text)
  // 26-10-12 星期一: where the day of the week is written in Chinese the year comes first.
  const order = WEEKDAY.test(withWeekday) ? 'year_first' : rules.order
  if (parts) return timed(yearLast(Number(parts[1]), Number(parts[2]), parts[3]!, order), parts, rules)
  parts = MONTH_ONLY.exec(text)
  if (parts) return withNote(dated(Number(parts[1]), Number(parts[2]), 1), 'day_missing')
  parts = DAY_NAMED.exec(text)
  if (parts) return timed(named(parts[3]!, parts[2]!, parts[1]!), parts, rules)
  parts = NAMED_DAY.exec(text)
  if (parts) return timed(named(parts[3]!, parts[1]!, parts[2]!), parts, rules)
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromNumber(Number(text), rules)
  return { problem: 'not_a_date' }
}

function yearLast(first: number, second: number, year: string, order: DayOrder = 'month_first'): DayReading {
  if (order === 'year_first' && year.length === 2) return dated(fullYear(String(first)), second, Number(year))
  const [month, day] = order === 'day_first' ? [second, first] : [first, second]
  const reading = dated(fullYear(year), month, day)
  if (!('problem' in reading) || month <= 12) return reading
  return withNote(dated(fullYear(year), day, month), 'odd_date_order')
}

function named(year: string, monthName: string, day: string): DayReading {
  const month = MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) + 1
  return month === 0 ? { problem: 'not_a_date' } : dated(fullYear(year), month, Number(day))
}

function fullYear(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) < PIVOT ? 2000 : 1900)
}

function dated(year: number, month: number, day: number): DayReading {
  if (year < OLDEST_YEAR || year > LATEST_YEAR) return { problem: 'out_of_range' }
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? { day: text } : { problem: 'no_such_day' }
}

function timed(reading: DayReading, parts: RegExpExecArray, rules: DayRules): DayReading {
  if ('problem' in reading || parts[5] === undefined) return reading
  const minutes = minutesOf(parts[4] ?? parts[8], Number(parts[5]), Number(parts[6]))
  if (minutes === null) return { problem: 'not_a_date' }
  if (parts[9] === undefined) return { ...reading, ...momentAt(reading.day, minutes) }
  if (rules.dayOnly && minutes === 0) return reading
  // 08:30-12:00 without seconds is from when to when, and no zone.
  const isSpan = parts[7] === undefined && /^-/.test(parts[9]) && !/\dT/i.test(parts[0])
  const ahead = isSpan ? null : aheadOf(parts[9])
  if (ahead === null) return { problem: 'not_a_date' }
  const utc = momentAt(reading.day, minutes - ahead)
  return { ...reading, ...momentAt(utc.day, utc.minutes + (rules.offsetAt?.(utc.day, utc.minutes) ?? 0)) }
}

/** Since midnight; 24:10 is ten minutes of the next day. Null for what no clock shows. */
function minutesOf(half: string | undefined, hour: number, minute: number): Minutes | null {
  if (hour > 24 || minute > 59) return null
  // 下午14:10 says the same twice.
  if (!half || hour > 12) return hour * 60 + minute
  return ((hour % 12) + (/pm|下午/i.test(half) ? 12 : 0)) * 60 + minute
}

/** 24:10 of one day is 00:10 of the next; before midnight it is the day before. */
export function momentAt(day: Day, minutes: Minutes): { day: Day; minutes: Minutes } {
  const days = Math.floor(minutes / MINUTES_OF_DAY)
  if (days === 0) return { day, minutes }
  return { day: dayFromNumber(dayNumber(day) + days), minutes: minutes - days * MINUTES_OF_DAY }
}

/** 'Z' is 0, '+08:00' and 'GMT+8' are 480. Null where no clock on earth is so far ahead. */
function aheadOf(zone: string): Minutes | null {
  const parts = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (!parts) return 0
  const ahead = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  if (Number(parts[3] ?? 0) > 59 || ahead > 14 * 60) return null
  return parts[1] === '-' ? -ahead : ahead
}

function withNote(reading: DayReading, note: DayNote): DayReading {
  return 'problem' in reading ? reading : { ...reading, note }
}

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** '二〇二〇年十二月二十一日' → '2020年12月21日'; anything else is returned as it is. */
function westernDigits(text: string): string {
  if (!/^[〇零○一二三四五六七八九]{4}年/.test(text)) return text
  return text
    .replace(/[零○]/g, '〇')
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
      String((tens ? CHINESE_DIGITS.indexOf(tens) : 1) * 10 + (ones ? CHINESE_DIGITS.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/g, digit => String(CHINESE_DIGITS.indexOf(digit)))
}

/** Which of a date's first two numbers is the month, as the cells of a column say together. */
export interface ColumnDayOrder {
  see(cell: Cell | undefined): void
  /** Null where they say nothing, or both. */
  decided(): DayOrder | null
  /** Whether the column holds dates whose month and day could be either way round. */
  ambiguous(): boolean
  /** Whether some of its dates can only be one way round, and others only the other. */
  contradictory(): boolean
}

export function dayOrder(): ColumnDayOrder {
  let yearFirst = false
  const years = new Set<number>()
  const others = new Set<string>()
  let monthFirst = 0
  let dayFirst = 0
  let either = false
  return {
    see(cell) {
      if (typeof cell !== 'string' || ISO.test(cell)) return
      const text = tidy(cell).normalize('NFKC')
      if (SHORT_YEAR.test(text)) yearFirst = true
      const parts = YEAR_LAST.exec(plainClock(text.replace(WEEKDAY, ' ').replace(NAMED_WEEKDAY, '').trim()))
      if (!parts) return
      const [first, second] = [Number(parts[1]), Number(parts[2])]
      if (parts[3]!.length === 2 && WEEKDAY.test(text)) yearFirst = true
      years.add(parts[3]!.length === 2 && first > 12 && second <= 12 ? first : 0)
      others.add(parts[3]!)
      if (first > 12 && second <= 12) dayFirst += 1
      if (second > 12 && first <= 12) monthFirst += 1
      if (first <= 12 && second <= 12 && parts[1] !== parts[2]) either = true
    },
    decided() {
      // 26-10-12, 26-10-13: one number that could be no month, and another that changes after it.
      if (yearFirst || (years.size === 1 && !years.has(0) && others.size > 1)) return 'year_first'
      return monthFirst === dayFirst ? null : monthFirst > dayFirst ? 'month_first' : 'day_first'
    },
    ambiguous: () => either,
    contradictory: () => monthFirst > 0 && dayFirst > 0,
  }
}

const CLOCK =
  /^(上午|下午|am|pm)? ?(\d{1,2})[:点时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?|分?) ?(am|pm|上午|下午)?$/i

/**
 * Reads a time of day in whole minutes since midnight, seconds dropped: '08:59:59' is 539, '1:30 PM' 810,
 * 0.375 (a serial) 540; 24:10 is 1450, of the next day (`momentAt`). Null when blank or absent, 'impossible' otherwise.
 */
export function readClock(cell: Cell | undefined): Minutes | 'impossible' | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number') {
    return cell >= 0 && cell < 1 ? Math.floor(cell * MINUTES_OF_DAY + 1e-6) : 'impossible'
  }
  if (typeof cell === 'boolean') return 'impossible'
  if (typeof cell !== 'string') return cell.minutes ?? 0
  const text = tidy(cell).normalize('NFKC')
  if (/^$|^[-/\\—–]+$|^n\/?a$|^(无|缺卡|未打卡|未签到|未签退)$/i.test(text)) return null
  const parts = CLOCK.exec(plainClock(text))
  if (!parts) return 'impossible'
  return minutesOf(parts[1] ?? parts[5], Number(parts[2]), Number(parts[3])) ?? 'impossible'
}
