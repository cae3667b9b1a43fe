import { describe, expect, it } from 'vitest'
import { brought } from '../../../src/app/areas'
import { byMonth } from '../../../src/features/sessions/list/by-month'
import { calendarWeeks, turned } from '../../../src/features/sessions/list/calendar-weeks'
import { visibleTabs } from '../../../src/features/sessions/session-tabs'
import { clashGroups } from '../../../src/parts/sessions/clash-groups'
import {
  columnDay,
  columnDays,
  dayAndWeekday,
  daySpanText,
  slashDay,
} from '../../../src/parts/sessions/day-words'
import { session } from './classroom'

const today = '2026-12-09'

describe('days in few words', () => {
  it.each([
    ['2026-10-12', '2026-10-12', '10月12日', '12 Oct'],
    ['2026-10-12', '2026-10-13', '10月12日–13日', '12–13 Oct'],
    ['2026-10-30', '2026-11-02', '10月30日–11月2日', '30 Oct – 2 Nov'],
    ['2026-12-30', '2027-01-02', '12月30日–2027年1月2日', '30 Dec – 2 Jan 2027'],
  ])('%s to %s', (first, last, zh, en) => {
    expect(daySpanText('zh-CN', first, last, today)).toBe(zh)
    expect(daySpanText('en', first, last, today)).toBe(en)
  })

  it.each([
    ['2026-12-09', '2026-12-09', '2026-12-09', '09 Dec 2026'],
    ['2026-03-02', '2026-03-06', '2026-03-02–06', '02–06 Mar 2026'],
    ['2026-10-30', '2026-11-02', '2026-10-30–11-02', '30 Oct – 02 Nov 2026'],
  ])('in a column: %s to %s', (first, last, zh, en) => {
    expect(columnDays('zh-CN', first, last)).toBe(zh)
    expect(columnDays('en', first, last)).toBe(en)
    expect(columnDay('zh-CN', first)).toBe(first)
  })

  it('put the day of the week where each language has it', () => {
    expect(dayAndWeekday('zh-CN', today, today)).toBe('12月9日 周三')
    expect(dayAndWeekday('en', today, today)).toBe('Wed 9 Dec')
    expect([slashDay('zh-CN', today), slashDay('en', today)]).toEqual(['12/9', '9/12'])
  })
})

describe('the calendar', () => {
  it('shows whole weeks, Monday first, whatever month it is', () => {
    const weeks = calendarWeeks('2026-12-09', 'month')
    expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([5, '2026-11-30', '2027-01-03'])
    expect(calendarWeeks('2027-02-10', 'month').flat()).toHaveLength(28)
    expect(calendarWeeks('2026-12-09', 'week')).toEqual([
      ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11', '2026-12-12', '2026-12-13'],
    ])
  })

  it('is turned a month or a week on and back', () => {
    expect(turned('2026-12-31', 'month', 1)).toBe('2027-01-01')
    expect(turned('2026-01-31', 'month', -1)).toBe('2025-12-01')
    expect(turned('2026-12-09', 'week', -1)).toBe('2026-12-02')
  })
})

it('parts a list where the month changes, in its order', () => {
  const rows = ['2026-12-01', '2026-11-30', '2026-11-02'].map(firstDay => session({ id: firstDay, firstDay }))
  expect(byMonth(rows).map(month => [month.month, month.rows.length])).toEqual([
    ['2026-12', 1],
    ['2026-11', 2],
  ])
})

it('tells clashes of people with one block together, trainers and rooms each', () => {
  const clash = (kind: 'trainer' | 'room' | 'person', resourceId: string) => ({
    kind,
    resourceId,
    name: resourceId,
    nameEn: null,
    day: today,
    starts: 540,
    ends: 720,
    otherSessionId: 's',
    otherCourse: '退改签',
    otherCourseEn: null,
    otherNumber: 1,
  })
  const groups = clashGroups([
    clash('person', '王芳'),
    clash('room', '301'),
    clash('person', '李娜'),
    clash('trainer', '高岚'),
  ])
  expect(groups.map(group => [group.clash.kind, group.people.map(person => person.name)])).toEqual([
    ['trainer', ['高岚']],
    ['room', ['301']],
    ['person', ['王芳', '李娜']],
  ])
})

describe('the tabs of a session', () => {
  const all = brought.sessionTabs
  const ids = (...given: Parameters<typeof visibleTabs>) => visibleTabs(...given).map(({ id }) => id)
  it.each([
    ['before it is held', session(), ['roster', 'attendance', 'marks', 'file']],
    [
      'held',
      session({ status: 'held' }),
      ['roster', 'attendance', 'marks', 'certificates', 'file', 'follow-up'],
    ],
    [
      'without an assessment',
      session({ status: 'held', theoryWeight: 0, practiceWeight: 0 }),
      ['roster', 'attendance', 'certificates', 'file', 'follow-up'],
    ],
    ['cancelled', session({ status: 'cancelled' }), ['roster', 'file']],
  ] as const)('%s', (_, which, tabs) => {
    expect(ids(which, all, 'roster')).toEqual(tabs)
  })

  it('keep the one that is open, and never show one that does not exist', () => {
    expect(ids(session(), all, 'certificates')).toContain('certificates')
    expect(ids(session(), all.slice(0, 1), 'marks')).toEqual(['roster'])
  })
})
