import { clockText } from '../../days/clock'
import type { Day } from '../../days/day'
import type { DataRow } from '../../imports/data-rows'
import { type DayOrder, readDay } from '../../imports/day-reading'
import { fileDayOrder } from '../../imports/file-day-order'
import { cellOf, dayRules, headingOf, type Layout } from '../../imports/layout'
import type { KnownPerson } from '../../imports/person-match'
import type { Finding, RowDecisions } from '../../imports/preview'
import { type ImportRefusal, refusal } from '../../imports/refusal'
import { sheetBySheet, sheetsRead } from '../../imports/sheet-by-sheet'
import { cellText, isBlank, tidy } from '../../imports/table'
import { listed } from '../../text/listed'
import { type Legend, saysAway } from './attendance-mark'
import { type AttendanceNow, blockParams } from './attendance-shape'
import { blocksOfColumn, namesTime } from './column-blocks'
import { readUnder } from './column-state'
import { clockIn, legendOf, type MarkedColumn, unreadUnderDays } from './marked-columns'
import { askWhoIsTwice, timesOfEachDay } from './marked-twice'
import { MarksOfRow } from './marks-of-row'
import type { ScanField } from './scan-field'
import type { Doubt } from './scan-log'
import type { ScannedBlock } from './scan-reach'
import type { SheetRead } from './sheet-read'
import { TimesOfRow } from './times-of-row'
import type { WhoIs } from './who-attended'

/** So many days are named. */
const MOST_LISTED = 12

type Rules = { readonly decisions?: RowDecisions; readonly today: Day }

const nobodySays = { blocks: null, ownDay: false }

/** Reads a sheet of attendance marks, and times under days. Without a session nobody knows yet of which blocks they are. */
export function readMarks(
  layout: Layout<ScanField>,
  columns: readonly MarkedColumn[],
  whoIs: WhoIs,
  now: AttendanceNow | undefined,
  rules: Rules,
): SheetRead | ImportRefusal {
  const dated = fileDayOrder(layout, ['day'], rules.decisions)
  const findings: Finding[] = [...dated.findings]
  const blocks = (now?.blocks ?? []).filter(block => block.day <= rules.today)
  const perRow = layout.columns.has('day')
  const isOneOfSeveral = sheetsRead(layout).length > 1
  const beside = unreadUnderDays(layout, columns)
  const sheets = sheetBySheet(layout, words => ({
    headerRow: words.headerRow,
    legend: new Map([...legendOf(layout), ...legendOf(words)]),
    columns: columns.map(one => ({
      ...one,
      ...(now
        ? (blocksOfColumn(one.heading, { words, isOneOfSeveral, perRow }, blocks) ?? nobodySays)
        : { blocks, ownDay: true }),
    })),
    unread: beside.map(({ column, heading }) => ({
      column,
      days: new Set(
        (blocksOfColumn(heading, { words, isOneOfSeveral, perRow }, blocks)?.blocks ?? []).map(
          ({ day }) => day,
        ),
      ),
    })),
  }))
  const all = sheets.each.flatMap(sheet => sheet.columns.map(one => ({ ...one, row: sheet.headerRow })))
  if (all.some(one => one.blocks === null)) return refusal('missing_columns', { fields: 'day' })
  // In a sheet of a whole month most days are none of the session's.
  const severity = all.some(({ blocks: of }) => of?.length) ? 'info' : 'error'
  const idle = now ? all.filter(({ blocks: of }) => of?.length === 0) : []
  for (const row of new Set(idle.map(one => one.row))) {
    const headings = idle.filter(one => one.row === row).map(({ heading }) => heading)
    const value = listed(headings, MOST_LISTED)
    const column = headings.length === 1 ? value : ''
    findings.push({ row, column, value, code: 'no_block', severity, params: {} })
  }

  const read: SheetRead = { people: [], days: [], doubts: [], unread: new Set(), rowOf: new Map(), findings }
  for (const data of layout.data) {
    const { person, possible } = whoIs(data)
    const { columns: ofSheet, legend, unread: besideMarks } = sheets.of(data.row)
    const isDayAsked = perRow && !ofSheet.every(({ ownDay }) => ownDay)
    const ofRow = isDayAsked ? dayOfRow(layout, data, dated.order, findings) : undefined
    const doubt = (personId: string, why: Doubt['why']) =>
      read.doubts.push({ personId, row: data.row, day: ofRow ?? null, why })
    for (const { id } of possible) doubt(id, 'held')
    if (!person) continue
    if (!read.rowOf.has(person.id)) read.rowOf.set(person.id, data.row)
    if (ofRow === null) {
      doubt(person.id, 'unread')
      continue
    }
    for (const { column, days } of besideMarks)
      for (const day of isBlank(data.cells[column]) ? [] : days)
        read.doubts.push({ personId: person.id, row: data.row, day, why: 'unread' })
    const meant = ofSheet
      .map(one => ({
        ...one,
        blocks: (one.blocks ?? []).filter(block => one.ownDay || block.day === ofRow || !perRow),
      }))
      .filter(({ blocks: of }) => !now || of.length > 0)
    if (now && ofRow !== undefined && meant.length === 0)
      findings.push(noBlock(layout, data.row, tidy(cellText(cellOf(layout, data, 'day')))))
    const note = tidy(cellText(cellOf(layout, data, 'note')))
    readRow(read, meant, data, { person, legend, note, aimed: now !== undefined })
  }
  const whole = { ...read, days: timesOfEachDay(read.days) }
  return now ? askWhoIsTwice(whole, blocks) : whole
}

