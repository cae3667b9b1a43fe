import { readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { previewAttendance } from '../../../src/domain/sessions/attendance/attendance-preview'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, tableOf } from './table-of'

/** 王芳 00601, 李娜 00602 …: whoever is on the list of a class, each known by the name. */
export const classOf = (...names: string[]) =>
  names.map((name, at) => ({ id: name, staffNo: `0060${at + 1}`, name }))

/** What a sheet says of a class and its one morning, of which nothing is recorded yet. */
export function readMorning(day: string, everybody: ReturnType<typeof classOf>, rows: string[]) {
  const shown = previewAttendance(
    accepted(readLayout([tableOf(rows)], scanSpec)),
    {
      people: everybody,
      roll: new Set(everybody.map(({ id }) => id)),
      now: { blocks: [{ id: 'm', day, start: 540, end: 720, recorded: false }], states: new Map() },
    },
    { today: '2026-12-30' },
  )
  if (isRefusal(shown)) throw new Error(shown.refused)
  return shown
}
