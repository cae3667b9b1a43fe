/** What a certificate says of somebody's attendance, and what holds it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Contract } from '../../../src/contract/contract'
import type { InputOf } from '../../../src/contract/define'
import type { AttendanceState } from '../../../src/domain/sessions/codes'
import { type ExamRoom, type Name, names, openExamRoom } from '../assessments/exam-room'
import { openImports } from '../imports/imports-of-book'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { plainCourse } from '../support/course'
import { openTestService } from '../support/service'

const good = { theory: 90, practice: 90 }
const everybody = { 王契: good, 欧阳娜娜: good, 李娜: good, 赵博文: good }
const days = ['2026-12-01', '2026-12-02'] as const

type Missed = readonly [name: Name, block: number, state: AttendanceState | null, minutes?: number]

/** A class of four blocks of three hours on two days, with the marks of everybody. */
async function openClass(course: Partial<InputOf<Contract['courses']['add']>> = {}) {
  const room = await openExamRoom()
  const { courseId } = await room.hold(course)
  const { id: sessionId } = await room.call('sessions', 'schedule', {
    courseId,
    blocks: days.flatMap(day => [
      { day, starts: 540, ends: 720 },
      { day, starts: 840, ends: 1020 },
    ]),
    personIds: names.map(name => room.people[name]),
  })
  const rows = await room.call('sessions', 'roll', { sessionId })
  const roll = Object.fromEntries(rows.map(row => [row.name, row.id])) as ExamRoom['roll']
  const held = { sessionId, courseId, roll }
  const blocks = (await room.call('sessions', 'get', { id: sessionId }))?.blocks.map(({ id }) => id) ?? []
  const record = (missed: readonly Missed[], some: readonly number[] = [0, 1, 2, 3]) =>
    room.call('sessions', 'recordAttendance', {
      sessionId,
      blockIds: some.map(nth => blocks[nth] ?? ''),
      exceptions: missed.map(([name, nth, state, missedMinutes = null]) => ({
        blockId: blocks[nth] ?? '',
        enrolmentId: roll[name],
        state,
        missedMinutes,
      })),
    })
  const ofSession = async () => {
    const found = await room.call('certificates', 'ofSession', { sessionId })
    if (!found) throw new Error('no such session')
    return found
  }
  const issue = (...who: readonly Name[]) =>
    room.call('certificates', 'issue', { sessionId, enrolmentIds: who.map(name => roll[name]) })
  return { ...room, ...held, held, blocks, record, ofSession, issue }
}

/** The same book, opened again after another program ran this on its file unseen. */
async function alteredOutside(held: Class, sql: string) {
  await held.service.close()
  const file = bookFile(held.dataDir)
  const triggers = valuesIn(file, "SELECT name FROM sqlite_schema WHERE name LIKE 'capture%'")
  changeIn(file, `${triggers.map(name => `DROP TRIGGER ${String(name)};`).join(' ')} ${sql}`)
  return openTestService({ dataDir: held.dataDir, create: false })
}

type Class = Awaited<ReturnType<typeof openClass>>
const refusals = async (some: Class) =>
  (await some.ofSession()).rows.map(row => [row.name, row.attended, row.refusal])
const enterAll = (some: Class) => some.enter(everybody, { in: some.held })

const notTrue = (name: string, serial: number, count = 1) => ({
  code: 'certificate_issued',
  params: {
    name,
    number: `KF-TS-2026-${String(serial).padStart(4, '0')}`,
    count,
    ...(count > 1 ? { context: 'several' } : {}),
  },
})

