import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '../../../src/domain/days/day'
import { actionRow } from '../../../src/domain/improvements/action-today'
import { type ActionStatus, actionStatuses } from '../../../src/domain/improvements/codes'
import { sessionStatuses } from '../../../src/domain/sessions/codes'
import {
  type SessionRowKind,
  sessionRows,
  type TodaySession,
} from '../../../src/domain/sessions/session-today'
import { compareRows, horizonOf, todayRows } from '../../../src/domain/today/today'

const today = '2026-12-09'
interface SessionOfBook extends TodaySession {
  id: string
}
interface ActionOfBook {
  id: string
  status: ActionStatus
  dueDay: string | null
}
const session = (change: Partial<SessionOfBook> = {}): SessionOfBook => ({
  id: 's',
  status: 'scheduled',
  blocks: [{ day: today, start: 540, end: 720, recorded: false }],
  enrolled: 42,
  signInPrinted: true,
  marksMissing: 0,
  certificatesDue: 0,
  toFollowUp: 0,
  fileMissing: 0,
  papersLost: 0,
  ...change,
})
const on = (day: string, recorded = false, start = 540) => ({ day, start, end: start + 120, recorded })
const held = (lastDay: string, change: Partial<SessionOfBook> = {}) =>
  session({ status: 'held', blocks: [on(lastDay, true)], ...change })
/** As the areas' manifests place them. */
const places: Record<SessionRowKind | 'action_due', number> = {
  session_today: 1,
  sign_in_to_print: 2,
  session_next: 3,
  attendance_to_record: 4,
  marks_to_enter: 5,
  certificates_to_issue: 6,
  action_due: 7,
  follow_up_to_plan: 8,
  file_incomplete: 9,
}
const rowsOf = (sessions: SessionOfBook[], actions: ActionOfBook[] = []) =>
  todayRows(
    [
      ...sessions.flatMap(one => sessionRows(one, today).map(row => ({ ...row, id: one.id }))),
      ...actions.flatMap(({ id, status, dueDay }) => {
        const row = actionRow(status, dueDay)
        return row ? [{ ...row, id, kind: 'action_due' as const, count: null }] : []
      }),
    ].map(entry => ({ ...entry, place: places[entry.kind] })),
    today,
  )
const word = (row: ReturnType<typeof rowsOf>[number]) =>
  `${row.group} ${row.kind} ${row.action}${row.overdueDays ? ` +${row.overdueDays}` : ''}${row.count === null ? '' : ` (${row.count})`}`
const words = (sessions: SessionOfBook[], actions: ActionOfBook[] = []) => rowsOf(sessions, actions).map(word)

describe('the rows of a session', () => {
  test.each<[string, SessionOfBook, string[]]>([
    ['today, not printed', session({ signInPrinted: false }), ['today sign_in_to_print print_sign_in (42)']],
    ['today, printed', session(), ['today session_today record_attendance (42)']],
    ['today, nobody', session({ enrolled: 0 }), ['today session_today add_people (0)']],
    [
      'today, recorded',
      session({ status: 'held', blocks: [on(today, true)] }),
      ['today session_today open_session (42)'],
    ],
    ['tomorrow', session({ blocks: [on('2026-12-10')] }), ['this_week session_next open_session (42)']],
    [
      'tomorrow, not printed',
      session({ blocks: [on('2026-12-10')], signInPrinted: false }),
      ['this_week sign_in_to_print print_sign_in (42)'],
    ],
    [
      'the next one, weeks ahead',
      session({ blocks: [on('2027-01-20')] }),
      ['this_week session_next open_session (42)'],
    ],
    [
      'day two tomorrow',
      session({ status: 'held', blocks: [on('2026-12-08', true), on('2026-12-10')] }),
      ['this_week session_next open_session (42)'],
    ],
    [
      'attendance forgotten',
      session({ blocks: [on('2026-12-07'), on('2026-12-07', false, 840)], marksMissing: 42 }),
      ['overdue attendance_to_record record_attendance +2 (2)'],
    ],
    [
      'marks due later',
      held('2026-12-08', { marksMissing: 7, fileMissing: 3 }),
      ['this_week marks_to_enter enter_marks (7)'],
    ],
    ['marks due today', held('2026-12-06', { marksMissing: 7 }), ['today marks_to_enter enter_marks (7)']],
    ['marks overdue', held('2026-12-05', { marksMissing: 7 }), ['overdue marks_to_enter enter_marks +1 (7)']],
    [
      'certificates and file',
      held('2026-12-08', { certificatesDue: 36, fileMissing: 2 }),
      [
        'this_week certificates_to_issue issue_certificates (36)',
        'this_week file_incomplete complete_file (2)',
      ],
    ],
    [
      'people who failed, with nothing planned for them',
      held('2026-12-08', { certificatesDue: 30, toFollowUp: 6 }),
      [
        'this_week certificates_to_issue issue_certificates (30)',
        'this_week follow_up_to_plan plan_follow_up (6)',
      ],
    ],
    [
      'the same while marks are missing',
      held('2026-12-08', { marksMissing: 1, toFollowUp: 6 }),
      ['this_week marks_to_enter enter_marks (1)'],
    ],
    [
      'file late, marks too',
      held('2026-12-03', { marksMissing: 1, fileMissing: 2 }),
      ['overdue marks_to_enter enter_marks +3 (1)', 'overdue file_incomplete complete_file +1 (2)'],
    ],
    ['complete', held('2026-12-01'), []],
    ['cancelled', session({ status: 'cancelled' }), []],
    ['closed', held('2026-12-01', { status: 'closed', fileMissing: 3 }), []],
    [
      'closed, a scan lost since',
      held('2026-03-01', { status: 'closed', fileMissing: 3, papersLost: 1 }),
      ['today file_incomplete complete_file (1)'],
    ],
    ['cancelled, a scan lost', session({ status: 'cancelled', papersLost: 1 }), []],
    ['without blocks', session({ blocks: [] }), []],
  ])('%s', (_, each, expected) => expect(words([each])).toEqual(expected))

  it('names only what comes by Sunday when something does', () => {
    const soon = session({ id: 'soon', blocks: [on('2026-12-11')] })
    const later = session({ id: 'later', blocks: [on('2026-12-20')] })
    expect(words([later, soon])).toEqual(['this_week session_next open_session (42)'])
  })

  it('looks a week further from Saturday on', () => {
    expect(horizonOf('2026-12-09')).toBe('2026-12-13')
    expect(horizonOf('2026-12-11')).toBe('2026-12-13')
    expect(horizonOf('2026-12-12')).toBe('2026-12-20')
    expect(horizonOf('2026-12-13')).toBe('2026-12-20')
  })
})

