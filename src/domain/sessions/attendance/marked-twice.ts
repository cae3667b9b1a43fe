import type { Finding } from '../../imports/preview'
import { type AttendanceMark, bothMarks } from './attendance-mark'
import { attendanceKey } from './attendance-shape'
import type { DayScans, Doubt } from './scan-log'
import type { ScannedBlock } from './scan-reach'
import type { MarkedPerson, SheetRead } from './sheet-read'
import { joinedStays, type SaidStay } from './stays'

/**
 * Somebody in two rows: of one block what both say, written once. Where both cannot be neither counts, and they are
 * asked about.
 */
export function askWhoIsTwice(read: SheetRead, blocks: readonly ScannedBlock[]): SheetRead {
  const days = new Map(blocks.map(({ id, day }) => [id, day]))
  const findings: Finding[] = []
  const doubts: Doubt[] = []
  const unread = new Set(read.unread)
  /** What stands of a person in a block, and in whose row it is kept; null where nothing can. */
  const kept = new Map<string, { mark: AttendanceMark; first: MarkedPerson } | null>()
  for (const one of read.people)
    for (const [id, mark] of one.marks) {
      const key = attendanceKey(id, one.personId)
      const known = kept.get(key)
      if (known === null) continue
      const both = known ? bothMarks(known.mark, mark) : mark
      if (both) {
        kept.set(key, { mark: both, first: known?.first ?? one })
        continue
      }
      kept.set(key, null)
      const [before, here] = [known?.first.writtenOf(id)?.value ?? '', one.writtenOf(id)]
      const about = { row: one.row, column: here?.heading ?? '', value: `${before} / ${here?.value ?? ''}` }
      findings.push({ ...about, code: 'unknown_mark', severity: 'error', params: {} })
      doubts.push({ personId: one.personId, row: one.row, day: days.get(id) ?? null, why: 'unread' })
      unread.add(id)
    }
  const people = read.people.flatMap((one): MarkedPerson[] => {
    const marks = [...one.marks.keys()].flatMap(id => {
      const found = kept.get(attendanceKey(id, one.personId))
      return found?.first === one ? [[id, found.mark] as const] : []
    })
    return marks.length > 0 ? [{ ...one, marks: new Map(marks) }] : []
  })
  return {
    ...read,
    people,
    unread,
    doubts: [...read.doubts, ...doubts],
    findings: [...read.findings, ...findings],
  }
}

/** Times of somebody in several rows, day by day: a morning in one and the afternoon in the next are one day. */
export function timesOfEachDay(days: readonly DayScans[]): DayScans[] {
  const byDay = new Map<string, DayScans[]>()
  for (const one of days) {
    const key = `${one.personId} ${one.day}`
    byDay.set(key, [...(byDay.get(key) ?? []), one])
  }
  return [...byDay.values()].flatMap(all => {
    const [first, second] = all
    if (!first || !second) return all
    const scans = [...new Set(all.flatMap(one => one.scans))].sort((a, b) => a - b)
    const rows = [...new Set(all.flatMap(one => one.rows))]
    const said = all.flatMap((one, row): SaidStay[] => {
      const stays = one.stays ?? one.scans.map(at => [at, null] as const)
      return stays.map(stay => ({ stay, row }))
    })
    const paired = all.some(({ stays }) => stays !== undefined)
    return [{ ...first, scans, rows, ...(paired ? { stays: joinedStays(said) } : {}) }]
  })
}
