/** Scans that somebody took back, and times that are not in order. */
import { describe, expect, it } from 'vitest'
import { classOf, readMorning } from './morning-of'
import { codesOf } from './table-of'

const day = '2026-11-27'
const everybody = classOf('王芳', '李娜', '赵磊')

function read(...rows: string[]) {
  const shown = readMorning(day, everybody, rows)
  const said = Object.fromEntries(
    shown.accepted.map(({ name, outcomes }) => [
      name,
      outcomes.map(({ state, scannedIn }) => `${state}${scannedIn ? ` ${scannedIn}` : ''}`).join(),
    ]),
  )
  return { said, codes: codesOf(shown), findings: shown.findings }
}

describe('a scan that was taken back', () => {
  it.each([
    ['事件', '正常', '撤销'],
    ['打卡结果', '成功', '已作废'],
    ['Event', 'Granted', 'Cancelled'],
    ['签到状态', '已签到', '取消签到'],
    ['备注', '', '已撤销'],
  ])('does not count, and who has no other is asked about: %s %s, %s', (heading, counts, back) => {
    const { said, codes } = read(
      `工号|刷卡时间|${heading}`,
      `00601|${day} 08:51|${counts}`,
      `00602|${day} 08:52|${back}`,
      `00603|${day} 08:53|${back}`,
      `00603|${day} 08:55|${counts}`,
    )
    expect(said).toEqual({ 王芳: 'present 531', 赵磊: 'present 535' })
    expect(codes).toEqual({ not_admitted: 2, no_scan: 1 })
  })

  it('is not one of which a long note tells', () => {
    const note = '原定上午的会议取消，改来上课'
    const { said } = read('工号|刷卡时间|备注', `00601|${day} 08:51|${note}`)
    expect(said).toMatchObject({ 王芳: 'present 531' })
  })
})

describe('a going before its coming', () => {
  it.each([
    ['工号|日期|签到时间|签退时间', `${day}|08:51|12:05`, `${day}|08:56|05:10`],
    ['Staff No.|Date|Clock In|Clock Out', `${day}|8:51|12:05`, `${day}|12:03|08:52`],
    ['工号|入会时间|退会时间', `${day} 08:51|${day} 12:05`, `${day} 08:55|${day} 01:10`],
    ['工号|11月27日签到|11月27日签退', '8:51|12:05', '8:56|5:10'],
  ])('makes nobody absent: the row is named and they are asked about (%s)', (headings, good, bad) => {
    const { said, codes, findings } = read(headings, `00601|${good}`, `00602|${bad}`, `00603|${good}`)
    expect(said).toEqual({ 王芳: 'present 531', 赵磊: 'present 531' })
    expect(codes).toEqual({ leaves_before_coming: 1, scan_unread: 1 })
    expect(findings.every(({ row }) => row === 3)).toBe(true)
  })

  it('in every row records nothing, and is asked about once', () => {
    const rows = everybody.map(({ staffNo }) => `${staffNo}|${day}|08:51|05:02`)
    const { said, codes } = read('工号|日期|签到时间|签退时间', ...rows)
    expect([said, codes]).toEqual([{}, { contrary_times: 1 }])
  })

  it.each([
    ['工号|日期|首次打卡|末次打卡', `${day}|08:51|08:51`],
    ['工号|11月27日签到|11月27日签退', '8:51|8:51'],
  ])('is none where one tap stands in both: they came (%s)', (headings, once) => {
    const rest = everybody.slice(1).map(({ staffNo }) => `${staffNo}|${once.replace(/8:51$/, '12:02')}`)
    const { said } = read(headings, `00601|${once}`, ...rest)
    expect(said).toMatchObject({ 王芳: 'present 531', 李娜: 'present 531' })
  })
})

describe('a time beside 缺卡', () => {
  it('is neither there nor away', () => {
    const { said, codes } = read(
      '工号|姓名|日期|打卡时间|打卡结果',
      `00601|王芳|${day}|08:51|正常`,
      `00602|李娜|${day}|08:51|缺卡`,
      `00603|赵磊|${day}|--|缺卡`,
    )
    expect(said.王芳).toMatch(/^present/)
    expect(said.李娜).toBeUndefined()
    expect(codes).toMatchObject({ scan_unread: 1 })
  })
})
