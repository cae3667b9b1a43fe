import { describe, expect, it, test } from 'vitest'
import { type ExamRoom, type Held, names, openExamRoom } from '../assessments/exam-room'
import { testDay } from '../support/service'

const good = { theory: 90, practice: 90 }
const everybody = { 王契: good, 欧阳娜娜: good, 李娜: good, 赵博文: good }

async function issue(room: ExamRoom, who: readonly (typeof names)[number][] = names, held: Held = room) {
  return room.call('certificates', 'issue', {
    sessionId: held.sessionId,
    enrolmentIds: who.map(name => held.roll[name]),
  })
}

async function ofSession(room: ExamRoom, held: Held = room) {
  const found = await room.call('certificates', 'ofSession', { sessionId: held.sessionId })
  if (!found) throw new Error('no such session')
  return found
}

const log = async (room: ExamRoom) => (await room.call('certificates', 'list', {})).rows

describe('issuing', () => {
  it('numbers in the order of the roll, and says who may have one and who not and why', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good, 欧阳娜娜: { theory: 50, practice: 60 }, 李娜: { theory: 'missed' } })
    const before = await ofSession(room)
    expect(before).toMatchObject({ ready: 1, nextNumber: 'KF-TS-2026-0001', lastDay: testDay })
    expect(before.rows.map(row => [row.name, row.verdict, row.refusal])).toEqual([
      ['王契', 'passed', null],
      ['欧阳娜娜', 'failed', 'not_passed'],
      ['李娜', 'missed', 'not_passed'],
      ['赵博文', 'incomplete', 'no_result'],
    ])
    expect((await issue(room, ['王契'])).numbers).toEqual(['KF-TS-2026-0001'])
    const after = await ofSession(room)
    expect(after.rows[0]).toMatchObject({
      refusal: 'already_issued',
      certificate: { number: 'KF-TS-2026-0001', prints: 0 },
    })
    expect(after).toMatchObject({ ready: 0, nextNumber: 'KF-TS-2026-0002' })
  })

  it('gives nobody one when one of them may not have it, and names them', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good, 李娜: { theory: 40, practice: 40 } })
    await expect(issue(room, ['王契', '李娜'])).rejects.toMatchObject({
      code: 'not_passed',
      params: { name: '李娜' },
    })
    expect(await log(room)).toEqual([])
    await issue(room, ['王契'])
    await expect(issue(room, ['王契'])).rejects.toMatchObject({ code: 'already_issued' })
  })

  it('gives one to somebody named twice', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    expect((await issue(room, ['王契', '王契'])).numbers).toHaveLength(1)
  })

  it('waits until the session was held, and is never dated before its end', async () => {
    const room = await openExamRoom()
    const held = await room.hold({}, { recorded: false })
    await room.enter({ 王契: good }, { in: held })
    await expect(issue(room, ['王契'], held)).rejects.toMatchObject({ code: 'session_not_held' })
    await room.enter({ 王契: good })
    await expect(
      room.call('certificates', 'issue', {
        sessionId: room.sessionId,
        enrolmentIds: [room.roll.王契],
        issuedOn: '2026-12-08',
      }),
    ).rejects.toMatchObject({ code: 'dated_before_end', params: { day: testDay } })
  })

  it('asks for attendance alone where nothing is assessed', async () => {
    const room = await openExamRoom()
    const held = await room.hold({ theoryWeight: 0, practiceWeight: 0 }, { absent: ['李娜'] })
    expect((await ofSession(room, held)).rows.map(row => row.refusal)).toEqual([null, null, 'absent', null])
    expect(await room.call('certificates', 'toIssue', {})).toMatchObject([
      { sessionId: held.sessionId, ready: 3, notReady: 1 },
    ])
    const { certificateIds } = await issue(room, ['王契', '欧阳娜娜', '赵博文'], held)
    expect(await room.call('certificates', 'toIssue', {})).toEqual([])
    const paper = await room.call('certificates', 'preview', {
      id: certificateIds[0] ?? null,
      sessionId: null,
    })
    expect(paper?.html).toContain('全程出勤，准予结业')
    expect(paper?.html).toContain('attended it in full')
    expect(paper?.html).not.toMatch(/考核合格|passed the assessment/)
  })

  it('counts what is waiting per session', async () => {
    const room = await openExamRoom()
    await room.enter({ ...everybody, 李娜: { theory: 50, practice: 50 } })
    await issue(room, ['王契'])
    expect(await room.call('certificates', 'toIssue', {})).toMatchObject([
      { sessionId: room.sessionId, courseName: '投诉处理', number: 1, ready: 2, notReady: 1 },
    ])
  })
})

