import { type Cell, cellText, tidy } from '../../imports/table'
import type { AttendanceState } from '../codes'

/** What a cell of a sign-in or attendance sheet says of somebody. `minutes`: missed, where it says how many. */
export type AttendanceMark = {
  readonly state: AttendanceState
  readonly minutes: number | null
  /** It only says that somebody was not absent: whatever else is said of them counts. */
  readonly onlyNotAbsent?: true
}

/** Signs that a sheet explains itself: 图例：△迟到 ○请假. Unclear: it says something of a sign that cannot be told. */
export type Legend = ReadonlyMap<string, AttendanceState | 'unclear'>

const words: readonly (readonly [AttendanceState, RegExp])[] = [
  ['late', /^([迟遲]到?|late|l|tardy)$/],
  ['left_early', /^(早退|left ?early|early ?leave|e)$/],
  [
    'leave',
    /^([请請]?假|(事|病|年|婚|产|產|丧|喪|公|陪产|育儿|补休|調休|调休)假|调休|調休|补休|補休|公[出差事]|出差|外勤|值班|((on|annual|sick|maternity) )?leave|excused|al|sl)$/,
  ],
  [
    'absent',
    /^([×✗✘xX✖]|缺|缺勤|缺席|缺课|缺課|未到|未签到?|未出[勤席]|未參加|未参加|未参训|没来|旷课|曠課|旷工|不在|absent|abs|a|no|n|no ?show|否)$/,
  ],
  [
    'present',
    /^([√✓✔vV☑]|到|已到|实到|到场|到課|到课|到岗|出勤|出席|参加|已参加|全勤|正常|签到|簽到|已签到?|是|present|attended|ok|p|y|yes)$/,
  ],
]
/** 迟到15分钟, late 15 min. */
const withMinutes =
  /^([迟遲]到?|早退|late|left ?early) ?[:：(（]? ?(\d{1,3}) ?(分[钟鐘]?|min(ute)?s?|')? ?[)）]?$/

/** The state a word or a sign is, in lower case. */
export const stateOf = (word: string): AttendanceState | undefined =>
  words.find(([, pattern]) => pattern.test(word))?.[0]

/** A cell as marks are compared. */
export const markText = (cell: Cell | undefined): string =>
  tidy(cellText(cell)).normalize('NFKC').toLowerCase()

/** Null for a blank cell, which says nothing; 'unclear' for any other word. */
export function readAttendanceMark(
  cell: Cell | undefined,
  legend?: Legend,
): AttendanceMark | 'unclear' | null {
  const text = markText(cell)
  const explained = legend?.get(text)
  if (explained === 'unclear') return explained
  if (explained !== undefined) return { state: explained, minutes: null }
  if (text === '' || text === '?' || /^[-/\\—–]+$/.test(text)) return null
  const bare = text.replace(POINTS, '')
  // Excused, where Moodle gives points for it.
  if (bare !== text && bare === 'e') return { state: 'leave', minutes: null }
  return readMark(text) ?? inBothLanguages(text) ?? readMark(bare) ?? 'unclear'
}

/** P (2/2): what Moodle gives for it. */
const POINTS = / ?\(\d+(\.\d+)? ?\/ ?\d+(\.\d+)?\)$/

function readMark(text: string): AttendanceMark | null {
  const timed = withMinutes.exec(text)
  const state = stateOf(timed?.[1] ?? text)
  return state === undefined ? null : { state, minutes: timed ? Number(timed[2]) : null }
}

/** Present 出席, 请假/Leave: two words for one thing. */
function inBothLanguages(text: string): AttendanceMark | null {
  const parts = text
    .split(/[/|()]|(?<=\p{Script=Han}) ?(?=[a-z])|(?<=[a-z.]) ?(?=\p{Script=Han})/u)
    .map(part => part.trim())
    .filter(part => part !== '')
  const [one, other, more] = parts.map(readMark)
  if (parts.length !== 2 || more !== undefined || !one || !other || one.state !== other.state) return null
  return { state: one.state, minutes: one.minutes ?? other.minutes }
}

const CAME: readonly AttendanceState[] = ['present', 'late', 'left_early']

/** What two marks of one block say together: who was late was there, who is excused was not. Null where both cannot be. */
export function bothMarks(one: AttendanceMark, other: AttendanceMark): AttendanceMark | null {
  if (one.onlyNotAbsent && other.state !== 'absent') return other
  if (other.onlyNotAbsent && one.state !== 'absent') return one
  if (one.state === other.state) {
    if (one.minutes !== null && other.minutes !== null && one.minutes !== other.minutes) return null
    return other.minutes === null ? one : other
  }
  if (CAME.includes(one.state) !== CAME.includes(other.state)) return null
  return other.state === 'present' || other.state === 'absent' ? one : other
}

const AWAY =
  /请[了过]?[病事]?假|[病事公年婚产]假|缺勤|缺席|[旷逃]课|[没未](有)?(到|来)|[代替]签|\babsent\b|\bon leave\b|\bsick\b|did not (come|attend)/i
const NOT_AWAY = /[无没未](有)?(请假|缺勤|缺席|旷课|代签)|销假/

/** A remark that says that somebody was not there: 请假, 病假未到, 他人代签. */
export const saysAway = (note: string): boolean => AWAY.test(note) && !NOT_AWAY.test(note)
