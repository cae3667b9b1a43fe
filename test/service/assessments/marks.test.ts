import { describe, expect, it, test } from 'vitest'
import { openExamRoom } from './exam-room'

describe('a first mark', () => {
  it('has a total by weight, a verdict by the pass line and a grade by its band', async () => {
    const room = await openExamRoom()
    const counts = await room.enter({
      王契: { theory: 92, practice: 88 },
      欧阳娜娜: { theory: 64, practice: 80 },
    })
    expect(counts).toEqual({ passed: 1, failed: 1, raised: 1 })
    expect((await room.row('王契')).first).toMatchObject({
      total: 9040,
      verdict: 'passed',
      grade: 'excellent',
    })
    // 70.4 is 中, and yet below a pass line of 80.
    expect((await room.row('欧阳娜娜')).first).toMatchObject({
      total: 7040,
      verdict: 'failed',
      grade: 'fair',
    })
    expect((await room.sheet()).summary).toEqual({
      passed: 1,
      failed: 1,
      missed: 0,
      deferred: 0,
      cheating: 0,
      notEntered: 2,
      absent: 0,
      first: { passed: 1, sat: 2, rate: 0.5 },
      afterResits: { passed: 1, sat: 2, rate: 0.5 },
    })
  })

  test.each([
    // 60 % of 80.01 and 40 % of 80.02 are 80.014; of 80.01 and 80.03 they are 80.018.
    [80.01, 80.02, 8001],
    [80.01, 80.03, 8002],
    // 60 % of 79.99 and 40 % of 80.01 are 79.998: rounded up, at the pass line.
    [79.99, 80.01, 8000],
    [88.5, 91, 8950],
    [100, 100, 10_000],
    [0, 0, 0],
  ])('of %d and %d totals %i hundredths', async (theory, practice, total) => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory, practice } })
    expect((await room.row('王契')).first?.total).toBe(total)
  })

  it('rounds an exact half up', async () => {
    const room = await openExamRoom()
    const held = await room.hold({ theoryWeight: 50, practiceWeight: 50 })
    await room.enter({ 王契: { theory: 80, practice: 79.99 } }, { in: held })
    expect((await room.row('王契', held)).first).toMatchObject({ total: 8000, verdict: 'passed' })
  })

  it('counts theory alone where practice has no weight', async () => {
    const room = await openExamRoom()
    const held = await room.hold({ theoryWeight: 100, practiceWeight: 0 })
    await room.enter({ 王契: { theory: 81.5 }, 李娜: { theory: 79, practice: 100 } }, { in: held })
    expect((await room.row('王契', held)).first).toMatchObject({ total: 8150, verdict: 'passed' })
    expect((await room.row('李娜', held)).first).toMatchObject({ total: 7900, verdict: 'failed' })
  })

  it('changes only what is named, and is gone when its last component is cleared', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 92 } })
    expect((await room.row('王契')).first).toMatchObject({ verdict: 'incomplete', total: null })
    await room.enter({ 王契: { practice: 88, note: '复核过' } })
    expect((await room.row('王契')).first).toMatchObject({ total: 9040, note: '复核过' })
    await room.enter({ 王契: { note: null } })
    expect((await room.row('王契')).first).toMatchObject({ total: 9040, note: null })
    await room.enter({ 王契: { theory: null, practice: null } })
    expect((await room.row('王契')).first).toBeNull()
  })

  test.each([
    [{ theory: 'missed', practice: 90 }, 'missed'],
    [{ theory: 90, practice: 'deferred' }, 'deferred'],
    [{ theory: 'cheating', practice: 'missed' }, 'cheating'],
    [{ theory: 'deferred', practice: 'missed' }, 'missed'],
  ] as const)('%j is %s', async (marks, verdict) => {
    const room = await openExamRoom()
    await room.enter({ 赵博文: marks })
    expect((await room.row('赵博文')).first).toMatchObject({ verdict, total: null, grade: null })
    expect((await room.sheet()).summary).toMatchObject({ [verdict]: 1, notEntered: 3 })
  })

  it('is not owed by people who never came', async () => {
    const room = await openExamRoom()
    const held = await room.hold({}, { absent: ['赵博文', '李娜'] })
    expect((await room.sheet(held)).summary).toMatchObject({ notEntered: 2, absent: 2 })
    expect((await room.row('赵博文', held)).absent).toBe(true)
    await room.enter({ 赵博文: { theory: 'missed' } }, { in: held })
    expect((await room.sheet(held)).summary).toMatchObject({ missed: 1, notEntered: 2, absent: 1 })
  })
})