describe('numbers', () => {
  it('run per pattern, kind and year', async () => {
    const room = await openExamRoom()
    await room.enter(everybody)
    expect((await issue(room, ['王契', '李娜'])).numbers).toEqual(['KF-TS-2026-0001', 'KF-TS-2026-0002'])
    const next = await room.call('certificates', 'issue', {
      sessionId: room.sessionId,
      enrolmentIds: [room.roll.欧阳娜娜],
      issuedOn: '2027-01-04',
    })
    expect(next.numbers).toEqual(['KF-TS-2027-0001'])
    const other = await room.hold({ certificateKind: 'SG' })
    await room.enter({ 王契: good }, { in: other })
    expect((await issue(room, ['王契'], other)).numbers).toEqual(['KF-SG-2026-0001'])
    await room.call('settings', 'changeOffice', { certificatePattern: '{company}字〔{year}〕第{serial}号' })
    expect((await issue(room, ['赵博文'])).numbers).toEqual(['KF字〔2026〕第1号'])
  })

  it('never return: not after undo, not after voiding, not after a reissue', async () => {
    const room = await openExamRoom()
    await room.enter(everybody)
    await issue(room, ['王契', '李娜'])
    await room.undoNewest()
    expect((await log(room)).map(one => [one.number, one.status, one.voidReason])).toEqual([
      ['KF-TS-2026-0002', 'voided', null],
      ['KF-TS-2026-0001', 'voided', null],
    ])
    const { certificateIds, numbers } = await issue(room, ['王契'])
    expect(numbers).toEqual(['KF-TS-2026-0003'])
    await room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '姓名有误' })
    const again = await room.call('certificates', 'reissue', {
      enrolmentId: room.roll.王契,
      reason: '姓名有误',
    })
    expect(again.number).toBe('KF-TS-2026-0004')
    expect(new Set((await log(room)).map(one => one.number)).size).toBe(4)
  })

  it('step over one that is there already', async () => {
    const room = await openExamRoom()
    await room.enter(everybody)
    await room.call('settings', 'changeOffice', { certificatePattern: '{year}-{serial:4}' })
    await issue(room, ['王契'])
    // Another series that comes to the same numbers.
    await room.call('settings', 'changeOffice', { certificatePattern: '2026-{serial:4}' })
    expect((await ofSession(room)).nextNumber).toBe('2026-0002')
    expect((await issue(room, ['李娜'])).numbers).toEqual(['2026-0002'])
  })
})

