import { clockText, type Minutes } from '../../days/clock'
import type { Day } from '../../days/day'
import type { DataRow } from '../../imports/data-rows'
import { type DayOrder, momentAt, readDay } from '../../imports/day-reading'
import { fileDayOrder } from '../../imports/file-day-order'
import { cellOf, dayRules, headingOf, type Layout } from '../../imports/layout'
import type { KnownPerson } from '../../imports/person-match'
import type { Finding, RowDecisions } from '../../imports/preview'
import { type Cell, cellText, isBlank, tidy } from '../../imports/table'
import { awayBesideTime, besideTime, notCounted } from './beside-scan'
import type { ScanField } from './scan-field'
import { inTheAfternoon, momentOf, severalMoments, timesOf } from './scan-times'
import { joinedStays, type SaidStay, type Stay } from './stays'
import type { WhoIs } from './who-attended'

/** One person's scans of one day, in local minutes since midnight, earliest first. */
export type DayScans = {
  readonly personId: string
  readonly staffNo: string | null
  readonly name: string
  readonly day: Day
  readonly scans: readonly Minutes[]
  /** Where the log has a column of comings and one of goings. */
  readonly stays?: readonly Stay[]
  /** The sheet's 1-based rows they came from. */
  readonly rows: readonly number[]
  /** Its row has the days of a whole month. */
  readonly ofMonth?: boolean
  /** From the first to the last scan of each row that says beside it that they were not there. */
  readonly disputed?: readonly Stay[]
}

type Scan = {
  readonly day: Day
  readonly minutes: Minutes
  readonly going: boolean
  /** Which coming and going of a day: the first, the second. */
  readonly pair: number
  readonly ofMonth?: boolean
}

/** A row that may speak of somebody, or of anybody where `personId` is null, and nobody can tell what. */
export type Doubt = {
  readonly personId: string | null
  readonly row: number
  /** Null where it does not say of which day. */
  readonly day: Day | null
  /**
   * unread: what it says cannot be read. held: whose it is nobody knows. no_scan: it names somebody and has no time.
   * disputed: it has a time or a tick, and says beside it that they were not there.
   */
  readonly why: 'unread' | 'held' | 'no_scan' | 'disputed'
}

const TIMES = ['time', 'in', 'out', 'in2', 'out2'] as const

/** Each person's scans, day by day, and of whom something cannot be told. */
export function readScanLog(
  layout: Layout<ScanField>,
  whoIs: WhoIs,
  rules: {
    readonly decisions?: RowDecisions
    readonly dayOf?: (row: number) => Day | undefined
    /** Its reader shows twelve hours. */
    readonly ofTwelve?: boolean
  },
): { days: DayScans[]; doubts: Doubt[]; findings: Finding[] } {
  const dated = fileDayOrder(layout, ['time', 'day', 'in', 'out'], rules.decisions)
  const findings: Finding[] = [...dated.findings]
  const days = new Map<string, PunchedDay>()
  const doubts: Doubt[] = []
  // 签到时间 beside 签退时间 is the coming.
  const paired =
    layout.columns.has('out') && (['in', 'time'] as const).some(field => layout.columns.has(field))
  for (const data of layout.data) {
    const refused = notCounted(layout, data, findings)
    if (refused === 'not_admitted' || lacksScan(layout, data)) continue
    const read = readScans(
      layout,
      data,
      { order: dated.order, day: rules.dayOf?.(data.row), ...rules },
      findings,
    )
    // Who takes a scan back may have come by another way.
    const { scans, day, unreadOn, trouble } =
      refused === null ? read : { scans: [], day: read.day, unreadOn: [], trouble: 'no_scan' as const }
    const { person, possible, anybody } = whoIs(data)
    const of = byDay(scans)
    const doubt = (personId: string | null, why: Doubt['why'], on: readonly (Day | null)[]) => {
      for (const one of on) doubts.push({ personId, row: data.row, day: one, why })
    }
    if (!person) {
      const on = of.size > 0 ? [...of.keys()] : [day]
      for (const { id } of possible) doubt(id, 'held', on)
      if (anybody) doubt(null, 'held', on)
      continue
    }
    if (trouble) doubt(person.id, trouble, [day])
    doubt(person.id, 'unread', unreadOn)
    const away = scans.length > 0 ? awayBesideTime(layout, data) : null
    if (away) {
      findings.push({ row: data.row, ...away, code: 'state_beside_time', severity: 'error', params: {} })
      doubt(person.id, 'disputed', [...of.keys()])
    }
    for (const [on, ofDay] of of)
      addScans(days, person, on, ofDay, { row: data.row, isDisputed: away !== null })
  }
  return { days: [...days.values()].map(one => scansOf(one, paired)), doubts, findings }
}