describe('marks are refused', () => {
  it('all or none: one who is not on the roll keeps the others unwritten', async () => {
    const room = await openExamRoom()
    const marks = [
      { enrolmentId: room.roll.王契, theory: { kind: 'scored' as const, mark: 9000 } },
      { enrolmentId: 'nobody', theory: { kind: 'scored' as const, mark: 9000 } },
    ]
    const call = room.call('assessments', 'recordMarks', { sessionId: room.sessionId, marks })
    await expect(call).rejects.toMatchObject({ code: 'not_enrolled' })
    expect((await room.row('王契')).first).toBeNull()
  })

  it('where nothing is assessed', async () => {
    const room = await openExamRoom()
    const held = await room.hold({ theoryWeight: 0, practiceWeight: 0 })
    await expect(room.enter({ 王契: { theory: 90 } }, { in: held })).rejects.toMatchObject({
      code: 'not_assessed',
    })
  })

  it('of a closed session, which opens again', async () => {
    const room = await openExamRoom()
    const { sessionId } = room
    await expect(
      room.call('sessions', 'close', { id: sessionId, withIncompleteFile: true }),
    ).rejects.toMatchObject({ code: 'marks_missing', params: { count: 4 } })
    await room.enter({
      王契: { theory: 90, practice: 90 },
      欧阳娜娜: { theory: 'missed' },
      李娜: { theory: 'deferred' },
      赵博文: { theory: 50, practice: 50 },
    })
    await room.call('sessions', 'close', { id: sessionId, withIncompleteFile: true })
    await expect(room.enter({ 王契: { theory: 91 } })).rejects.toMatchObject({ code: 'session_closed' })
    await room.call('sessions', 'reopen', { id: sessionId })
    await room.enter({ 王契: { theory: 91 } })
  })

  it('keeps who has marks on the roll', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 90 } })
    await expect(room.call('sessions', 'withdraw', { enrolmentId: room.roll.王契 })).rejects.toMatchObject({
      code: 'has_marks',
    })
  })

  it('out of range never reach the book', async () => {
    const room = await openExamRoom()
    await expect(room.enter({ 王契: { theory: 100.01 } })).rejects.toThrow()
    await expect(room.enter({ 王契: { theory: -1 } })).rejects.toThrow()
  })
})

