import { describe, expect, it } from 'vitest'
import type { InputOf } from '../../../src/contract/define'
import type { sessions } from '../../../src/contract/sessions'
import { testDay } from '../support/service'
import { block, openClassroom, sessionOf } from './classroom'

type Recording = InputOf<typeof sessions.recordAttendance>

async function begun() {
  const room = await openClassroom()
  const id = await room.schedule({ blocks: [block(), block({ starts: 780, ends: 960 })] })
  const blocks = (await sessionOf(room, id)).blocks.map(one => one.id)
  const [morning = '', afternoon = ''] = blocks
  const roll = await room.roll(id)
  const enrolmentOf = (name: keyof typeof room.people) => roll.get(room.people[name]) ?? ''
  return {
    room,
    id,
    morning,
    afternoon,
    enrolmentOf,
    record: (input: Partial<Recording>) =>
      room.call('sessions', 'recordAttendance', {
        sessionId: id,
        blockIds: [morning],
        exceptions: [],
        ...input,
      }),
    async states() {
      const { people } = await room.call('sessions', 'attendance', { sessionId: id })
      return Object.fromEntries(people.map(person => [person.name, person.states.map(one => one.state)]))
    },
  }
}

describe('attendance', () => {
  it('is taken by exception: everybody else came; the first block makes the session held', async () => {
    const { room, id, morning, enrolmentOf, record } = await begun()
    await record({
      exceptions: [
        { blockId: morning, enrolmentId: enrolmentOf('王芳'), state: 'absent' },
        { blockId: morning, enrolmentId: enrolmentOf('李娜'), state: 'late', missedMinutes: 20 },
        { blockId: morning, enrolmentId: enrolmentOf('赵博文'), state: 'left_early' },
      ],
    })
    const { people, expected, present } = await room.call('sessions', 'attendance', { sessionId: id })
    expect([expected, present]).toEqual([4, 3])
    expect(Object.fromEntries(people.map(one => [one.name, one.creditedMinutes]))).toEqual({
      王芳: 0,
      李娜: 160,
      赵博文: 135,
      邹一嘉: 180,
    })
    expect(await sessionOf(room, id)).toMatchObject({ status: 'held', present: 3 })
    const { rows } = await room.call('sessions', 'list', {})
    expect(rows.map(row => [row.enrolled, row.present])).toEqual([[4, 3]])
  })

  it('may be noted before the block counts as held; 0 clears it again', async () => {
    const { room, id, morning, enrolmentOf, record, states } = await begun()
    const leave = { blockId: morning, enrolmentId: enrolmentOf('王芳') }
    await record({ recorded: false, exceptions: [{ ...leave, state: 'leave' }] })
    expect(await sessionOf(room, id)).toMatchObject({ status: 'scheduled', present: null })
    expect((await states()).王芳).toEqual(['leave', null])
    await record({ recorded: false, exceptions: [{ ...leave, state: null }] })
    expect((await states()).王芳).toEqual([null, null])
    await record({})
    expect(await sessionOf(room, id)).toMatchObject({ status: 'held', present: 4 })
  })

  it('says of blocks recorded together how many they are, and of exceptions noted before that they stand', async () => {
    const { room, id, morning, afternoon, enrolmentOf, record } = await begun()
    const newest = async () => (await room.call('book', 'history', { limit: 1 })).entries[0]?.params
    await record({
      recorded: false,
      blockIds: [morning, afternoon],
      exceptions: [
        { blockId: morning, enrolmentId: enrolmentOf('王芳'), state: 'late' },
        { blockId: afternoon, enrolmentId: enrolmentOf('王芳'), state: 'absent' },
      ],
    })
    const { seq } = await room.service.call('sessions', 'recordAttendance', {
      sessionId: id,
      blockIds: [morning, afternoon],
      exceptions: [],
    })
    expect(await newest()).toMatchObject({ context: 'heldBlocks', blocks: 2, count: 2 })

    await room.call('book', 'undo', { seq: seq ?? 0 })
    await record({ blockIds: [afternoon] })
    expect(await newest()).toMatchObject({ context: 'held', day: testDay, count: 1 })
  })

  it('is changed later without losing the day it was recorded, and undone step by step', async () => {
    const { room, id, morning, enrolmentOf, record } = await begun()
    await record({})
    const { seq } = await room.service.call('sessions', 'recordAttendance', {
      sessionId: id,
      blockIds: [morning],
      exceptions: [{ blockId: morning, enrolmentId: enrolmentOf('王芳'), state: 'absent' }],
    })
    expect(await sessionOf(room, id)).toMatchObject({ present: 3 })
    await room.call('book', 'undo', { seq: seq ?? 0 })
    expect(await sessionOf(room, id)).toMatchObject({ present: 4 })
    const { undo } = await room.call('book', 'undoState', {})
    await room.call('book', 'undo', { seq: undo?.seq ?? 0 })
    expect(await sessionOf(room, id)).toMatchObject({ status: 'scheduled', present: null })
  })

  it('is refused before its day, for somebody not on the roll, and with more minutes than the block has', async () => {
    const { room, id, morning, enrolmentOf, record } = await begun()
    const exception = { blockId: morning, enrolmentId: enrolmentOf('王芳'), state: 'late' as const }
    await expect(record({ exceptions: [{ ...exception, missedMinutes: 181 }] })).rejects.toMatchObject({
      code: 'minutes_out_of_range',
    })
    await expect(record({ exceptions: [{ ...exception, enrolmentId: 'nobody' }] })).rejects.toMatchObject({
      code: 'not_enrolled',
    })
    await expect(record({ blockIds: ['none'] })).rejects.toMatchObject({ code: 'not_found' })
    const later = await room.schedule({ blocks: [block({ day: '2026-12-10' })] })
    const [next] = (await sessionOf(room, later)).blocks
    await expect(
      room.call('sessions', 'recordAttendance', {
        sessionId: later,
        blockIds: [next?.id ?? ''],
        exceptions: [],
      }),
    ).rejects.toMatchObject({ code: 'not_yet', params: { day: '2026-12-10' } })
    expect(await sessionOf(room, id)).toMatchObject({ status: 'scheduled' })
  })

  it('credits a person what they sat through, session by session', async () => {
    const { room, id, morning, enrolmentOf, record } = await begun()
    await record({
      exceptions: [{ blockId: morning, enrolmentId: enrolmentOf('王芳'), state: 'late', missedMinutes: 30 }],
    })
    await room.schedule({ blocks: [block({ day: '2026-12-20' })] })
    const own = await room.call('sessions', 'ofPerson', { personId: room.people.王芳 })
    expect(own.map(one => [one.id === id, one.status, one.creditedMinutes])).toEqual([
      [false, 'scheduled', null],
      [true, 'held', 150],
    ])
  })
})

