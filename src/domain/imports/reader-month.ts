import { type Day, isDay } from '../days/day'
import { type Cell, cellText, firstRows, isBlank, type Row, type Sheet, tidy } from './table'

const NUMBER =
  /^(?:工 ?号|员工编号|人员编号|考勤号码?|登记号码?|编号|(?:staff |user |emp(?:loyee)? )?(?:id|no\.?|number)|ac-?no\.?) ?[:：] ?(.*)$/i
const NAME = /^(?:姓 ?名|name) ?[:：] ?(.*)$/i
const UNIT = /^(?:部 ?门|单 ?位|dept\.?|department) ?[:：] ?(.*)$/i
const LABEL = /[:：]$/
const RANGE =
  /(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日? ?(?:[-~～–—至到]|to) ?(?:(\d{4}) ?[-/.年] ?)?(\d{1,2}) ?[-/.月] ?(\d{1,2})/i
const PUNCHES = /^(?:\d{1,2}:\d{2}\s*)+$/
const LOOKED_AT = 40
const FEWEST_DAYS = 7

/** From when until when a sheet of a month is. */
type Month = { readonly from: Day; readonly until: Day }

/**
 * The month of a fingerprint reader (考勤记录表) as a log: above the punches of each person stands a line of labels, 工号：
 * and 姓名：, and above all of them the days, 1 to 31. Any other sheet is given back as it is, and so is one that does not
 * say which month it is of.
 */
export function asLog(sheet: Sheet): Sheet {
  const top = firstRows(sheet.rows, LOOKED_AT)
  const first = top.findIndex(row => cardOf(row) !== null)
  const month = first < 0 ? null : monthIn(top.slice(0, first))
  if (month === null || !top.some(row => daysOf(row) !== null)) return sheet
  let card: Row | null = null
  let days: ReadonlyMap<number, number> | null = null
  const rows: Row[] = []
  for (const row of sheet.rows) {
    const own = cardOf(row)
    const numbered = daysOf(row)
    if (numbered) days = numbered
    if (own) {
      rows.push(card === null ? headsOf(row) : [])
      card = own
    } else if (card === null) rows.push(numbered ? [] : row)
    else rows.push(days && !numbered ? punchesOf(row, card, days, month) : [])
  }
  return { ...sheet, rows, merges: [] }
}

/** The number, the name and the unit of a line of labels; null where it is none. */
function cardOf(row: Row): Row | null {
  const [number, name, unit] = [NUMBER, NAME, UNIT].map(label => valueBeside(row, label))
  return number && name ? [number, name, unit ?? null] : null
}

function valueBeside(row: Row, label: RegExp): string | null {
  const texts = row.map(cell => tidy(cellText(cell)))
  const at = texts.findIndex(text => label.test(text))
  if (at < 0) return null
  const inside = label.exec(texts[at]!)?.[1] ?? ''
  if (inside !== '') return inside
  const beside = texts.slice(at + 1).find(text => text !== '') ?? ''
  return beside === '' || LABEL.test(beside) ? null : beside
}

const headsOf = (row: Row): Row =>
  row.some(cell => /\p{Script=Han}.*[:：]/u.test(cellText(cell)))
    ? ['工号', '姓名', '部门', '打卡时间']
    : ['Staff no.', 'Name', 'Department', 'Punch time']

/** The day of the month over each column: 1, 2, 3 …, or 26 … 31, 1 … 25. */
function daysOf(row: Row): ReadonlyMap<number, number> | null {
  const days = new Map<number, number>()
  let before: number | null = null
  for (const [column, cell] of row.entries()) {
    if (isBlank(cell)) continue
    const day = Number(cellText(cell))
    const isNext = before === null || day === before + 1 || (day === 1 && before >= 28)
    if (!Number.isInteger(day) || day < 1 || day > 31 || !isNext) return null
    days.set(column, day)
    before = day
  }
  return days.size >= FEWEST_DAYS ? days : null
}

function monthIn(rows: readonly Row[]): Month | null {
  for (const row of rows) {
    const text = row.map(cell => tidy(cellText(cell))).join(' ')
    const parts = RANGE.exec(tidy(text).normalize('NFKC'))
    if (!parts) continue
    const [, year = '', month = '', day = '', untilYear = year, untilMonth = '', untilDay = ''] = parts
    const from = dayAt(Number(year), Number(month), Number(day))
    const until = dayAt(Number(untilYear), Number(untilMonth), Number(untilDay))
    if (from !== null && until !== null && from <= until) return { from, until }
  }
  return null
}

const two = (value: number) => String(value).padStart(2, '0')

function dayAt(year: number, month: number, day: number): Day | null {
  const text = `${year}-${two(month)}-${two(day)}`
  return isDay(text) ? text : null
}

/** The only day with this number from the beginning to the end; null where there is none. */
function dayNumbered(day: number, { from, until }: Month): Day | null {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  const [next, ofYear] = month === 12 ? [1, year + 1] : [month + 1, year]
  const found = [dayAt(year, month, day), dayAt(ofYear, next, day)]
  return found.find((one): one is Day => one !== null && one >= from && one <= until) ?? null
}

/** All punches of a row as moments, each ended by ';'; what is no punch stands beside its day. None where nobody punched. */
function punchesOf(row: Row, card: Row, days: ReadonlyMap<number, number>, month: Month): Row {
  const cells = [...days].flatMap(([column, number]) => {
    const text = tidy(cellText(clockText(row[column])))
    const day = dayNumbered(number, month)
    return text === '' || day === null ? [] : [{ day, text }]
  })
  // A line of the days of the week, or of shifts.
  if (!cells.some(({ text }) => PUNCHES.test(text))) return []
  const moments = cells.flatMap(({ day, text }) =>
    (PUNCHES.test(text) ? (text.match(/\d{1,2}:\d{2}/g) ?? []) : [text]).map(one => `${day} ${one}`),
  )
  return [...card, moments.map(one => `${one};`).join(' ')]
}

/** A single punch may be kept as a time of Excel. */
function clockText(cell: Cell | undefined): Cell {
  if (typeof cell !== 'number' || cell < 0 || cell >= 1) return cell ?? null
  const minutes = Math.floor(cell * 1440 + 1e-6)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
