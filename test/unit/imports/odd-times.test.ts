/** Times of a whole log that cannot be as they are written: one question, and nothing before it is answered. */
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { previewAttendance } from '../../../src/domain/sessions/attendance/attendance-preview'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, codesOf, tableOf } from './table-of'

const day = '2026-11-20'
const everybody = ['王芳', '李娜', '赵磊'].map((name, at) => ({ id: name, staffNo: `0060${at + 1}`, name }))
const blocks = [
  { id: 'm', day, start: 540, end: 720, recorded: false },
  { id: 'a', day, start: 810, end: 1020, recorded: false },
]

function read(rows: readonly string[], answer?: string) {
  const shown = previewAttendance(
    accepted(readLayout([tableOf(rows)], scanSpec)),
    {
      people: everybody,
      roll: new Set(everybody.map(({ id }) => id)),
      now: { blocks, states: new Map() },
    },
    { today: '2026-11-30', ...(answer && { answers: { times: answer } }) },
  )
  if (isRefusal(shown)) throw new Error(shown.refused)
  const said = shown.accepted.flatMap(({ name, outcomes }) =>
    outcomes.map(({ blockId, state, minutes }) => `${name} ${blockId} ${state}${minutes ?? ''}`),
  )
  return { said, codes: codesOf(shown), shown }
}

describe('goings before their comings', () => {
  const exchanged = [
    '工号|签到时间|签退时间',
    `00601|${day} 17:05|${day} 08:50`,
    `00602|${day} 17:03|${day} 09:22`,
    `00603|${day} 17:02|${day} 08:59`,
  ]
  const ofTwelve = [
    '工号|日期|签到|签退',
    `00601|${day}|08:50|05:05`,
    `00602|${day}|09:22|05:03`,
    `00603|${day}|08:59|04:10`,
  ]

  it('of nearly all are one question, and nothing goes in before it is answered', () => {
    const { codes, said, shown } = read(exchanged)
    expect({ codes, said }).toEqual({ codes: { contrary_times: 1 }, said: [] })
    expect(shown).toMatchObject({ conflicts: 1, errors: 0 })
    expect(shown.findings[0]).toMatchObject({
      row: 1,
      params: { count: 3, early: '08:50' },
      asks: { key: 'times', answers: ['exchanged'] },
    })
    expect(read(ofTwelve).shown.findings[0]?.asks?.answers).toEqual(['exchanged', 'afternoon'])
  })

  it('are of exchanged columns', () =>
    expect(read(exchanged, 'exchanged').said).toEqual([
      '王芳 m present',
      '王芳 a present',
      '李娜 m late22',
      '李娜 a present',
      '赵磊 m present',
      '赵磊 a present',
    ]))

  it('or of a reader that shows twelve hours', () =>
    expect(read(ofTwelve, 'afternoon').said).toEqual([
      '王芳 m present',
      '王芳 a present',
      '李娜 m late22',
      '李娜 a present',
      '赵磊 m present',
      '赵磊 a left_early50',
    ]))

  it('says of each row once whose it is', () => {
    const named = exchanged.map((row, at) =>
      row.replace(/^[^|]+/, at === 0 ? '姓名' : everybody[at - 1]!.name),
    )
    expect(read(named, 'exchanged').codes).toEqual({ contrary_times: 1, matched_by_name: 3 })
  })

  it('of few are told by their rows, as before', () =>
    expect(
      read([...ofTwelve.slice(0, 2), `00602|${day}|09:22|17:03`, `00603|${day}|08:59|17:02`]).codes,
    ).toEqual({
      leaves_before_coming: 1,
      scan_unread: 2,
    }))
})

describe('times of the night where a block is held in the afternoon', () => {
  const log = [
    '工号|时间',
    ...['08:50', '12:05', '01:25', '05:02'].map(at => `00601|${day} ${at}`),
    ...['08:52', '12:03', '01:55', '05:01'].map(at => `00602|${day} ${at}`),
    ...['08:55', '12:03', '01:20', '04:01'].map(at => `00603|${day} ${at}`),
  ]

  it('are asked about once', () => {
    const { codes, said, shown } = read(log)
    expect({ codes, said }).toEqual({ codes: { morning_times: 1 }, said: [] })
    expect(shown.findings[0]).toMatchObject({
      params: { count: 6, early: '01:25', later: '13:25' },
      asks: { answers: ['afternoon', 'as_times'] },
    })
  })

  it('are in the afternoon, or as they are', () => {
    expect(read(log, 'afternoon').said).toEqual([
      '王芳 m present',
      '王芳 a present',
      '李娜 m present',
      '李娜 a late25',
      '赵磊 m present',
      '赵磊 a left_early59',
    ])
    expect(read(log, 'as_times').said.every(one => one.includes(' m '))).toBe(true)
  })

  it('are none where a later time stands in the log', () =>
    expect(read([...log, `00601|${day} 17:40`]).codes).not.toHaveProperty('morning_times'))
})
