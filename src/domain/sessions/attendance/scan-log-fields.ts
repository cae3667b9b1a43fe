import { readClock, readDay } from '../../imports/day-reading'
import { type FieldWords, foldHeading, listed } from '../../imports/heading'
import type { KindSpec, Layout } from '../../imports/layout'
import { FAMILY_NAME, GIVEN_NAME, PERSON_NAME, STAFF_NUMBER } from '../../imports/person-headings'
import { isBlank } from '../../imports/table'
import { namesTime } from './column-blocks'
import { isTimedByDay, markedColumns, shareOfSureMarks } from './marked-columns'
import type { ScanField } from './scan-field'

const CARD: FieldWords<'staffNo'> = {
  ...STAFF_NUMBER,
  exact: [
    ...STAFF_NUMBER.exact,
    '卡号',
    '工卡号',
    '胸卡号',
    '考勤号',
    '考勤号码',
    '考勤编号',
    '门禁卡号',
    '登记号码',
    '签到工号',
    'card no',
    'card number',
    'card id',
    'card',
    'badge',
    'badge id',
    'ac no',
    'enroll no',
    'enroll number',
    'enrol number',
    'user id',
    // Moodle.
    'id number',
  ],
}

/** Meetings (腾讯会议, 飞书, 钉钉, Zoom, Teams) name people by what they call themselves, door readers by the card's holder. */
const ATTENDEE: FieldWords<'name'> = {
  ...PERSON_NAME,
  exact: [
    ...PERSON_NAME.exact,
    ...listed(`
      用户昵称、昵称、入会昵称、参会昵称、成员昵称、微信昵称、参会人、参会者、参会人员、参会成员、与会人、与会者、成员姓名、用户姓名、用户名称、显示名称、持卡人、持卡人姓名、签到人、打卡人
      attendee、attendee name、participant name original name、name original name、user name、username、nickname、screen name
      badge holder、card holder、cardholder、cardholder name、holder、holder name
    `),
  ],
}

const NOT_A_SCAN =
  /受理|处理|创建|开始处理|响应|入职|生日|出生|评估|质检|通话|呼叫|call|answer|created|hire|birth/

/** The headings of a scan log: of card readers, phones and attendance systems. */
export const scanWords: readonly FieldWords<ScanField>[] = [
  CARD,
  ATTENDEE,
  GIVEN_NAME,
  FAMILY_NAME,
  {
    field: 'time',
    exact: listed(`
      打卡时间、打卡日期时间、刷卡时间、签到时间、扫码时间、识别时间、通行时间、打卡时刻、打卡记录、刷卡记录
      记录时间、日期时间、时间、考勤时间、提交答卷时间、提交时间
      scan time、scanned at、clock time、punch time、swipe time、check time、event time、sign-in time
      timestamp、date time、datetime、date/time、time
    `),
    like: [/(打卡|刷卡|签到|扫码|考勤).*(时间|时刻)$/, /^(scan|punch|swipe|clock|checkin).*(time|at)$/],
    not: NOT_A_SCAN,
  },
  {
    field: 'day',
    exact: listed(`
      日期、打卡日期、刷卡日期、签到日期、考勤日期、培训日期
      date、day、scan date、work date、attendance date
    `),
    like: [/(打卡|刷卡|签到|考勤)日期$/],
    not: NOT_A_SCAN,
  },
  {
    field: 'in',
    exact: listed(`
      上班1、上班1打卡、上班1打卡时间、上班打卡时间1、上班一打卡时间、第一次上班打卡、签到1、签到时间1、第1次签到
      in 1、clock in 1、time in 1、check in 1、punch in 1
      入会时间、首次入会时间、第一次入会时间、最早入会时间、加入时间、加入会议时间、首次加入时间、进会时间、进入会议时间、进入直播时间、进房时间、首次进入时间、签到、上班、上班打卡、上班时间、到达时间、进入时间、最早打卡、首次打卡、第一次打卡
      join time、joined at、first join、first join time、joined、in、time in、clock in、check in、sign in、first scan、first punch、arrival、arrived
    `),
    like: [/^(签到|上班|最早|首次).*(时间|打卡)$/, /^(clock|check|sign|punch)in(time)?$/],
  },
  {
    field: 'out',
    exact: listed(`
      下班1、下班1打卡、下班1打卡时间、下班打卡时间1、下班一打卡时间、第一次下班打卡、签退1、签退时间1、第1次签退
      out 1、clock out 1、time out 1、check out 1、punch out 1
      退会时间、最后退会时间、最后一次退会时间、最晚退会时间、离会时间、最后离会时间、最晚离会时间、离开会议时间、退出会议时间、退出直播时间、离房时间、最后离开时间、退出时间、签退、签退时间、下班、下班打卡、下班时间、离开时间、最晚打卡、末次打卡、最后一次打卡
      leave time、last leave、last leave time、left、out、time out、clock out、check out、sign out、last scan、last punch、departure、left at
    `),
    like: [/^(签退|下班|最晚|末次).*(时间|打卡)$/, /^(clock|check|sign|punch)out(time)?$/],
  },
  {
    field: 'in2',
    exact: listed(`
      上班2、上班2打卡、上班2打卡时间、上班打卡时间2、上班二打卡时间、第二次上班打卡、签到2、签到时间2、第2次签到
      in 2、clock in 2、time in 2、check in 2、punch in 2
    `),
  },
  {
    field: 'out2',
    exact: listed(`
      下班2、下班2打卡、下班2打卡时间、下班打卡时间2、下班二打卡时间、第二次下班打卡、签退2、签退时间2、第2次签退
      out 2、clock out 2、time out 2、check out 2、punch out 2
    `),
  },
  { field: 'unit', exact: listed('部门、所属部门、机构、班组、department、dept、unit、team') },
  {
    field: 'device',
    exact: listed(`
      设备、设备名称、机号、地点、位置、打卡地点
      device、terminal、reader、location、door
    `),
  },
  {
    field: 'event',
    exact: listed(`
      事件、事件类型、通行结果、打卡结果、刷卡结果、识别结果、验证结果、开门结果、进出结果
      event、event type、access result、result
    `),
  },
  {
    field: 'state',
    exact: listed(`
      出勤情况、出勤状态、考勤情况、考勤状态、考勤结果、出勤、考勤、到课情况、到场情况、签到情况、签到状态、是否出勤、是否到场、是否签到、是否参加、参训情况
      attendance、attendance status、present、attended、presence
    `),
    like: [/^(出勤|考勤|到课|签到|参训).*(情况|状态|结果)$/],
    hasParts: true,
  },
  { field: 'note', exact: listed('备注、说明、note、notes、remark、remarks') },
]

