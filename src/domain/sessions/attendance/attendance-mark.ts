import { type Cell, cellText, tidy } from '../../imports/table'
import type { AttendanceState } from '../codes'

/** What a cell of a sign-in or attendance sheet says of somebody. `minutes`: missed, where it says how many. */
export type AttendanceMark = { readonly state: AttendanceState; readonly minutes: number | null }

const words: readonly (readonly [AttendanceState, RegExp])[] = [
  ['late', /^(迟到?|late|l|tardy)$/],
  ['left_early', /^(早退|left ?early|early ?leave|e)$/],
  [
    'leave',
    /^(请?假|(事|病|年|婚|产|丧|调休|公|陪产|育儿|补休)假|调休|补休|公出|出差|外勤|(on |annual |sick )?leave|excused|al|sl)$/,
  ],
  [
    'absent',
    /^([×✗✘xX✖]|缺|缺勤|缺席|缺课|未到|未签到?|未参加|没来|旷课|旷工|不在|absent|abs|a|no|n|no ?show|否)$/,
  ],
  [
    'present',
    /^([√✓✔vV☑]|到|已到|实到|到场|到课|到岗|出勤|参加|已参加|全勤|正常|签到|已签到?|是|present|attended|ok|p|y|yes)$/,
  ],
]
/** 迟到15分钟, late 15 min. */
const withMinutes = /^(迟到?|早退|late|left ?early) ?[:：(（]? ?(\d{1,3}) ?(分钟?|min(ute)?s?|')? ?[)）]?$/

/** Null for a blank cell, which says nothing; 'unclear' for any other word. */
export function readAttendanceMark(cell: Cell | undefined): AttendanceMark | 'unclear' | null {
  const text = tidy(cellText(cell)).normalize('NFKC').toLowerCase()
  if (text === '' || /^[-/\\—–]+$/.test(text)) return null
  const timed = withMinutes.exec(text)
  const word = timed?.[1] ?? text
  const state = words.find(([, pattern]) => pattern.test(word))?.[0]
  return state === undefined ? 'unclear' : { state, minutes: timed ? Number(timed[2]) : null }
}