function byDay(scans: readonly Scan[]): Map<Day, Scan[]> {
  const days = new Map<Day, Scan[]>()
  for (const scan of scans) days.set(scan.day, [...(days.get(scan.day) ?? []), scan])
  return days
}

/** What one person's day has, row by row: a door writes hundreds of one card. */
type PunchedDay = Pick<DayScans, 'personId' | 'staffNo' | 'name' | 'day'> & {
  readonly scans: Set<Minutes>
  readonly punches: SaidStay[]
  readonly rows: Set<number>
  readonly disputed: Stay[]
  /** No scan of it stands elsewhere than in a row of a whole month. */
  ofMonth: boolean
}

function addScans(
  days: Map<string, PunchedDay>,
  { id: personId, staffNo, name }: KnownPerson,
  day: Day,
  scans: readonly Scan[],
  { row, isDisputed }: { row: number; isDisputed: boolean },
): void {
  const key = `${personId}\u001f${day}`
  const known = days.get(key)
  const found = known ?? {
    ...{ personId, staffNo, name, day },
    scans: new Set<Minutes>(),
    punches: [],
    rows: new Set<number>(),
    disputed: [],
    ofMonth: true,
  }
  if (!known) days.set(key, found)
  const minutes = scans.map(scan => scan.minutes)
  for (const at of minutes) found.scans.add(at)
  for (const pair of [1, 2]) {
    const own = scans.filter(scan => scan.pair === pair)
    if (own.length > 0) found.punches.push({ stay: [endOf(own, false), endOf(own, true)], row })
  }
  if (isDisputed) found.disputed.push([Math.min(...minutes), Math.max(...minutes)])
  found.rows.add(row)
  found.ofMonth &&= scans.every(one => one.ofMonth)
}

const scansOf = (
  { scans, punches, rows, disputed, ofMonth, ...one }: PunchedDay,
  paired: boolean,
): DayScans => ({
  ...one,
  scans: [...scans].sort((a, b) => a - b),
  ...(paired ? { stays: joinedStays(punches) } : {}),
  rows: [...rows],
  ...(disputed.length > 0 ? { disputed } : {}),
  ...(ofMonth && { ofMonth: true }),
})

const endOf = (scans: readonly Scan[], going: boolean): Minutes | null =>
  scans.find(scan => scan.going === going)?.minutes ?? null

const NO_SCAN =
  /缺卡|未打卡|漏打卡|未刷卡|未签[到退]|无打卡|无记录|未入会|未参会|missed punch|missing punch|no punch|no record/i
const NOTHING = /^[-/\\—–*\s]+$|^(无|none|n\/a|null)$/i

/** An attendance system writes down the scans there should have been. */
const lacksScan = (layout: Layout<ScanField>, data: DataRow): boolean =>
  TIMES.every(field => isBlank(cellOf(layout, data, field))) &&
  NO_SCAN.test(cellText(cellOf(layout, data, 'event')))

type ReadRow = {
  readonly scans: Scan[]
  readonly day: Day | null
  /** Of several days those of which something could not be read. */
  readonly unreadOn: readonly Day[]
  /** Why it may say more than its scans; null where it says all there is to say. */
  readonly trouble: 'unread' | 'no_scan' | null
}