export const scanSpec: KindSpec<ScanField> = {
  kind: 'attendance',
  words: scanWords,
  // Without a time it may be a sheet of marks, which is known by its cells.
  required: [['staffNo', 'name', 'familyName']],
  fit(layout) {
    const times = (['time', 'in', 'out', 'in2', 'out2', 'day'] as const).filter(field =>
      layout.columns.has(field),
    ).length
    // 打卡时间 over moments is a log, however much else a system exports beside it.
    if (isSureLog(layout)) return 14 + 2 * times
    if (isTimedByDay(layout)) return fitOfMarks(layout)
    if (!(['time', 'in', 'out'] as const).some(field => layout.columns.has(field))) return fitOfMarks(layout)
    const others = layout.headings.filter(heading => heading !== '').length - layout.columns.size
    // A log is little else than who and when; one time among a dozen other columns is some other record.
    return others > layout.columns.size ? 0 : 4 + 2 * times
  },
}

const SURE_TIME =
  /^(打卡|刷卡|扫码|签到|识别|通行|入会|首次入会|加入会议)(日期)?(时间|时刻)$|^(scan|punch|swipe|clock|checkin|join)time$/
const MOSTLY = 0.8
const SURE = 0.3

/** A column that by its name and its cells holds moments of coming. */
function isSureLog(layout: Layout<ScanField>): boolean {
  return (['time', 'in'] as const).some(field => {
    const column = layout.columns.get(field)
    if (column === undefined || !SURE_TIME.test(foldHeading(layout.headings[column] ?? ''))) return false
    const cells = layout.data.map(row => row.cells[column]).filter(cell => !isBlank(cell))
    // Beside a column of days a time is a moment too.
    const byDay = layout.columns.has('day')
    const moments = cells.filter(cell => {
      const read = readDay(cell)
      if (read !== null && 'minutes' in read && read.minutes !== undefined) return true
      return byDay && typeof readClock(cell) === 'number'
    })
    return moments.length > 0 && moments.length >= cells.length * MOSTLY
  })
}

/** √ × 请假 are nothing but attendance; 是 and 否 may be anything, unless their column says what they are. */
function fitOfMarks(layout: Layout<ScanField>): number {
  const columns = markedColumns(layout)
  if (columns.length === 0) return 0
  if (layout.columns.has('state')) return 10
  // Under a day, or in a column for each state: a roster may tick who lives in.
  const states = columns.filter(({ means }) => means !== null)
  const dated = columns.filter(({ heading }) => namesTime(heading) || states.length > 1)
  return dated.length > 0 && shareOfSureMarks(layout, dated) >= SURE ? 6 + 2 * Math.min(dated.length, 5) : 0
}
