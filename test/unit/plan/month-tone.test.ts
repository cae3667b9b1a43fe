import { expect, test } from 'vitest'
import { shownMonths } from '../../../src/features/plan/month-tone'
import type { PlanLineRow } from '../../../src/features/plan/plan-row'

const line = (part: Partial<PlanLineRow>): PlanLineRow => ({
  id: 'l',
  year: 2026,
  number: 1,
  courseId: 'c',
  courseName: '退改签新政解读',
  courseNameEn: null,
  needId: null,
  needNumber: null,
  needTitle: null,
  audience: null,
  headcount: 84,
  month: 4,
  sessions: 2,
  ownerId: null,
  ownerName: null,
  budgetFen: 0,
  kind: 'planned',
  status: 'planned',
  postponedTo: null,
  reason: null,
  people: 0,
  actual: [],
  ...part,
})
const held = (firstDay: string) => ({
  sessionId: firstDay,
  number: 1,
  firstDay,
  status: 'closed' as const,
  enrolled: 42,
})
const shown = (part: Partial<PlanLineRow>, today = '2026-12-09') =>
  shownMonths(line(part), today).flatMap((cell, index) =>
    cell ? [`${index + 1}:${cell.text}:${cell.tone}`] : [],
  )

test.each([
  ['planned and still to come', { month: 12 }, '2026-04-01', ['12:2:planned']],
  ['due last month and not held', {}, '2026-05-01', ['4:2:late']],
  ['half held', { actual: [held('2026-04-14')] }, '2026-04-20', ['4:1/2:planned']],
  [
    'held',
    { status: 'held' as const, actual: [held('2026-04-14'), held('2026-04-21')] },
    '2026-12-09',
    ['4:2:held'],
  ],
  ['put off to June', { status: 'postponed' as const, postponedTo: 6 }, '2026-05-01', ['6:2:planned']],
  ['cancelled', { status: 'cancelled' as const }, '2026-12-09', []],
])('%s', (_name, part, today, expected) => {
  expect(shown(part, today)).toEqual(expected)
})
