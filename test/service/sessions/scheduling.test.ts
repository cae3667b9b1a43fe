import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { bookFileName } from '../../../electron/service/service'
import { testDay } from '../support/service'
import { block, courseDraft, openClassroom, sessionOf } from './classroom'

const tomorrow = '2026-12-10'

describe('scheduling', () => {
  it('numbers the sessions of each course, a cancelled one included', async () => {
    const room = await openClassroom()
    const other = await room.call('courses', 'add', courseDraft({ code: 'C02', name: '退改签' }))
    const numbers = []
    for (const courseId of [room.courseId, room.courseId, other.id]) {
      const { id, number } = await room.call('sessions', 'schedule', { courseId, blocks: [block()] })
      numbers.push(number)
      if (number === 2) await room.call('sessions', 'cancel', { id, reason: '讲师出差' })
    }
    const next = await room.call('sessions', 'schedule', { courseId: room.courseId, blocks: [block()] })
    expect([...numbers, next.number]).toEqual([1, 2, 1, 3])
  })

  it('takes the scheme and the hours of the course, and a file with its eight papers', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ blocks: [block({ day: tomorrow }), block()] })
    expect(await sessionOf(room, id)).toMatchObject({
      firstDay: testDay,
      lastDay: tomorrow,
      creditedMinutes: 360,
      theoryWeight: 60,
      practiceWeight: 40,
      passMark: 6000,
      minimumAttendance: 80,
      enrolled: 4,
      expected: 4,
      present: null,
      status: 'scheduled',
    })
    const file = await room.call('sessions', 'file', { sessionId: id })
    expect(file.items.map(item => item.state)).toEqual(Array(8).fill('missing'))
    const talk = await room.call(
      'courses',
      'add',
      courseDraft({ code: 'C03', name: '宣贯', assessed: false }),
    )
    const unassessed = await room.schedule({ courseId: talk.id })
    const { items } = await room.call('sessions', 'file', { sessionId: unassessed })
    expect(items.filter(item => item.state === 'not_needed').map(item => item.kind)).toEqual([
      'papers',
      'scores',
    ])
  })

  it.each([
    ['ends_before_start', [block({ starts: 720, ends: 720 })], { row: 1 }],
    ['blocks_overlap', [block(), block({ starts: 600, ends: 660 })], { row: 2 }],
  ])('refuses blocks that cannot be: %s', async (code, blocks, params) => {
    const room = await openClassroom()
    await expect(room.schedule({ blocks })).rejects.toMatchObject({ code, params })
  })

  it('refuses a retired course, an unknown course and an unknown trainer', async () => {
    const room = await openClassroom()
    await expect(room.schedule({ courseId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(room.schedule({ blocks: [block({ trainerId: 'nobody' })] })).rejects.toMatchObject({
      code: 'not_found',
    })
    await room.call('courses', 'retire', { id: room.courseId, retired: true })
    await expect(room.schedule()).rejects.toMatchObject({ code: 'course_retired' })
  })

  it('takes as many as there are seats, leaves out who has left, and says why', async () => {
    const room = await openClassroom()
    await room.call('people', 'leave', { id: room.people.王芳, day: testDay })
    const { leftOut } = await room.call('sessions', 'schedule', {
      courseId: room.courseId,
      blocks: [block()],
      capacity: 2,
      personIds: [...Object.values(room.people), room.people.李娜],
    })
    expect(leftOut).toEqual([
      { personId: room.people.王芳, reason: 'left' },
      { personId: room.people.邹一嘉, reason: 'full' },
    ])
  })

  it('moves blocks but not one somebody signed for; a printed sheet is then to be printed again', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ blocks: [block(), block({ day: tomorrow })] })
    await room.call('sessions', 'markSignInPrinted', { sessionId: id })
    const before = (await sessionOf(room, id)).blocks
    const [held, later] = before
    if (!held || !later) throw new Error('two blocks')
    await room.call('sessions', 'recordAttendance', { sessionId: id, blockIds: [held.id], exceptions: [] })

    const draft = (one: typeof held) =>
      block({ id: one.id, day: one.day, starts: one.starts, ends: one.ends })
    const move = (blocks: ReturnType<typeof block>[]) =>
      room.call('sessions', 'reschedule', { id, capacity: 20, blocks })
    for (const blocks of [[draft(later)], [{ ...draft(held), starts: 600 }, draft(later)]])
      await expect(move(blocks)).rejects.toMatchObject({ code: 'block_recorded', params: { day: testDay } })

    await move([
      { ...draft(held), topic: '开场' },
      { ...draft(later), day: '2026-12-11' },
    ])
    expect(await sessionOf(room, id)).toMatchObject({
      firstDay: testDay,
      lastDay: '2026-12-11',
      capacity: 20,
      signInPrintedAt: null,
      blocks: [
        { id: held.id, topic: '开场', recordedOn: testDay },
        { id: later.id, day: '2026-12-11', recordedOn: null },
      ],
    })
  })

  it('brings a removed block back with what was noted of it', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ blocks: [block(), block({ starts: 780, ends: 900 })] })
    const [first, second] = (await sessionOf(room, id)).blocks
    if (!first || !second) throw new Error('two blocks')
    const enrolmentId = (await room.roll(id)).get(room.people.王芳) ?? ''
    await room.call('sessions', 'recordAttendance', {
      sessionId: id,
      blockIds: [second.id],
      recorded: false,
      exceptions: [{ blockId: second.id, enrolmentId, state: 'leave' }],
    })
    const seq = await room.seqOf('sessions', 'reschedule', { id, blocks: [block({ id: first.id })] })
    expect((await sessionOf(room, id)).blocks).toHaveLength(1)
    await room.call('book', 'undo', { seq })
    const { people } = await room.call('sessions', 'attendance', { sessionId: id })
    const person = people.find(one => one.id === enrolmentId)
    expect(person?.states.map(one => one.state)).toEqual([null, 'leave'])
  })

  it('undoes a schedule whole: no session, block, roll or file is left', async () => {
    const room = await openClassroom()
    const seq = await room.seqOf('sessions', 'schedule', {
      courseId: room.courseId,
      blocks: [block()],
      personIds: Object.values(room.people),
    })
    await room.call('book', 'undo', { seq })
    const sqlite = new Database(join(room.dataDir, bookFileName), { readonly: true })
    const counts = ['session', 'block', 'enrolment', 'file_item'].map(table =>
      sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    )
    sqlite.close()
    expect(counts).toEqual([0, 0, 0, 0])
  })
})

describe('the scheme of a session', () => {
  it('is its own, and refuses weights that are not a whole', async () => {
    const room = await openClassroom()
    const id = await room.schedule()
    const change = (theoryWeight: number, practiceWeight: number) =>
      room.call('sessions', 'changeScheme', {
        id,
        theoryWeight,
        practiceWeight,
        passMark: 8000,
        minimumAttendance: 90,
        creditedMinutes: 240,
      })
    await expect(change(60, 30)).rejects.toMatchObject({ code: 'weights_not_100', params: { sum: 90 } })
    await change(30, 70)
    expect(await sessionOf(room, id)).toMatchObject({
      theoryWeight: 30,
      practiceWeight: 70,
      passMark: 8000,
      minimumAttendance: 90,
      creditedMinutes: 240,
    })
    const course = await room.call('courses', 'get', { id: room.courseId })
    expect(course).toMatchObject({ passMark: 6000, minimumAttendance: 80 })
  })
})
