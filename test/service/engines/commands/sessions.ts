import { file } from '../office-classes'
import type { CommandsOf } from './case'

export const sessions: CommandsOf<'sessions'> = {
  setFileItem: [
    office => ({ sessionId: office.held, kind: 'materials', state: 'done', note: '放在共享盘' }),
    {
      refused: 'has_attachment',
      given: office => ({ sessionId: office.held, kind: 'sign_in', state: 'not_needed' }),
    },
  ],
  noteAttachment: [
    office => ({ sessionId: office.held, kind: 'papers', ...file('b'), bytes: 3_000_000_000 }),
    // The same scan again, and the same bytes for another paper.
    office => ({ sessionId: office.held, kind: 'sign_in', ...file('a') }),
    office => ({ sessionId: office.held, kind: 'summary', ...file('a') }),
  ],
  removeAttachment: [office => ({ id: office.scan })],
  schedule: [
    office => ({
      courseId: office.course,
      planLineId: office.planLine,
      capacity: 1,
      note: '请自带工牌',
      blocks: [
        { day: '2027-01-05', starts: 540, ends: 720, trainerId: office.guest, roomId: office.room },
        { day: '2027-01-06', starts: 540, ends: 660 },
      ],
      personIds: [office.wang, office.li, office.zhao],
    }),
    {
      refused: 'blocks_overlap',
      given: office => ({
        courseId: office.course,
        blocks: [
          { day: '2027-01-05', starts: 540, ends: 720 },
          { day: '2027-01-05', starts: 700, ends: 800 },
        ],
      }),
    },
  ],
  reschedule: [
    ({ coming, comingBlocks, room }) => ({
      id: coming,
      capacity: 20,
      note: '改期',
      blocks: [
        { id: comingBlocks[0], day: '2026-12-21', starts: 600, ends: 720, roomId: room },
        { day: '2026-12-22', starts: 540, ends: 600, topic: '复盘' },
      ],
    }),
    {
      refused: 'block_recorded',
      given: office => ({ id: office.held, blocks: [{ day: '2026-12-01', starts: 1, ends: 2 }] }),
    },
  ],
  changeScheme: [
    office => ({
      id: office.coming,
      creditedMinutes: 240,
      theoryWeight: 50,
      practiceWeight: 50,
      passMark: 7000,
      minimumAttendance: null,
    }),
    {
      refused: 'certificates_issued',
      given: office => ({
        id: office.held,
        creditedMinutes: 1,
        theoryWeight: 100,
        practiceWeight: 0,
        passMark: 1,
        minimumAttendance: 80,
      }),
    },
  ],
  cancel: [
    office => ({ id: office.coming, reason: '台风' }),
    { refused: 'already_cancelled', given: office => ({ id: office.cancelled, reason: '台风' }) },
  ],
  restore: [office => ({ id: office.cancelled })],
  close: [
    office => ({ id: office.held, withIncompleteFile: true }),
    { refused: 'file_incomplete', given: office => ({ id: office.held }) },
    { refused: 'not_held', given: office => ({ id: office.coming }) },
  ],
  reopen: [office => ({ id: office.closed })],
  recordAttendance: [
    ({ held, heldBlocks, ofZhang, ofLiu }) => ({
      sessionId: held,
      blockIds: heldBlocks,
      exceptions: [
        { blockId: heldBlocks[0] ?? '', enrolmentId: ofZhang, state: 'late', missedMinutes: 15 },
        { blockId: heldBlocks[1] ?? '', enrolmentId: ofLiu, state: null },
      ],
    }),
    ({ held, heldBlocks, ofLi }) => ({
      sessionId: held,
      blockIds: heldBlocks,
      recorded: false,
      exceptions: [{ blockId: heldBlocks[0] ?? '', enrolmentId: ofLi, state: 'leave' }],
    }),
    {
      refused: 'certificate_issued',
      given: ({ held, heldBlocks, ofWang }) => ({
        sessionId: held,
        blockIds: heldBlocks,
        exceptions: [{ blockId: heldBlocks[0] ?? '', enrolmentId: ofWang, state: 'late', missedMinutes: 15 }],
      }),
    },
    {
      refused: 'not_yet',
      given: office => ({ sessionId: office.coming, blockIds: office.comingBlocks, exceptions: [] }),
    },
  ],
  writeAttendance: [
    ({ held, heldBlocks, wang, li, chen }) => ({
      sessionId: held,
      fileName: '门禁.csv',
      sheet: '',
      counts: { scans: 5 },
      attendance: [wang, li, chen].map((personId, at) => ({
        personId,
        blockId: heldBlocks[at % 2] ?? '',
        state: at === 1 ? ('late' as const) : ('present' as const),
        minutes: at === 1 ? 20 : null,
        scannedIn: 530 + at,
        scannedOut: null,
        source: 'scan' as const,
      })),
    }),
    {
      refused: 'no_block_that_day',
      given: ({ coming, comingBlocks, wang }) => ({
        sessionId: coming,
        fileName: '门禁.csv',
        sheet: '',
        counts: {},
        attendance: [
          {
            personId: wang,
            blockId: comingBlocks[0] ?? '',
            state: 'present',
            minutes: null,
            scannedIn: 530,
            scannedOut: null,
            source: 'scan',
          },
        ],
      }),
    },
  ],
  addWalkIn: [
    office => ({ sessionId: office.held, personId: office.chen, blockIds: office.heldBlocks.slice(1) }),
    office => ({ sessionId: office.coming, personId: office.zhang }),
    { refused: 'already', given: office => ({ sessionId: office.held, personId: office.wang }) },
  ],
  markSignInPrinted: [office => ({ sessionId: office.coming })],
  enrol: [
    office => ({
      sessionId: office.coming,
      personIds: [office.zhang, office.wang, office.zhao],
      origin: 'make_up',
    }),
    // Back on the roll.
    async office => {
      await office.does('sessions', 'withdraw', { enrolmentId: office.comingOfLi })
      return { sessionId: office.coming, personIds: [office.li] }
    },
    // Whoever left is left out, and nothing is written.
    office => ({ sessionId: office.coming, personIds: [office.zhao] }),
  ],
  changeRoll: [
    office => ({
      sessionId: office.coming,
      add: [office.zhang, office.liu],
      withdraw: [{ enrolmentId: office.comingOfLi, note: '值班' }],
    }),
  ],
  withdraw: [
    office => ({ enrolmentId: office.comingOfLi, note: '请假' }),
    { refused: 'has_certificate', given: office => ({ enrolmentId: office.ofWang }) },
    { refused: 'has_marks', given: office => ({ enrolmentId: office.ofLi }) },
  ],
}