describe('a resit', () => {
  it('stands beside the first mark and decides the verdict', async () => {
    const room = await openExamRoom()
    await room.enter({ 李娜: { theory: 58, practice: 71 } })
    await room.enter({ 李娜: { theory: 82, practice: 82 } }, { attempt: 2 })
    const row = await room.row('李娜')
    expect(row.first).toMatchObject({ total: 6320, verdict: 'failed' })
    expect(row.resits).toMatchObject([{ attempt: 2, total: 8200, verdict: 'passed' }])
    expect(row.finalVerdict).toBe('passed')
    expect((await room.sheet()).summary).toMatchObject({ passed: 1, failed: 0 })
    expect(await room.level('李娜')).toBe(3)
  })

  it('comes a second time when the first one failed, and not out of turn', async () => {
    const room = await openExamRoom()
    await room.enter({ 李娜: { theory: 58, practice: 71 } })
    await expect(room.enter({ 李娜: { theory: 82 } }, { attempt: 3 })).rejects.toMatchObject({
      code: 'no_first_mark',
    })
    await room.enter({ 李娜: { theory: 'missed' } }, { attempt: 2 })
    // A resit that was missed changes nothing of a mark that failed.
    expect(await room.row('李娜')).toMatchObject({ finalVerdict: 'failed', resitNotSat: 'missed' })
    await room.enter({ 李娜: { theory: 90, practice: 90 } }, { attempt: 3 })
    expect((await room.row('李娜')).finalVerdict).toBe('passed')
  })

  test.each([
    [{}, 'no_first_mark'],
    [{ theory: 90 }, 'no_first_mark'],
    [{ theory: 90, practice: 90 }, 'passed'],
    [{ theory: 'cheating' }, 'cheating'],
  ] as const)('after %j is refused as %s', async (first, code) => {
    const room = await openExamRoom()
    if (Object.keys(first).length > 0) await room.enter({ 李娜: first })
    await expect(room.enter({ 李娜: { theory: 90 } }, { attempt: 2 })).rejects.toMatchObject({ code })
  })

  it('is called by the cell that was entered, so that undo says which one went', async () => {
    const room = await openExamRoom()
    const words = async () =>
      (await room.call('book', 'history', { limit: 1 })).entries[0]?.params as { context?: string }
    await room.enter({ 李娜: { theory: 58, practice: 71 } })
    expect(await words()).toMatchObject({ name: '李娜', context: 'person' })
    await room.enter({ 李娜: { theory: 85 } }, { attempt: 2 })
    expect(await words()).toMatchObject({ name: '李娜', context: 'resitPerson_theory' })
    await room.enter({ 李娜: { note: '补考' } }, { attempt: 2 })
    expect(await words()).toMatchObject({ context: 'resitPerson_note' })
    await room.enter({ 李娜: { practice: 72 } })
    expect(await words()).toMatchObject({ context: 'person_practice' })
    await room.enter({ 李娜: { note: null } }, { attempt: 2 })
    expect(await words()).toMatchObject({ context: 'resitPerson_note_cleared' })
    await room.enter({ 李娜: { theory: null } }, { attempt: 2 })
    expect(await words()).toMatchObject({ context: 'resitPerson_theory_cleared' })
  })

  it('holds the mark it stands beside', async () => {
    const room = await openExamRoom()
    await room.enter({ 李娜: { theory: 58, practice: 71 } })
    await room.enter({ 李娜: { theory: 60 } }, { attempt: 2 })
    const clear = { theory: null, practice: null }
    await expect(room.enter({ 李娜: clear })).rejects.toMatchObject({
      code: 'resit_stands',
      params: { name: '李娜' },
    })
    await expect(room.enter({ 李娜: { theory: null } })).rejects.toMatchObject({ code: 'resit_stands' })
    await room.enter({ 李娜: { theory: 59 } })
    await room.enter({ 李娜: { theory: null } }, { attempt: 2 })
    await room.enter({ 李娜: clear })
    expect((await room.row('李娜')).first).toBeNull()
  })
})

describe('passing', () => {
  it('raises the competency, the gap map shows it, and undo takes it back', async () => {
    const room = await openExamRoom()
    await room.rate('王契', 1, '2026-06-01')
    await room.rate('李娜', 2, '2026-06-01')
    expect(await room.short()).toBe(2)
    expect(await room.enter({ 王契: { theory: 90, practice: 90 } })).toMatchObject({ raised: 1 })
    expect(await room.level('王契')).toBe(3)
    expect(await room.short()).toBe(1)
    expect((await room.row('王契')).raised).toEqual([
      { competency: '投诉处理流程', competencyEn: null, level: 3 },
    ])
    await room.undoNewest()
    expect(await room.level('王契')).toBe(1)
    expect(await room.short()).toBe(2)
  })

  it('is un-passed by a corrected mark, which takes the level back', async () => {
    const room = await openExamRoom()
    await room.rate('王契', 2, '2026-06-01')
    await room.enter({ 王契: { theory: 90, practice: 90 } })
    await room.enter({ 王契: { theory: 60 } })
    expect(await room.level('王契')).toBe(2)
    expect((await room.row('王契')).raised).toEqual([])
    await room.enter({ 王契: { theory: 85 } })
    expect(await room.level('王契')).toBe(3)
  })

  it('never lowers', async () => {
    const room = await openExamRoom()
    await room.rate('王契', 5, '2026-06-01')
    expect(await room.enter({ 王契: { theory: 90, practice: 90 } })).toMatchObject({ passed: 1, raised: 0 })
    expect(await room.level('王契')).toBe(5)
    await room.enter({ 王契: { theory: 'missed' } })
    expect(await room.level('王契')).toBe(5)
  })

  it('twice raises once', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 90, practice: 90 } })
    expect(await room.enter({ 王契: { theory: 95 } })).toMatchObject({ raised: 0 })
    expect((await room.row('王契')).raised).toHaveLength(1)
  })
})