/** A row's scans: a moment, a day with times beside it, or several times in one cell. */
function readScans(
  layout: Layout<ScanField>,
  data: DataRow,
  rules: { readonly order: DayOrder; readonly day: Day | undefined; readonly ofTwelve?: boolean },
  findings: Finding[],
): ReadRow {
  const { order, day: givenDay, ofTwelve = false } = rules
  const say = (
    field: ScanField,
    cell: Cell | undefined,
    code: 'impossible_time' | 'impossible_date',
    reason = '',
  ) => {
    const about = { row: data.row, column: headingOf(layout, field), value: tidy(cellText(cell)) }
    findings.push({ ...about, code, severity: 'error', params: { reason } })
  }
  const dayCell = cellOf(layout, data, 'day')
  const dayRead = readDay(dayCell, { ...dayRules(layout, order), dayOnly: true })
  if (dayRead !== null && 'problem' in dayRead) {
    say('day', dayCell, 'impossible_date', dayRead.problem)
    return { scans: [], day: null, unreadOn: [], trouble: 'unread' }
  }
  const rowDay = dayRead?.day ?? givenDay
  const scans: Scan[] = []
  const fields = TIMES.filter(field => layout.columns.has(field))
  const unreadOn: Day[] = []
  let unread = false
  let silent = false
  let blank = true
  for (const field of fields) {
    const cell = cellOf(layout, data, field)
    if (NO_SCAN.test(cellText(cell)) || NO_SCAN.test(besideTime(layout, data, field))) {
      blank = false
      // 缺卡 beside a time: one of the two is not so.
      if (timesOf(cell)?.length && !NO_SCAN.test(cellText(cell))) unread = true
      continue
    }
    if (isBlank(cell) || NOTHING.test(tidy(cellText(cell)))) {
      silent = true
      continue
    }
    blank = false
    const several = severalMoments(cell, dayRules(layout, order))
    if (several) {
      scans.push(...several.moments.map(one => ({ ...one, going: false, pair: 1, ofMonth: true })))
      for (const { day: on, text } of several.unread) {
        say(field, text, 'impossible_time')
        unreadOn.push(on)
      }
      continue
    }
    const moment = momentOf(cell, dayRules(layout, order))
    const end = { going: field === 'out' || field === 'out2', pair: field.endsWith('2') ? 2 : 1 }
    if (moment) {
      // A moment says its own day: a night shift ends on the next one.
      scans.push({ ...moment, ...end })
      continue
    }
    const times = timesOf(cell)
    if (times === null || (times.length > 0 && rowDay === undefined)) {
      say(field, cell, 'impossible_time')
      unread = true
    } else if (rowDay !== undefined)
      scans.push(...times.map(minutes => ({ ...momentAt(rowDay, minutes), ...end })))
  }
  const { kept, contrary } = inOrderOfTime(ofTwelve ? inTheAfternoon(scans) : scans)
  if (contrary) {
    const field = contrary.pair === 1 ? 'out' : 'out2'
    const about = { row: data.row, column: headingOf(layout, field), value: clockText(contrary.minutes) }
    findings.push({ ...about, code: 'leaves_before_coming', severity: 'error', params: {} })
    unread = true
  }
  // A row without any time is a scan only of a reader that writes the moment under 日期.
  if (blank && dayRead?.minutes !== undefined)
    kept.push({ day: dayRead.day, minutes: dayRead.minutes, going: false, pair: 1 })
  else if (blank && fields.length === 1) {
    say(fields[0]!, null, 'impossible_time')
    unread = true
  }
  const day = scans[0]?.day ?? rowDay ?? null
  // Who came and did not go is known by the coming; of a second half of the day nothing is.
  const isOpen = silent && (kept.length === 0 || layout.columns.has('in2'))
  return { scans: kept, day, unreadOn, trouble: unread ? 'unread' : isOpen ? 'no_scan' : null }
}

/** Without a going that is before its coming, and that coming; one tap written twice is a coming. */
function inOrderOfTime(scans: readonly Scan[]): { kept: Scan[]; contrary: Scan | null } {
  let contrary: Scan | null = null
  const kept = [1, 2].flatMap(pair => {
    const own = scans.filter(scan => scan.pair === pair)
    const came = own.find(scan => !scan.going)
    const left = own.find(scan => scan.going)
    if (!came || !left || left.day !== came.day || left.minutes > came.minutes) return own
    if (left.minutes === came.minutes) return own.filter(scan => !scan.going)
    contrary = left
    return []
  })
  return { kept, contrary }
}
