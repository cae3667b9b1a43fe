import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { PlanStatus } from '../../../src/domain/plan/codes'
import { planEditRefusal, planStatusRefusal } from '../../../src/domain/plan/plan-status'
import {
  lineActuals,
  lineStatusOf,
  monthCells,
  type PlannedSession,
} from '../../../src/domain/reports/line-actuals'
import { planCompletion } from '../../../src/domain/reports/plan-completion'
import { sessionStatuses } from '../../../src/domain/sessions/codes'

const twoInApril = [{ month: 4, sessions: 2 }]
const session = (
  status: PlannedSession['status'],
  firstDay: string | null = '2026-04-13',
): PlannedSession => ({
  status,
  firstDay,
})

describe('a plan line and what became of it', () => {
  it('counts closed sessions as held', () => {
    const sessions = [session('closed'), session('held'), session('scheduled'), session('cancelled')]
    expect(lineActuals(twoInApril, sessions)).toEqual({ planned: 2, held: 2, scheduled: 1, cancelled: 1 })
  })

  it('lays planned and actual into twelve months', () => {
    const cells = monthCells(
      twoInApril,
      [
        session('held'),
        session('held', '2026-06-01'),
        session('held', '2027-04-01'),
        session('scheduled', null),
      ],
      2026,
    )
    expect(cells).toHaveLength(12)
    expect(cells[3]).toEqual({ month: 4, planned: 2, held: 1, scheduled: 0, cancelled: 0 })
    expect(cells[5]).toMatchObject({ planned: 0, held: 1 })
    expect(cells.reduce((sum, cell) => sum + cell.held, 0)).toBe(2)
  })

  test.each([
    ['planned', 0, 2, 'planned'],
    ['planned', 1, 2, 'planned'],
    ['planned', 2, 2, 'held'],
    ['planned', 1, 0, 'held'],
    ['planned', 0, 0, 'planned'],
    ['postponed', 0, 2, 'postponed'],
    ['postponed', 2, 2, 'held'],
    ['cancelled', 2, 2, 'cancelled'],
  ] as const)('%s with %i of %i held is %s', (decided, held, planned, status) => {
    expect(lineStatusOf(decided, { planned, held, scheduled: 0, cancelled: 0 })).toBe(status)
  })
})

describe('the way of a plan', () => {
  const facts = { lines: 3, approver: '周敏', reason: '调整' }
  test.each<
    [PlanStatus, PlanStatus, Partial<typeof facts> | { approver: null } | { reason: null }, string | null]
  >([
    ['draft', 'submitted', {}, null],
    ['draft', 'submitted', { lines: 0 }, 'no_lines'],
    ['draft', 'approved', {}, 'not_from_here'],
    ['submitted', 'approved', {}, null],
    ['submitted', 'approved', { approver: null }, 'no_approver'],
    ['submitted', 'draft', {}, null],
    ['submitted', 'draft', { reason: null }, 'no_reason'],
    ['approved', 'draft', {}, null],
    ['approved', 'submitted', {}, 'not_from_here'],
    ['draft', 'draft', {}, 'same_status'],
  ])('%s to %s %j: %s', (from, to, change, refusal) => {
    expect(planStatusRefusal(from, to, { ...facts, ...change })).toBe(refusal)
  })

  it('is edited as a draft', () => {
    expect(planEditRefusal('draft')).toBeNull()
    expect(planEditRefusal('approved')).toBe('approved')
  })
})

describe('计划完成率', () => {
  const line = (held: number, planned: number, change = {}) => ({
    kind: 'planned' as const,
    status: 'planned' as const,
    scheduled: 0,
    cancelled: 0,
    held,
    planned,
    ...change,
  })

  it('is held ÷ planned', () => {
    expect(planCompletion([line(7, 8)])).toMatchObject({ planned: 8, held: 7, rate: 0.875 })
  })

  it('keeps unplanned sessions out and cancelled lines in', () => {
    expect(
      planCompletion([line(1, 1), line(0, 1, { status: 'cancelled' }), line(2, 0, { kind: 'unplanned' })]),
    ).toEqual({ planned: 2, held: 1, rate: 0.5, unplannedHeld: 2, cancelledPlanned: 1 })
  })

  it('does not let one line make up for another', () => {
    expect(planCompletion([line(3, 1), line(0, 1)]).rate).toBe(0.5)
  })

  it('is unknown when nothing was planned', () => {
    expect(planCompletion([]).rate).toBeNull()
  })

  it('lies between 0 and 1', () => {
    const anyLine = fc.record({
      kind: fc.constant('planned' as const),
      status: fc.constant('planned' as const),
      sessions: fc.array(fc.constantFrom(...sessionStatuses)),
      planned: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(anyLine), lines => {
        const { rate } = planCompletion(
          lines.map(each => ({
            ...each,
            ...lineActuals(
              [{ month: 1, sessions: each.planned }],
              each.sessions.map(status => session(status)),
            ),
          })),
        )
        return rate === null || (rate >= 0 && rate <= 1)
      }),
    )
  })
})