describe('a changed scheme', () => {
  it('works out every verdict again, and the levels with it', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 90, practice: 70 }, 李娜: { theory: 70, practice: 90 } })
    expect((await room.row('王契')).finalVerdict).toBe('passed')
    await room.call('sessions', 'changeScheme', {
      id: room.sessionId,
      theoryWeight: 40,
      practiceWeight: 60,
      passMark: 8000,
      minimumAttendance: 80,
      creditedMinutes: 360,
    })
    expect((await room.row('王契')).first).toMatchObject({ total: 7800, verdict: 'failed' })
    expect((await room.row('李娜')).first).toMatchObject({ total: 8200, verdict: 'passed' })
    expect([await room.level('王契'), await room.level('李娜')]).toEqual([null, 3])
    await room.undoNewest()
    expect((await room.row('王契')).first).toMatchObject({ total: 8200, verdict: 'passed' })
    expect([await room.level('王契'), await room.level('李娜')]).toEqual([3, null])
  })

  it('keeps a resit though its first mark is incomplete under the new weights', async () => {
    const room = await openExamRoom()
    const held = await room.hold({ theoryWeight: 100, practiceWeight: 0 })
    await room.enter({ 李娜: { theory: 50 } }, { in: held })
    await room.enter({ 李娜: { theory: 85 } }, { in: held, attempt: 2 })
    await room.call('sessions', 'changeScheme', {
      id: held.sessionId,
      theoryWeight: 60,
      practiceWeight: 40,
      passMark: 8000,
      minimumAttendance: 80,
      creditedMinutes: 360,
    })
    const row = await room.row('李娜', held)
    expect([row.first?.verdict, row.resits[0]?.verdict, row.finalVerdict]).toEqual([
      'incomplete',
      'incomplete',
      'incomplete',
    ])
  })
})

describe('rows of a score file', () => {
  const file = { fileName: '成绩.xlsx', sheet: 'Sheet1', counts: { new: 2 } }

  it('are written as one command; people not on the roll are left out or put on it', async () => {
    const room = await openExamRoom()
    const { id: stranger } = await room.call('people', 'hire', { name: '江春梅', staffNo: '00852' })
    const rows = [
      {
        personId: room.people.王契,
        theory: { kind: 'scored' as const, mark: 9000 },
        practice: { kind: 'missed' as const },
      },
      {
        personId: stranger,
        theory: { kind: 'scored' as const, mark: 8850 },
        practice: { kind: 'scored' as const, mark: 9100 },
      },
    ]
    const input = { sessionId: room.sessionId, ...file, rows }
    expect(await room.call('assessments', 'writeScores', input)).toEqual({
      written: 1,
      enrolled: 0,
      notOnRoll: 1,
    })
    expect((await room.row('王契')).first?.verdict).toBe('missed')
    expect((await room.sheet()).rows).toHaveLength(4)

    const seq = await room.seqOf('assessments', 'writeScores', { ...input, enrolMissing: true })
    const added = (await room.sheet()).rows.find(row => row.personId === stranger)
    expect(added?.first).toMatchObject({ total: 8950, verdict: 'passed' })
    // As on the class list: what was held before they came onto the roll they did not sit in.
    const attended = await room.call('sessions', 'attendance', { sessionId: room.sessionId })
    expect(attended.people.find(({ personId }) => personId === stranger)).toMatchObject({
      states: [{ state: 'absent' }],
      creditedMinutes: 0,
    })
    await room.call('book', 'undo', { seq })
    expect((await room.sheet()).rows).toHaveLength(4)
  })

  it('leave what they have no column for', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 90, practice: 90 } })
    await room.call('assessments', 'writeScores', {
      sessionId: room.sessionId,
      ...file,
      rows: [{ personId: room.people.王契, practice: { kind: 'scored', mark: 8000 } }],
    })
    expect((await room.row('王契')).first).toMatchObject({ total: 8600, theory: { mark: 9000 } })
  })
})

it('says of an unknown session that there is none', async () => {
  const room = await openExamRoom()
  expect(await room.call('assessments', 'sheet', { sessionId: 'nothing' })).toBeNull()
})