describe('a certificate asks for attendance', () => {
  it('of most of what was held, also of who passed, and says what somebody has', async () => {
    const held = await openClass()
    // Leave is no attendance; 75 per cent of a block where nobody said how late.
    await held.record([
      ['王契', 0, 'late'],
      ['欧阳娜娜', 0, 'leave'],
      ['李娜', 0, 'absent'],
      ['李娜', 1, 'absent'],
      ['李娜', 2, 'absent'],
      ['李娜', 3, 'absent'],
    ])
    await enterAll(held)
    expect(await refusals(held)).toEqual([
      ['王契', 93, null],
      ['欧阳娜娜', 75, 'too_little_attendance'],
      ['李娜', 0, 'absent'],
      ['赵博文', 100, null],
    ])
    expect(await held.ofSession()).toMatchObject({ ready: 2, minimumAttendance: 80 })
    await expect(held.issue('王契', '欧阳娜娜')).rejects.toMatchObject({
      code: 'too_little_attendance',
      params: { name: '欧阳娜娜', attended: 75, minimum: 80 },
    })
    await expect(held.issue('李娜')).rejects.toMatchObject({ code: 'absent', params: { name: '李娜' } })
    expect(await held.call('certificates', 'toIssue', {})).toMatchObject([
      { sessionId: held.sessionId, ready: 2, notReady: 2 },
    ])
    const progress = await held.call('reports', 'sessionProgress', { sessionId: held.sessionId })
    expect(progress?.next).toMatchObject({ action: 'issue_certificates', count: 2 })
  })

  it('as the course asks, and as the session does that was made of it', async () => {
    const held = await openClass({ minimumAttendance: 75 })
    expect(await held.call('courses', 'get', { id: held.courseId })).toMatchObject({ minimumAttendance: 75 })
    await held.record([
      ['欧阳娜娜', 0, 'leave'],
      ['李娜', 0, 'absent'],
      ['李娜', 1, 'absent'],
      ['赵博文', 0, 'absent'],
      ['赵博文', 1, 'absent'],
      ['赵博文', 2, 'absent'],
      ['赵博文', 3, 'absent'],
    ])
    await enterAll(held)
    const why = async () => (await refusals(held)).map(([, , refusal]) => refusal)
    expect(await why()).toEqual([null, null, 'too_little_attendance', 'absent'])
    const session = await held.call('sessions', 'get', { id: held.sessionId })
    if (!session) throw new Error('no such session')
    const { theoryWeight, practiceWeight, passMark, creditedMinutes } = session
    const ask = (minimumAttendance: number | null) =>
      held.call('sessions', 'changeScheme', {
        id: held.sessionId,
        theoryWeight,
        practiceWeight,
        passMark,
        creditedMinutes,
        minimumAttendance,
      })
    await ask(100)
    expect(await why()).toEqual([null, 'too_little_attendance', 'too_little_attendance', 'absent'])
    await ask(null)
    // Whoever never came completed nothing, whatever is asked for.
    expect(await why()).toEqual([null, null, null, 'absent'])
    await held.issue('王契', '欧阳娜娜', '李娜')
    // Those who have one still attended enough, and not the one who would not have.
    await ask(50)
    await expect(ask(60)).rejects.toMatchObject(notTrue('李娜', 3))
    await expect(ask(80)).rejects.toMatchObject(notTrue('欧阳娜娜', 2, 2))
    await held.undoNewest()
    expect((await held.ofSession()).minimumAttendance).toBeNull()
    // The course it was made of stays as it is.
    expect(await held.call('courses', 'get', { id: held.courseId })).toMatchObject({ minimumAttendance: 75 })
  })

  it('that is known of every block', async () => {
    const held = await openClass()
    await held.record([], [0, 1, 2])
    await enterAll(held)
    expect(await refusals(held)).toEqual(names.map(name => [name, 100, 'attendance_missing']))
    await expect(held.issue('王契')).rejects.toMatchObject({ code: 'attendance_missing' })
    expect(await held.call('certificates', 'toIssue', {})).toEqual([])
    await held.record([], [3])
    await expect(held.issue('王契')).resolves.toMatchObject({ numbers: ['KF-TS-2026-0001'] })
  })

  it('also of a course without assessment, which says no more than is so', async () => {
    const held = await openClass({ theoryWeight: 0, practiceWeight: 0 })
    await held.record([
      ['王契', 0, 'late', 20],
      ['李娜', 3, 'absent'],
    ])
    expect(await refusals(held)).toEqual([
      ['王契', 97, null],
      ['欧阳娜娜', 100, null],
      ['李娜', 75, 'too_little_attendance'],
      ['赵博文', 100, null],
    ])
    const { certificateIds } = await held.issue('王契', '欧阳娜娜')
    const papers = await Promise.all(
      certificateIds.map(id => held.call('certificates', 'preview', { id, sessionId: null })),
    )
    const [late, all] = papers
    expect(late?.face).toMatchObject({ creditedMinutes: 700, grade: 'attended_enough' })
    expect(late?.html).toContain('出勤达到要求，准予结业')
    expect(late?.html).not.toMatch(/全程出勤|attended it in full/)
    expect(all?.face).toMatchObject({ creditedMinutes: 720, grade: 'attended' })
    expect(all?.html).toContain('全程出勤，准予结业')
  })

  it('and prints the hours attended', async () => {
    const held = await openClass()
    await held.call('settings', 'changeOffice', { minutesPerHour: 60 })
    await held.record([['李娜', 0, 'left_early', 30]])
    await enterAll(held)
    const { certificateIds } = await held.issue('王契', '李娜')
    const hours = await Promise.all(
      certificateIds.map(async id => {
        const paper = await held.call('certificates', 'preview', { id, sessionId: null })
        return [paper?.face.creditedMinutes, paper?.html.match(/共\s*([\d.]+)/)?.[1]]
      }),
    )
    expect(hours).toEqual([
      [720, '12'],
      [690, '11.5'],
    ])
    const file = await held.call('sessions', 'ofPerson', { personId: held.people.李娜 })
    expect(file.find(row => row.id === held.sessionId)?.creditedMinutes).toBe(690)
  })

  it('and before anybody may have one the sample shows the hours that are scheduled', async () => {
    const held = await openClass()
    const sample = { id: null, sessionId: held.sessionId }
    expect((await held.call('certificates', 'preview', sample))?.face.creditedMinutes).toBe(720)
    await held.record([['王契', 0, 'late', 30]])
    await enterAll(held)
    expect((await held.call('certificates', 'preview', sample))?.face.creditedMinutes).toBe(690)
  })

  it('when it is reissued too', async () => {
    const held = await openClass()
    await held.record([])
    await enterAll(held)
    const { certificateIds } = await held.issue('李娜')
    await held.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '考勤更正' })
    await held.record([['李娜', 0, 'absent']])
    const again = () =>
      held.call('certificates', 'reissue', { enrolmentId: held.roll.李娜, reason: '更正后补发' })
    await expect(again()).rejects.toMatchObject({
      code: 'too_little_attendance',
      params: { name: '李娜', attended: 75, minimum: 80 },
    })
    await held.record([['李娜', 0, 'late', 30]])
    const { id } = await again()
    const paper = await held.call('certificates', 'preview', { id, sessionId: null })
    expect(paper?.face.creditedMinutes).toBe(690)
  })
})