describe('actions', () => {
  test.each<[ActionOfBook, string[]]>([
    [{ id: 'a', status: 'open', dueDay: '2026-12-07' }, ['overdue action_due finish_action +2']],
    [{ id: 'a', status: 'open', dueDay: today }, ['today action_due finish_action']],
    [{ id: 'a', status: 'open', dueDay: '2026-12-13' }, ['this_week action_due finish_action']],
    [{ id: 'a', status: 'open', dueDay: '2026-12-14' }, []],
    [{ id: 'a', status: 'open', dueDay: null }, []],
    [{ id: 'a', status: 'done', dueDay: '2026-12-30' }, ['this_week action_due verify_action']],
    [{ id: 'a', status: 'done', dueDay: null }, ['this_week action_due verify_action']],
    [{ id: 'a', status: 'verified', dueDay: '2026-12-01' }, []],
    [{ id: 'a', status: 'cancelled', dueDay: '2026-12-01' }, []],
  ])('%j', (action, expected) => expect(words([], [action])).toEqual(expected))
})

describe('the order of the page', () => {
  it('is longest overdue, then by the hour, then by day', () => {
    const rows = rowsOf(
      [
        session({ id: 'afternoon', blocks: [on(today, false, 840)] }),
        session({ id: 'morning' }),
        session({ id: 'friday', blocks: [on('2026-12-11')] }),
        held('2026-12-01', { id: 'file', fileMissing: 2 }),
      ],
      [
        { id: 'old', status: 'open', dueDay: '2026-11-30' },
        { id: 'today', status: 'open', dueDay: today },
        { id: 'thursday', status: 'open', dueDay: '2026-12-10' },
      ],
    )
    expect(rows.map(({ id }) => id)).toEqual([
      'old',
      'file',
      'morning',
      'afternoon',
      'today',
      'thursday',
      'friday',
    ])
  })

  it('does not depend on the order of the facts, and tells overdue by the day', () => {
    const day = fc.integer({ min: -12, max: 12 }).map(offset => addDays(today, offset))
    const anySession = fc.record({
      status: fc.constantFrom(...sessionStatuses),
      blocks: fc.array(
        fc.tuple(day, fc.boolean()).map(([each, recorded]) => on(each, recorded)),
        { maxLength: 3 },
      ),
      enrolled: fc.nat(3),
      signInPrinted: fc.boolean(),
      marksMissing: fc.nat(2),
      certificatesDue: fc.nat(2),
      toFollowUp: fc.nat(2),
      fileMissing: fc.nat(2),
      papersLost: fc.nat(2),
    })
    const anyAction = fc.record({ status: fc.constantFrom(...actionStatuses), dueDay: fc.option(day) })
    fc.assert(
      fc.property(
        fc.array(anySession, { maxLength: 6 }),
        fc.array(anyAction, { maxLength: 6 }),
        (some, others) => {
          const sessions = some.map((each, index) => ({ ...each, id: `s${index}` }))
          const actions = others.map((each, index) => ({ ...each, id: `a${index}` }))
          const rows = rowsOf(sessions, actions)
          expect(rowsOf([...sessions].reverse(), [...actions].reverse())).toEqual(rows)
          expect([...rows].sort(compareRows)).toEqual(rows)
          for (const row of rows) {
            expect(row.group === 'overdue').toBe(row.overdueDays > 0)
            expect(row.group === 'overdue').toBe(row.day !== null && row.day < today)
          }
        },
      ),
    )
  })
})