describe('what a certificate says', () => {
  it('stays when the person, the course and the office are renamed', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 95, practice: 95 } })
    const { certificateIds } = await issue(room, ['王契'])
    const id = certificateIds[0] ?? ''
    await room.call('people', 'change', { id: room.people.王契, name: '王溪' })
    await room.call('settings', 'changeOffice', { company: '新名称' })
    const preview = await room.call('certificates', 'preview', { id, sessionId: null })
    expect(preview?.face).toMatchObject({ personName: '王契', courseName: '投诉处理', grade: 'excellent' })
    expect(preview?.html).toContain('王契')
    expect(preview?.html).not.toContain('新名称')
    expect((await log(room))[0]).toMatchObject({ name: '王溪', printedName: '王契' })
  })

  it('is shown beforehand for the first person ready, and leaves no trace', async () => {
    const room = await openExamRoom()
    await room.enter({ 李娜: good })
    const sample = await room.call('certificates', 'preview', {
      id: null,
      sessionId: room.sessionId,
      issuedOn: '2027-01-04',
    })
    expect(sample?.face).toMatchObject({
      personName: '李娜',
      number: 'KF-TS-2027-0001',
      issuedOn: '2027-01-04',
    })
    expect((await issue(room, ['李娜'])).numbers).toEqual(['KF-TS-2026-0001'])
  })

  it('is valid for the months of its course', async () => {
    const room = await openExamRoom()
    const held = await room.hold({ validityMonths: 24 })
    await room.enter({ 李娜: good }, { in: held })
    await issue(room, ['李娜'], held)
    expect((await log(room))[0]?.validUntil).toBe('2028-12-09')
  })

  it('holds the marks it rests on', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    await issue(room, ['王契'])
    const refused = { code: 'certificate_issued', params: { name: '王契', number: 'KF-TS-2026-0001' } }
    await expect(room.enter({ 王契: { theory: null, practice: null } })).rejects.toMatchObject(refused)
    await expect(room.enter({ 王契: { theory: 'cheating' } })).rejects.toMatchObject(refused)
    await expect(room.enter({ 王契: { theory: 50 } })).rejects.toMatchObject(refused)
    // The paper says 成绩优秀: passed with less is another paper.
    await expect(room.enter({ 王契: { theory: 80, practice: 80 } })).rejects.toMatchObject(refused)
    await room.enter({ 王契: { theory: 95, note: '复核' } })
    await expect(room.call('sessions', 'withdraw', { enrolmentId: room.roll.王契 })).rejects.toMatchObject({
      code: 'has_certificate',
    })
    await expect(
      room.call('sessions', 'changeScheme', {
        id: room.sessionId,
        theoryWeight: 50,
        practiceWeight: 50,
        passMark: 8000,
        minimumAttendance: 80,
        creditedMinutes: 360,
      }),
    ).rejects.toMatchObject({ code: 'certificates_issued', params: { count: 1 } })
  })

  it('lets the marks go once it is voided', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    const { certificateIds } = await issue(room, ['王契'])
    await room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '成绩更正' })
    await room.enter({ 王契: { theory: 50 } })
    expect((await room.row('王契')).finalVerdict).toBe('failed')
  })
})

describe('voiding and reissuing', () => {
  it('keeps the voided one in the log; the new one has its own number', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    const { certificateIds } = await issue(room, ['王契'])
    const id = certificateIds[0] ?? ''
    await expect(
      room.call('certificates', 'reissue', { enrolmentId: room.roll.王契, reason: '遗失' }),
    ).rejects.toMatchObject({
      code: 'still_valid',
    })
    await room.call('certificates', 'voidOne', { id, reason: '姓名有误' })
    await expect(room.call('certificates', 'voidOne', { id, reason: '再来' })).rejects.toMatchObject({
      code: 'already_voided',
    })
    await expect(issue(room, ['王契'])).rejects.toMatchObject({ code: 'voided_needs_reissue' })
    expect((await ofSession(room)).rows[0]).toMatchObject({
      certificate: null,
      voided: [{ number: 'KF-TS-2026-0001', voidReason: '姓名有误', voidedOn: testDay }],
      refusal: 'voided_needs_reissue',
    })
    await room.call('certificates', 'reissue', { enrolmentId: room.roll.王契, reason: '更正姓名' })
    expect((await ofSession(room)).rows[0]).toMatchObject({
      certificate: { number: 'KF-TS-2026-0002' },
      voided: [{ number: 'KF-TS-2026-0001' }],
    })
  })

  it('needs a reason, and somebody who still passes', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good, 李娜: good })
    await expect(
      room.call('certificates', 'reissue', { enrolmentId: room.roll.李娜, reason: '误' }),
    ).rejects.toMatchObject({
      code: 'not_voided',
    })
    const { certificateIds } = await issue(room, ['王契'])
    await expect(
      room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '  ' }),
    ).rejects.toThrow()
    await room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '成绩更正' })
    await room.enter({ 王契: { theory: 50, practice: 50 } })
    await expect(
      room.call('certificates', 'reissue', { enrolmentId: room.roll.王契, reason: '补发' }),
    ).rejects.toMatchObject({ code: 'not_passed' })
  })
})

