import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { sessionStatuses } from '../../../src/domain/sessions/codes'
import {
  fileDueDay,
  fileItemRefusal,
  missingFileItems,
  newFileItems,
} from '../../../src/domain/sessions/file/session-file'
import { nextAction, type SessionProgress } from '../../../src/domain/sessions/next-action'
import {
  cancelRefusal,
  closeRefusal,
  reopenRefusal,
  restoreRefusal,
} from '../../../src/domain/sessions/session-status'

describe('the way of a session', () => {
  test.each([
    ['scheduled', 0, '大面积延误', null],
    ['scheduled', 0, ' ', 'no_reason'],
    ['scheduled', 1, '大面积延误', 'has_attendance'],
    ['held', 2, '大面积延误', 'already_held'],
    ['closed', 2, '大面积延误', 'already_held'],
    ['cancelled', 0, '大面积延误', 'already_cancelled'],
  ] as const)(
    'cancelling a %s session with %i blocks recorded, "%s": %s',
    (status, recordedBlocks, reason, refusal) => {
      expect(cancelRefusal({ status, recordedBlocks, reason })).toBe(refusal)
    },
  )

  test.each([
    ['held', 0, 0, 0, null],
    ['held', 1, 2, 3, 'attendance_missing'],
    ['held', 0, 2, 3, 'marks_missing'],
    ['held', 0, 0, 3, 'file_incomplete'],
    ['scheduled', 0, 0, 0, 'not_held'],
  ] as const)('closing a %s session: %i, %i, %i missing: %s', (status, blocks, marks, file, refusal) => {
    expect(closeRefusal({ status, unrecordedBlocks: blocks, marksMissing: marks, fileMissing: file })).toBe(
      refusal,
    )
  })

  it('restores only what was cancelled and reopens only what was closed', () => {
    expect(sessionStatuses.filter(status => restoreRefusal(status) === null)).toEqual(['cancelled'])
    expect(sessionStatuses.filter(status => reopenRefusal(status) === null)).toEqual(['closed'])
  })
})

describe('the next action of a session', () => {
  const today = '2026-12-09'
  const session: SessionProgress = {
    status: 'held',
    firstDay: '2026-12-01',
    lastDay: '2026-12-02',
    enrolled: 42,
    signInPrinted: true,
    recordedBlocks: 2,
    dueBlocks: 0,
    marksMissing: 0,
    certificatesDue: 0,
    fileMissing: 0,
  }
  const ahead = {
    status: 'scheduled' as const,
    firstDay: '2026-12-10',
    lastDay: '2026-12-11',
    recordedBlocks: 0,
    fileMissing: 8,
    marksMissing: 42,
  }
  test.each<[string, Partial<SessionProgress>, string | null, number | null]>([
    ['no dates', { firstDay: null, lastDay: null }, 'add_blocks', null],
    ['nobody', { ...ahead, enrolled: 0 }, 'add_people', null],
    ['ahead, not printed', { ...ahead, signInPrinted: false }, 'print_sign_in', null],
    ['ahead, printed', ahead, null, null],
    [
      'today, not printed',
      { ...ahead, firstDay: today, dueBlocks: 1, signInPrinted: false },
      'print_sign_in',
      null,
    ],
    ['today, printed', { ...ahead, firstDay: today, dueBlocks: 1 }, 'record_attendance', 1],
    [
      'past, never printed',
      { ...ahead, firstDay: '2026-12-08', lastDay: '2026-12-08', dueBlocks: 2, signInPrinted: false },
      'record_attendance',
      2,
    ],
    [
      'second day to come',
      { firstDay: '2026-12-08', lastDay: '2026-12-10', recordedBlocks: 1, marksMissing: 42 },
      null,
      null,
    ],
    ['marks', { marksMissing: 7, certificatesDue: 29, fileMissing: 2 }, 'enter_marks', 7],
    ['certificates', { certificatesDue: 29, fileMissing: 2 }, 'issue_certificates', 29],
    ['file', { fileMissing: 2 }, 'complete_file', 2],
    ['done', {}, 'close', null],
    ['closed', { status: 'closed', fileMissing: 2 }, null, null],
    ['cancelled', { status: 'cancelled', marksMissing: 2 }, null, null],
  ])('%s', (_, change, action, count) => {
    const next = nextAction({ ...session, ...change }, today)
    expect(next).toEqual(action === null ? null : { action, count })
  })

  it('ends: doing each action leads to a closed session', () => {
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.nat(3),
        fc.nat(3),
        fc.nat(3),
        (dueBlocks, marksMissing, certificatesDue, fileMissing) => {
          let now: SessionProgress = { ...session, dueBlocks, marksMissing, certificatesDue, fileMissing }
          for (let step = 0; step < 5; step += 1) {
            const next = nextAction(now, today)
            if (next?.action === 'record_attendance') now = { ...now, dueBlocks: 0 }
            else if (next?.action === 'enter_marks') now = { ...now, marksMissing: 0 }
            else if (next?.action === 'issue_certificates') now = { ...now, certificatesDue: 0 }
            else if (next?.action === 'complete_file') now = { ...now, fileMissing: 0 }
            else if (next?.action === 'close') now = { ...now, status: 'closed' }
          }
          expect(now.status).toBe('closed')
          expect(
            closeRefusal({
              status: 'held',
              unrecordedBlocks: now.dueBlocks,
              marksMissing: now.marksMissing,
              fileMissing: now.fileMissing,
            }),
          ).toBeNull()
        },
      ),
    )
  })
})

describe('the session file', () => {
  it('asks for eight papers, six where nothing is marked', () => {
    expect(missingFileItems(newFileItems({ assessed: true }))).toHaveLength(8)
    expect(missingFileItems(newFileItems({ assessed: false }))).toEqual([
      'notice',
      'roster',
      'sign_in',
      'materials',
      'evaluation',
      'summary',
    ])
  })

  it('is due five days after the last day', () => {
    expect(fileDueDay('2026-12-28')).toBe('2027-01-02')
    expect(fileDueDay('2026-12-28', 10)).toBe('2027-01-07')
  })

  it('keeps a scan from being called unnecessary', () => {
    expect(fileItemRefusal({ session: 'held', to: 'not_needed', attachments: 1 })).toBe('has_attachment')
    expect(fileItemRefusal({ session: 'held', to: 'not_needed', attachments: 0 })).toBeNull()
    expect(fileItemRefusal({ session: 'closed', to: 'done', attachments: 0 })).toBe('session_closed')
    expect(fileItemRefusal({ session: 'cancelled', to: 'done', attachments: 0 })).toBe('session_cancelled')
  })
})
