import { clockText, type Minutes } from '../../days/clock'
import type { Layout } from '../../imports/layout'
import type { Answers, Finding } from '../../imports/preview'
import type { AttendanceNow } from './attendance-shape'
import type { ScanField } from './scan-field'
import type { DayScans } from './scan-log'

/** How all times of a log are meant that cannot be as they are written. */
export type TimesMeant = 'exchanged' | 'afternoon' | 'as_times'

export type OddTimes = {
  readonly finding: Finding
  /** Null until somebody answers: nothing of the log is taken. */
  readonly meant: TimesMeant | null
}

const KEY = 'times'
const NOON: Minutes = 12 * 60
const ONE: Minutes = 60
const SEVEN: Minutes = 7 * 60
const NEAR: Minutes = 180
const MOSTLY = 0.8
const FEWEST = 2

/**
 * One question about a whole log: whether its columns are exchanged, or its reader shows twelve hours, where nearly all
 * goings are before their comings; or whether 1:25 is in the afternoon, where no time is later than noon and a block is
 * held then. Null where its times can be as they are.
 */
export function oddTimes(
  log: { readonly days: readonly DayScans[]; readonly findings: readonly Finding[] },
  { headerRow: row }: Layout<ScanField>,
  now: AttendanceNow | undefined,
  answers: Answers = {},
): OddTimes | null {
  const ask = (
    code: 'contrary_times' | 'morning_times',
    early: readonly string[],
    possible: readonly TimesMeant[],
  ): OddTimes => {
    const [value = ''] = early
    const [hour = '', minute = ''] = value.split(':')
    const params = { count: early.length, early: value, later: `${Number(hour) + 12}:${minute}` }
    const asks = { key: KEY, answers: possible }
    return {
      finding: { row, column: '', value, code, severity: 'conflict', params, asks },
      meant: possible.find(one => one === answers[KEY]) ?? null,
    }
  }
  const contrary = log.findings.flatMap(({ code, value }) => (code === 'leaves_before_coming' ? [value] : []))
  const inOrder = log.days
    .flatMap(({ stays = [] }) => stays)
    .filter(([came, left]) => came !== null && left !== null)
  if (contrary.length >= FEWEST && contrary.length >= (contrary.length + inOrder.length) * MOSTLY) {
    const areEarly = contrary.every(value => value < clockText(NOON))
    const afternoon = contrary.some(value => value < clockText(SEVEN))
    return ask('contrary_times', contrary, [
      'exchanged',
      ...(areEarly && afternoon ? ['afternoon' as const] : []),
    ])
  }
  const times = log.days.flatMap(({ day, scans }) => scans.map(at => ({ day, at })))
  if (times.some(({ at }) => at >= NOON + ONE)) return null
  const isNear = ({ start, end }: { start: Minutes; end: Minutes }, at: Minutes) =>
    at > start - NEAR && at < end + NEAR
  const early = times.filter(({ day, at }) => {
    const held = (now?.blocks ?? []).filter(block => block.day === day)
    const isMeant = held.some(block => block.start >= NOON && isNear(block, at + NOON))
    return at >= ONE && at < SEVEN && isMeant && !held.some(block => block.start < SEVEN && isNear(block, at))
  })
  if (early.length < FEWEST) return null
  return ask(
    'morning_times',
    early.map(({ at }) => clockText(at)),
    ['afternoon', 'as_times'],
  )
}

const OTHER: Partial<Record<ScanField, ScanField>> = { in: 'out', out: 'in', in2: 'out2', out2: 'in2' }

/** The layout with comings and goings exchanged. */
export function exchanged(layout: Layout<ScanField>): Layout<ScanField> {
  const hasIn = layout.columns.has('in')
  const columns = [...layout.columns].map(([field, column]) => {
    const own = field === 'time' && !hasIn ? 'in' : field
    return [OTHER[own] ?? own, column] as const
  })
  return { ...layout, columns: new Map(columns) }
}
