import type { Cell } from '../../imports/table'
import type { AttendanceState } from '../codes'
import { type AttendanceMark, type Legend, markText, readAttendanceMark, stateOf } from './attendance-mark'
import { withoutHours } from './column-hours'
import { NOT_ALL_THERE } from './legend'

/** What a tick in a column says by its heading. Null: that somebody was there. Unclear: that nobody can tell. */
export type ColumnMeans = AttendanceState | 'unclear' | null

const DAY =
  /\d+(?:st|nd|rd|th)?\s*[-./年月日号]?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|(?:周|星期)[一二三四五六日天]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|[上下]午|早上|晚上|\b[ap]m\b|\b(?:morning|afternoon|evening)\b/g
const AROUND =
  /是否|有无|是不是|考勤|情况|状态|标记|记录|人员|学员|[?:!]|\b(?:was|were|is|if|whether|marked?|day|date)\b/g
/** A letter or a sign over a column may be the name of a group. */
const TOO_SHORT = /^(?:[a-z]|no|yes|ok|al|sl|[^\p{L}]|是|否)$/u

/** By the heading itself, or else by the one above it: 12月8日缺勤, 是否缺席, Absent under a day. */
export function meaningOf(heading: string, group = ''): ColumnMeans {
  return meaningOfText(heading) ?? (isOfPresence(heading) ? null : meaningOfText(group))
}

function meaningOfText(raw: string): ColumnMeans {
  const text = withoutHours(raw).toLowerCase()
  for (const bare of [text.replace(/\([^)]*\)/g, ' '), text.replace(/[()]/g, ' ')]) {
    const state = stateNamed(bare.replace(DAY, ' ').replace(AROUND, ' '))
    if (state !== null) return state === 'present' ? null : state
  }
  return NOT_ALL_THERE.test(text) && !isOfPresence(text) ? 'unclear' : null
}

const PRESENCE = /出勤|出席|到[课課场場岗]|[签簽]到|参加|[实實]到|全勤|present|attend/
const isOfPresence = (text: string) =>
  PRESENCE.test(text.toLowerCase().replace(new RegExp(NOT_ALL_THERE, 'gi'), ' '))

/** The only state a text is the word of, in one language or in both. */
function stateNamed(text: string): AttendanceState | null {
  const whole = text.replace(/^[\s\-_·./]+|[\s\-_·./]+$/g, '').replace(/\s+/g, ' ')
  if (TOO_SHORT.test(whole)) return null
  const one = stateOf(whole)
  if (one) return one
  const parts = whole
    .split(/[/|、,]|(?<=\p{Script=Han}) ?(?=[a-z])|(?<=[a-z]) ?(?=\p{Script=Han})/u)
    .map(part => part.trim())
  const states = new Set(parts.map(part => (TOO_SHORT.test(part) ? undefined : stateOf(part))))
  const [only] = states
  return states.size === 1 && only ? only : null
}

const TICK = /^([√✓✔☑v●]|是|有|y|yes|true)$/
const NO = /^(否|无|n|no|false)$/
const CROSS = /^[×✗✘✖x☒]$/

/** Whether somebody ticked in a column: beside a tick a cross says that it is not so. */
export const isTick = (cell: Cell | undefined): boolean => TICK.test(markText(cell))

/** Whether a cell is a tick or a cross, or says yes or no. */
export const isTickOrNot = (cell: Cell | undefined): boolean =>
  [TICK, CROSS, NO].some(sign => sign.test(markText(cell)))

/** 出勤, 是否到场, Present. */
export const isPresence = (heading: string): boolean => {
  const text = heading.toLowerCase().replace(AROUND, ' ').trim()
  return stateOf(text) === 'present' && !TOO_SHORT.test(text)
}

/** What a cell says under such a heading. Of whom it only says that they were not late nothing else is known. */
export function readUnder(
  cell: Cell | undefined,
  {
    means,
    hasTicks,
    isOneOfStates = false,
  }: { readonly means: ColumnMeans; readonly hasTicks: boolean; readonly isOneOfStates?: boolean },
  legend?: Legend,
): AttendanceMark | 'unclear' | null {
  const text = markText(cell)
  if (isOneOfStates && (text === '0' || NO.test(text) || (hasTicks && CROSS.test(text)))) return null
  const isYes = TICK.test(text) || (isOneOfStates && text === '1')
  const isCross = CROSS.test(text)
  if (means === null || (means === 'present' && !isYes) || !(isYes || isCross || NO.test(text)))
    return readAttendanceMark(cell, legend)
  const explained = legend?.get(text)
  if (means === 'unclear') return explained === undefined ? 'unclear' : readAttendanceMark(cell, legend)
  if (explained !== undefined && explained !== means) return 'unclear'
  if (isYes || explained === means) return { state: means, minutes: null }
  // A cross alone may be how somebody ticks.
  if (isCross && !hasTicks) return 'unclear'
  return means === 'absent' ? { state: 'present', minutes: null, onlyNotAbsent: true } : null
}
