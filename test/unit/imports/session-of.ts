import { readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import type { Cell } from '../../../src/domain/imports/table'
import {
  type AttendanceRules,
  previewAttendance,
} from '../../../src/domain/sessions/attendance/attendance-preview'
import type {
  AttendanceNow,
  StandingAttendance,
} from '../../../src/domain/sessions/attendance/attendance-shape'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, tableOf } from './table-of'

export const day = '2026-11-27'
export const morning = { id: 'm', day, start: 540, end: 720, recorded: false }
export const afternoon = { id: 'a', day, start: 810, end: 1020, recorded: false }
export const recorded = <Block extends object>(block: Block) => ({ ...block, recorded: true })

/** 00601 to 00604 are on the roll, the others only in the book. */
export const everybody = ['王芳', '李娜', '赵磊', '王㛃', '何敏', '钟勇'].map((name, at) => ({
  id: String(at + 1),
  staffNo: `0060${at + 1}`,
  name,
}))

type Known = Partial<StandingAttendance> & Pick<StandingAttendance, 'state'>
type Session = {
  blocks?: AttendanceNow['blocks']
  /** By block and person. */
  states?: Record<string, Known>
  roll?: string[]
  rules?: Partial<AttendanceRules>
}

const standing = { minutes: null, typed: false, scannedIn: null, scannedOut: null }

/** What a file makes of a session of four: `m 1` is the morning of 王芳; with `?` where its block stays open. */
export function readSession(
  rows: readonly (readonly Cell[] | string)[],
  { blocks = [morning], states = {}, roll = ['1', '2', '3', '4'], rules = {} }: Session = {},
) {
  const now = {
    blocks,
    states: new Map(Object.entries(states).map(([key, known]) => [key, { ...standing, ...known }])),
  }
  const shown = previewAttendance(
    accepted(readLayout([tableOf(rows)], scanSpec)),
    { people: everybody, now, roll: new Set(roll) },
    { today: '2026-11-30', ...rules },
  )
  if (isRefusal(shown)) throw new Error(shown.refused)
  const written: Record<string, string> = {}
  for (const { personId, outcomes } of shown.accepted)
    for (const { blockId, state, minutes, settles } of outcomes) {
      const key = `${blockId} ${personId}`
      if (key in written) throw new Error(`${key} is written twice`)
      written[key] = `${state}${minutes ?? ''}${settles ? '' : '?'}`
    }
  return {
    written,
    asked: shown.findings.flatMap(({ code, asks }) => (asks ? [`${code} ${asks.key}`] : [])),
    codes: shown.findings.map(({ code }) => code),
    shown,
  }
}

/** A log of taps: by number, the times of that day. */
export const taps = (of: Record<string, readonly string[]>): string[] => [
  '工号|刷卡时间',
  ...Object.entries(of).flatMap(([number, times]) => times.map(at => `${number}|${day} ${at}`)),
]

/** The same taps of everybody on the roll. */
export const tapsOfAll = (...times: string[]) =>
  Object.fromEntries(['00601', '00602', '00603', '00604'].map(number => [number, times]))