describe('an attendance file', () => {
  const file = { fileName: '签到.csv', sheet: '', counts: { rows: 3 } }
  const scanned = (personId: string, blockId: string, scannedIn: number) => ({
    personId,
    blockId,
    state: 'present' as const,
    minutes: null,
    scannedIn,
    scannedOut: null,
    source: 'scan' as const,
  })

  it('is written as it was decided, and who is not on the roll is put on it', async () => {
    const { room, id, morning } = await begun()
    const [late, stranger] = [scanned(room.people.李娜, morning, 565), scanned(room.namesake, morning, 530)]
    const written: InputOf<typeof sessions.writeAttendance> = {
      ...file,
      sessionId: id,
      attendance: [
        scanned(room.people.王芳, morning, 535),
        { ...late, state: 'late', minutes: 25 },
        { ...scanned(room.people.赵博文, morning, 0), state: 'absent', scannedIn: null },
        stranger,
      ],
    }
    const seq = await room.seqOf('sessions', 'writeAttendance', written)
    const { people } = await room.call('sessions', 'attendance', { sessionId: id })
    const inOrder = people.map(({ states: [first] }) =>
      `${first?.state ?? ''} ${first?.missedMinutes ?? ''}`.trim(),
    )
    expect(inOrder.sort()).toEqual(['', 'absent', 'late 25', 'present', 'present'])
    expect(await sessionOf(room, id)).toMatchObject({ status: 'held', expected: 5, present: 4 })
    await room.call('book', 'undo', { seq })
    expect(await sessionOf(room, id)).toMatchObject({ status: 'scheduled', expected: 4, present: null })
  })

  it('is of blocks of this session that are over', async () => {
    const { room, id } = await begun()
    const attendance = [scanned(room.people.王芳, 'of another session', 540)]
    await expect(
      room.call('sessions', 'writeAttendance', { ...file, sessionId: id, attendance }),
    ).rejects.toMatchObject({ code: 'no_block_that_day' })
  })
})