describe('once it is issued attendance stays', () => {
  async function issued(course: Parameters<typeof openClass>[0] = {}) {
    const held = await openClass(course)
    await held.record([['李娜', 0, 'late', 30]])
    if (course.theoryWeight !== 0) await enterAll(held)
    await held.issue('王契', '李娜')
    return held
  }

  it.each([
    ['assessed', {}],
    ['not assessed', { theoryWeight: 0, practiceWeight: 0 }],
  ])('of a course that is %s: what would make it untrue is refused and named', async (_, course) => {
    const held = await issued(course)
    await expect(held.record([['王契', 0, 'absent']])).rejects.toMatchObject(notTrue('王契', 1))
    await expect(held.record([['王契', 0, 'leave']])).rejects.toMatchObject(notTrue('王契', 1))
    // Enough, and not the hours on the paper.
    await expect(held.record([['王契', 0, 'left_early', 10]])).rejects.toMatchObject(notTrue('王契', 1))
    await expect(held.record([['李娜', 0, null]])).rejects.toMatchObject(notTrue('李娜', 2))
    const both: Missed[] = [
      ['李娜', 1, 'absent'],
      ['王契', 1, 'absent'],
    ]
    await expect(held.record(both)).rejects.toMatchObject(notTrue('王契', 1, 2))
    expect((await held.ofSession()).rows.map(row => row.attended)).toEqual([100, 100, 95, 100])
    // Of who has none, and what says the same, goes on.
    await held.record([
      ['赵博文', 0, 'absent'],
      ['王契', 0, null],
      ['李娜', 0, 'late', 30],
    ])
  })

  it('against a scan log as well', async () => {
    const held = await issued()
    const late = { state: 'late' as const, scannedOut: null, source: 'scan' as const }
    const blockId = held.blocks[0] ?? ''
    const write = () =>
      held.call('sessions', 'writeAttendance', {
        sessionId: held.sessionId,
        fileName: '门禁.csv',
        sheet: '',
        attendance: [
          { personId: held.people.王契, blockId, minutes: 170, scannedIn: 710, ...late },
          { personId: held.people.李娜, blockId, minutes: 30, scannedIn: 570, ...late },
        ],
        counts: {},
      })
    await expect(write()).rejects.toMatchObject({ code: 'certificate_issued', params: { name: '王契' } })
  })

  it('until it is voided', async () => {
    const held = await issued()
    const [, wang] = (await held.call('certificates', 'list', {})).rows
    await held.call('certificates', 'voidOne', { id: wang?.id ?? '', reason: '考勤更正' })
    await held.record([['王契', 0, 'absent']])
    expect((await refusals(held))[0]).toEqual(['王契', 75, 'too_little_attendance'])
    // The void rests beneath it: it comes back with the attendance it was issued on, or not at all.
    const { undo } = await held.call('book', 'undoState', {})
    await expect(held.call('book', 'undo', { seq: (undo?.seq ?? 0) - 1 })).rejects.toMatchObject({
      code: 'undo_touched_later',
    })
    await held.call('book', 'undo', { seq: (undo?.seq ?? 0) - 1, withLater: true })
    expect((await refusals(held))[0]).toEqual(['王契', 100, 'already_issued'])
  })

  it('as it was before, unless the certificate goes with it', async () => {
    const held = await openClass()
    await enterAll(held)
    await held.record([['王契', 0, 'absent']])
    const seq = await held.seqOf('sessions', 'recordAttendance', {
      sessionId: held.sessionId,
      blockIds: held.blocks,
      exceptions: [{ blockId: held.blocks[0] ?? '', enrolmentId: held.roll.王契, state: null }],
    })
    await held.issue('王契')
    await expect(held.call('book', 'undo', { seq })).rejects.toMatchObject({ code: 'undo_touched_later' })
    await held.call('book', 'undo', { seq, withLater: true })
    expect((await held.call('certificates', 'list', {})).rows[0]?.status).toBe('voided')
    expect((await refusals(held))[0]).toEqual(['王契', 75, 'too_little_attendance'])
  })

  it('when rows that were altered outside are put back', async () => {
    const held = await openClass({ theoryWeight: 0, practiceWeight: 0 })
    await held.record([['王契', 0, 'absent']])
    const { id: by } = await held.call('settings', 'addOperator', { name: '周敏' })
    await held.call('book', 'backupNow', {})
    const book = await alteredOutside(
      held,
      `UPDATE attendance SET state = 'present' WHERE enrolment_id = '${held.roll.王契}'`,
    )
    const { seq } = await book.call('book', 'takeNote', { reason: '已核对' }, { operatorId: by })
    await book.call('certificates', 'issue', {
      sessionId: held.sessionId,
      enrolmentIds: [held.roll.王契],
      despite: [seq],
    })
    await expect(book.call('book', 'putBack', { seq, rows: [0] })).rejects.toMatchObject({
      code: 'certificate_issued',
      params: { name: '王契' },
    })
  })
})