function readRow(
  { people, days, doubts, unread, findings }: SheetRead,
  columns: readonly (MarkedColumn & { blocks: readonly ScannedBlock[] })[],
  data: DataRow,
  { person, legend, note, aimed }: { person: KnownPerson; legend: Legend; note: string; aimed: boolean },
): void {
  const { id: personId, staffNo, name } = person
  const marks = new MarksOfRow()
  const texts: string[] = []
  const times = new TimesOfRow()
  for (const { blocks, legend: ofHeading, ...about } of columns) {
    const { column, heading } = about
    const cell = data.cells[column]
    const value = tidy(cellText(cell))
    const at = namesTime(heading) ? clockIn(cell) : null
    if (at !== null) {
      for (const day of new Set(blocks.map(block => block.day))) times.add(day, heading, at)
      texts.push(clockText(at))
      continue
    }
    const mark = readUnder(cell, about, ofHeading.size > 0 ? new Map([...legend, ...ofHeading]) : legend)
    if (mark === 'unclear') {
      findings.push({
        row: data.row,
        column: heading,
        value,
        code: 'unknown_mark',
        severity: 'error',
        params: {},
      })
      for (const day of new Set(blocks.map(block => block.day)))
        doubts.push({ personId, row: data.row, day, why: 'unread' })
      for (const { id } of blocks) unread.add(id)
    }
    if (mark === null || mark === 'unclear') continue
    texts.push(value)
    marks.add(blocks, mark, { heading, value })
  }
  const { byBlock: marked, differing } = marks.settled(
    note,
    columns.flatMap(({ blocks }) => blocks),
  )
  // Of a row that ticks somebody and remarks that they were away nobody knows which is so.
  const isDisputed =
    saysAway(note) && marked.size > 0 && [...marked.values()].every(({ state }) => state === 'present')
  if (isDisputed) doubts.push({ personId, row: data.row, day: null, why: 'disputed' })
  const byBlock: typeof marked = isDisputed ? new Map() : marked
  for (const { column, value } of differing) {
    findings.push({ row: data.row, column, value, code: 'unknown_mark', severity: 'error', params: {} })
    doubts.push({ personId, row: data.row, day: null, why: 'unread' })
  }
  for (const { heading, value: text, block } of marks.beyond) {
    const params = { minutes: block.end - block.start, ...blockParams(block) }
    const about = { row: data.row, column: heading, value: text, params }
    findings.push({ ...about, code: 'minutes_beyond_block', severity: 'error' })
    doubts.push({ personId, row: data.row, day: block.day, why: 'unread' })
    unread.add(block.id)
  }
  for (const found of times.days()) days.push({ personId, staffNo, name, rows: [data.row], ...found })
  for (const { day, heading, at } of times.contrary) {
    const about = { row: data.row, column: heading, value: clockText(at) }
    findings.push({ ...about, code: 'leaves_before_coming', severity: 'error', params: {} })
    doubts.push({ personId, row: data.row, day, why: 'unread' })
    for (const block of columns.flatMap(one => one.blocks)) if (block.day === day) unread.add(block.id)
  }
  if (byBlock.size > 0 || (!aimed && texts.length > 0))
    people.push({
      personId,
      staffNo,
      name,
      row: data.row,
      text: texts.join(' '),
      marks: byBlock,
      writtenOf: marks.writtenOf,
    })
}

const noBlock = (layout: Layout<ScanField>, row: number, value: string): Finding => ({
  row,
  column: headingOf(layout, 'day'),
  value,
  code: 'no_block',
  severity: 'error',
  params: {},
})

/** The day of a row; null where it gives none, and says so. */
function dayOfRow(
  layout: Layout<ScanField>,
  data: DataRow,
  order: DayOrder,
  findings: Finding[],
): Day | null {
  const cell = cellOf(layout, data, 'day')
  const read = readDay(cell, { ...dayRules(layout, order), dayOnly: true })
  if (read && 'day' in read) return read.day
  const about = { row: data.row, column: headingOf(layout, 'day'), value: tidy(cellText(cell)) }
  findings.push({ ...about, code: 'impossible_date', severity: 'error', params: { reason: 'not_a_date' } })
  return null
}