describe('undo', () => {
  it('of an issue voids it, and the same people can be issued again without further ado', async () => {
    const room = await openExamRoom()
    await room.enter(everybody)
    await issue(room)
    await room.undoNewest()
    expect(await ofSession(room)).toMatchObject({ ready: 4 })
    expect((await room.call('book', 'undoState', {})).redo).toBeNull()
    expect((await issue(room)).numbers[0]).toBe('KF-TS-2026-0005')
  })

  it('of a void makes it valid again', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    const { certificateIds } = await issue(room, ['王契'])
    await room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '误操作' })
    await room.undoNewest()
    expect((await log(room))[0]).toMatchObject({ status: 'valid', voidReason: null, voidedOn: null })
  })

  it('of a reissue and its void leaves the first one valid and one at most', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    const { certificateIds } = await issue(room, ['王契'])
    const voided = await room.seqOf('certificates', 'voidOne', {
      id: certificateIds[0] ?? '',
      reason: '遗失',
    })
    await room.call('certificates', 'reissue', { enrolmentId: room.roll.王契, reason: '补发' })
    await expect(room.call('book', 'undo', { seq: voided })).rejects.toMatchObject({
      code: 'undo_touched_later',
    })
    await room.call('book', 'undo', { seq: voided, withLater: true })
    expect((await log(room)).map(one => [one.number, one.status])).toEqual([
      ['KF-TS-2026-0002', 'voided'],
      ['KF-TS-2026-0001', 'valid'],
    ])
    await expect(issue(room, ['王契'])).rejects.toMatchObject({ code: 'already_issued' })
    await expect(
      room.call('certificates', 'reissue', { enrolmentId: room.roll.王契, reason: '补发' }),
    ).rejects.toMatchObject({ code: 'still_valid' })
  })

  it('of a mark under a certificate is refused, or takes the certificate with it', async () => {
    const room = await openExamRoom()
    const seq = await room.seqOf('assessments', 'recordMarks', {
      sessionId: room.sessionId,
      marks: [
        {
          enrolmentId: room.roll.王契,
          theory: { kind: 'scored', mark: 9000 },
          practice: { kind: 'scored', mark: 9000 },
        },
      ],
    })
    await issue(room, ['王契'])
    await expect(room.call('book', 'undo', { seq })).rejects.toMatchObject({ code: 'undo_touched_later' })
    await room.call('book', 'undo', { seq, withLater: true })
    expect((await log(room))[0]?.status).toBe('voided')
    expect((await room.row('王契')).first).toBeNull()
  })
})

describe('the log', () => {
  it('comes page by page, newest first, with its totals', async () => {
    const room = await openExamRoom()
    await room.enter(everybody)
    const { certificateIds } = await issue(room)
    await room.call('certificates', 'voidOne', { id: certificateIds[1] ?? '', reason: '误' })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { rows: { number: string }[]; nextCursor: string | null; total: number } = await room.call(
        'certificates',
        'list',
        { limit: 3, cursor },
      )
      expect(page.total).toBe(4)
      seen.push(...page.rows.map(row => row.number))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(['KF-TS-2026-0004', 'KF-TS-2026-0003', 'KF-TS-2026-0002', 'KF-TS-2026-0001'])
    expect(await room.call('certificates', 'totals', {})).toEqual({
      valid: 3,
      expired: 0,
      voided: 1,
      thisYear: 4,
    })
  })

  test.each([
    ['王契', 1],
    ['wangqi', 1],
    ['oynn', 1],
    ['0003', 1],
    ['kf-ts', 4],
    ['00604', 1],
    ['100%', 0],
    ['没有', 0],
  ])('finds by %s', async (text, count) => {
    const room = await openExamRoom()
    await room.enter(everybody)
    await issue(room)
    const { rows, total } = await room.call('certificates', 'list', { text })
    expect([rows.length, total]).toEqual([count, count])
  })

  it('is filtered by status and belongs to people', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good, 李娜: good })
    const { certificateIds } = await issue(room, ['王契', '李娜'])
    await room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '误' })
    expect((await room.call('certificates', 'list', { status: 'voided' })).rows.map(row => row.name)).toEqual(
      ['王契'],
    )
    expect((await room.call('certificates', 'list', { status: 'valid' })).rows.map(row => row.name)).toEqual([
      '李娜',
    ])
    expect(await room.call('certificates', 'ofPerson', { personId: room.people.李娜 })).toHaveLength(1)
  })
})