describe('a certificate of before attendance counted says the hours of the course', () => {
  const otherHours = "UPDATE certificate SET face = json_set(face, '$.creditedMinutes', 900)"
  async function openOlder(more = '') {
    const held = await openClass()
    await held.record([['李娜', 0, 'late', 30]])
    await enterAll(held)
    await held.issue('李娜')
    const { id: by } = await held.call('settings', 'addOperator', { name: '周敏' })
    await held.call('book', 'backupNow', {})
    const session = await held.call('sessions', 'get', { id: held.sessionId })
    if (!session) throw new Error('no such session')
    const { theoryWeight, practiceWeight, passMark, creditedMinutes } = session
    const scheme = { id: held.sessionId, theoryWeight, practiceWeight, passMark, creditedMinutes }
    const book = await alteredOutside(held, `${otherHours}; ${more}`)
    return { book, by, scheme }
  }

  it('and does not stand in the way of a session that asks for less, and of one that asks for more it does', async () => {
    const { book, scheme } = await openOlder()
    const ask = (minimumAttendance: number | null) =>
      book.call('sessions', 'changeScheme', { ...scheme, minimumAttendance })
    await ask(60)
    await ask(null)
    await expect(ask(90)).rejects.toMatchObject(notTrue('李娜', 1))
  })

  it.each([
    ['session', "UPDATE session SET note = '改过'"],
    ['block', "UPDATE block SET topic = '改过' WHERE starts = 540 AND day = '2026-12-01'"],
    ['mark', "UPDATE mark SET note = '改过' WHERE enrolment_id IN (SELECT enrolment_id FROM certificate)"],
    ['enrolment', "UPDATE enrolment SET note = '改过' WHERE id IN (SELECT enrolment_id FROM certificate)"],
  ])('nor of what is put back and says nothing of attendance: %s', async (table, sql) => {
    const { book, by } = await openOlder(sql)
    const { seq } = await book.call('book', 'takeNote', { reason: '已核对' }, { operatorId: by })
    const [note] = await book.call('book', 'notes', {})
    const at = note?.rows.findIndex(row => row.table === table) ?? -1
    await book.call('book', 'putBack', { seq, rows: [at] })
    expect((await book.call('book', 'notes', {}))[0]?.rows[at]).toMatchObject({ table, now: 'back' })
  })
})

const readers = join(process.cwd(), '..', 'shared', 'data', 'cases', 'two-readers')

describe.skipIf(!existsSync(readers))('the case attendance-after-certificate', () => {
  const attendance = async () => {
    const book = await openImports()
    const named = ['王㛃', '李娜', '李娜', '赵博文', '邹一嘉', '何思远']
    const others = ['单晓舟', '仇雨桐', '阿依努尔·买买提', '欧阳清越', '曾柏', '解语']
    const roster = [...named, ...others].map((name, at) => [
      String(601 + at).padStart(5, '0'),
      name,
      '热线',
      '客服',
    ])
    await book.call('settings', 'changeOffice', { company: '客户服务中心' })
    await book.apply(await book.previewOf([['工号', '姓名', '部门', '岗位'], ...roster]))
    const { rows: people } = await book.call('people', 'list', { status: 'active' })
    const { id: courseId } = await book.call('courses', 'add', plainCourse({ theoryMinutes: 390 }))
    const { id: sessionId } = await book.call('sessions', 'schedule', {
      courseId,
      blocks: [
        { day: '2026-11-25', starts: 540, ends: 720 },
        { day: '2026-11-25', starts: 810, ends: 1020 },
      ],
      personIds: people.map(({ id }) => id),
    })
    const log = (name: string) => book.preview(join(readers, name), { kind: 'attendance', sessionId })
    const first = await log('reader-a.csv')
    await book.apply(first)
    // No scan is of the afternoon: that is taken by hand.
    const afternoon = (await book.call('sessions', 'get', { id: sessionId }))?.blocks[1]?.id ?? ''
    await book.call('sessions', 'recordAttendance', { sessionId, blockIds: [afternoon], exceptions: [] })
    const roll = await book.call('certificates', 'ofSession', { sessionId })
    const enrolmentIds = (roll?.rows ?? []).filter(row => row.refusal === null).map(row => row.enrolmentId)
    await book.call('certificates', 'issue', { sessionId, enrolmentIds })
    return { book, sessionId, enrolmentIds, log }
  }
  const holders = async ({ book, sessionId }: Awaited<ReturnType<typeof attendance>>) =>
    (await book.call('certificates', 'ofSession', { sessionId }))?.rows
      .filter(row => row.certificate !== null)
      .map(row => row.attended)
  const six = [100, 100, 100, 100, 100, 100]

  it('absent by hand is refused, and whose certificate stands in the way is named', async () => {
    const held = await attendance()
    expect(await holders(held)).toEqual(six)
    const session = await held.book.call('sessions', 'get', { id: held.sessionId })
    for (const block of session?.blocks ?? [])
      await expect(
        held.book.call('sessions', 'recordAttendance', {
          sessionId: held.sessionId,
          blockIds: [block.id],
          exceptions: [{ blockId: block.id, enrolmentId: held.enrolmentIds[0] ?? '', state: 'absent' }],
        }),
      ).rejects.toMatchObject(notTrue('王㛃', 1))
    expect(await holders(held)).toEqual(six)
  })

  it('stands when the log of the other reader comes, which names none of them and only adds its own', async () => {
    const held = await attendance()
    const states = async () => {
      const { people } = await held.book.call('sessions', 'attendance', { sessionId: held.sessionId })
      return people.map(({ staffNo, states: [morning, afternoon] }) => [
        staffNo,
        morning?.state,
        afternoon?.state,
      ])
    }
    expect((await states()).map(([, morning]) => morning)).toEqual([
      ...Array.from({ length: 6 }, () => 'present'),
      ...Array.from({ length: 6 }, () => 'absent'),
    ])
    const preview = await held.log('reader-b.csv')
    expect(preview.changes).toMatchObject({ total: 6, people: 6, notes: {} })
    await held.book.apply(preview)
    expect(await states()).toEqual((await states()).map(([staffNo]) => [staffNo, 'present', null]))
    expect(await holders(held)).toEqual(six)
  })

  it('late by a log that names them is refused', async () => {
    const held = await attendance()
    const rows = [
      ['工号', '签到时间', '签退时间'],
      ['00601', '2026-11-25 08:51', '2026-11-25 09:20'],
    ]
    const preview = await held.book.previewOf(rows, { kind: 'attendance', sessionId: held.sessionId })
    await expect(held.book.apply(preview)).rejects.toMatchObject(notTrue('王㛃', 1))
  })
})

describe('blocks of a session with certificates', () => {
  async function certified() {
    const held = await openClass()
    await held.record([])
    await enterAll(held)
    await held.issue('王契', '李娜')
    const blocks = (await held.call('sessions', 'get', { id: held.sessionId }))?.blocks ?? []
    const sent = blocks.map(({ id, day, starts, ends }) => ({ id, day, starts, ends }))
    const reschedule = (wanted: InputOf<Contract['sessions']['reschedule']>['blocks']) =>
      held.call('sessions', 'reschedule', { id: held.sessionId, blocks: wanted })
    return { ...held, sent, reschedule }
  }
  const another = { day: '2026-12-03', starts: 540, ends: 720 }

  it('take none more: that is said before anything waits for attendance that cannot be recorded', async () => {
    const { sent, reschedule, call, sessionId } = await certified()
    await expect(reschedule([...sent, another])).rejects.toMatchObject({
      code: 'certificates_bound',
      params: { count: 2 },
    })
    expect((await call('sessions', 'get', { id: sessionId }))?.lastDay).toBe('2026-12-02')
    await reschedule(sent)
  })

  it('let one go that an earlier version took, and keep it from being moved', async () => {
    const { sent, service, dataDir, sessionId } = await certified()
    await service.close()
    changeIn(
      bookFile(dataDir),
      `UPDATE running SET command_seq = 1;
       INSERT INTO block (id, session_id, day, starts, ends) VALUES ('more', '${sessionId}', '2026-12-03', 540, 720);
       UPDATE running SET command_seq = NULL`,
    )
    const again = await openTestService({ dataDir })
    const wanted = (blocks: InputOf<Contract['sessions']['reschedule']>['blocks']) =>
      again.call('sessions', 'reschedule', { id: sessionId, blocks })
    await expect(wanted([...sent, { ...another, id: 'more', ends: 780 }])).rejects.toMatchObject({
      code: 'certificates_bound',
    })
    await wanted(sent)
    expect((await again.call('sessions', 'get', { id: sessionId }))?.blocks).toHaveLength(4)
  })
})
