import { describe, expect, it } from 'vitest'
import { testDay } from '../support/service'
import { block, type Classroom, openClassroom, sessionOf } from './classroom'

const names = async (room: Classroom, sessionId: string, withdrawn = false) =>
  (await room.call('sessions', 'roll', { sessionId, withdrawn })).map(
    person => `${person.name} ${person.staffNo}`,
  )

describe('the roll', () => {
  it('keeps homonyms apart and shows the withdrawn only when asked', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ personIds: [room.people.李娜, room.namesake] })
    const enrolmentId = (await room.roll(id)).get(room.namesake) ?? ''
    await room.call('sessions', 'withdraw', { enrolmentId, note: '调班' })
    expect(await names(room, id)).toEqual(['李娜 00633'])
    const all = await room.call('sessions', 'roll', { sessionId: id, withdrawn: true })
    expect(all.map(person => [person.staffNo, person.status, person.note])).toEqual([
      ['00633', 'enrolled', null],
      ['00636', 'withdrawn', '调班'],
    ])
    await expect(room.call('sessions', 'withdraw', { enrolmentId })).rejects.toMatchObject({
      code: 'not_enrolled',
    })
  })

  it('enrols somebody again in the same row, and undoes it', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ personIds: [room.people.王芳] })
    const enrolmentId = (await room.roll(id)).get(room.people.王芳) ?? ''
    await room.call('sessions', 'withdraw', { enrolmentId })
    const seq = await room.seqOf('sessions', 'enrol', { sessionId: id, personIds: [room.people.王芳] })
    expect((await room.roll(id)).get(room.people.王芳)).toBe(enrolmentId)
    await room.call('book', 'undo', { seq })
    expect(await names(room, id)).toEqual([])
    expect(await names(room, id, true)).toEqual(['王芳 00603'])
  })

  it('says who was left out and why', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ personIds: [room.people.王芳], capacity: 2 })
    await room.call('people', 'leave', { id: room.people.邹一嘉, day: testDay })
    const outcome = await room.call('sessions', 'enrol', {
      sessionId: id,
      personIds: [room.people.王芳, room.people.邹一嘉, room.people.李娜, room.people.赵博文],
    })
    expect(outcome).toEqual({
      enrolled: 1,
      leftOut: [
        { personId: room.people.王芳, reason: 'already' },
        { personId: room.people.邹一嘉, reason: 'left' },
        { personId: room.people.赵博文, reason: 'full' },
      ],
    })
    await room.call('sessions', 'cancel', { id, reason: '改期' })
    expect(await room.call('sessions', 'enrol', { sessionId: id, personIds: [room.people.赵博文] })).toEqual({
      enrolled: 0,
      leftOut: [{ personId: room.people.赵博文, reason: 'closed' }],
    })
  })

  it('lets a substitute have the seat that is given up, in one step that is undone as one', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ personIds: [room.people.王芳, room.people.赵博文], capacity: 2 })
    const roll = await room.roll(id)
    const seq = await room.seqOf('sessions', 'changeRoll', {
      sessionId: id,
      add: [room.people.李娜],
      withdraw: [{ enrolmentId: roll.get(room.people.王芳) ?? '', note: '王芳换李娜' }],
    })
    expect(await names(room, id)).toEqual(['李娜 00633', '赵博文 00660'])
    await room.call('book', 'undo', { seq })
    expect(await names(room, id)).toEqual(['王芳 00603', '赵博文 00660'])
  })

  it('does not take people off another session’s roll', async () => {
    const room = await openClassroom()
    const [id, other] = [await room.schedule(), await room.schedule()]
    const enrolmentId = (await room.roll(other)).get(room.people.王芳) ?? ''
    await expect(
      room.call('sessions', 'changeRoll', { sessionId: id, withdraw: [{ enrolmentId }] }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a message from the chat', () => {
  it('is read against the roll: who comes, who goes, and homonyms to choose from', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ personIds: [room.people.王芳, room.people.赵博文] })
    const proposals = await room.call('sessions', 'readMessage', {
      sessionId: id,
      text: '王芳换李娜，小赵请假\n邹一嘉报名\n随便聊聊',
    })
    const seen = proposals.map(one => {
      if (one.kind === 'unclear') return [one.kind]
      const shown = (token: { candidates: { staffNo: string | null }[] }) =>
        token.candidates.map(person => person.staffNo)
      if (one.kind === 'replace') return [one.kind, shown(one.out), shown(one.in)]
      return [one.kind, shown(one.person)]
    })
    expect(seen).toEqual([
      ['replace', ['00603'], ['00633', '00636']],
      ['remove', ['00660']],
      ['add', ['00723']],
      ['unclear'],
    ])
  })
})

describe('who joins a session that has begun', () => {
  it('missed what was recorded before; a walk-in came to the block named', async () => {
    const room = await openClassroom()
    const blocks = [block({ day: '2026-12-08' }), block()]
    const id = await room.schedule({ blocks, personIds: [room.people.王芳], capacity: 1 })
    const [first, second] = (await sessionOf(room, id)).blocks
    if (!first || !second) throw new Error('two blocks')
    const blockIds = [first.id, second.id]
    await room.call('sessions', 'recordAttendance', { sessionId: id, blockIds, exceptions: [] })

    await room.call('sessions', 'addWalkIn', {
      sessionId: id,
      personId: room.people.李娜,
      blockIds: [second.id],
    })
    const { people, expected, present } = await room.call('sessions', 'attendance', { sessionId: id })
    expect(people.map(person => [person.name, person.origin, person.states.map(one => one.state)])).toEqual([
      ['王芳', 'nominated', [null, null]],
      ['李娜', 'walk_in', ['absent', null]],
    ])
    expect(people.map(person => person.creditedMinutes)).toEqual([360, 180])
    expect([expected, present]).toEqual([2, 2])
  })

  it('was in none of the recorded blocks when put on the roll afterwards', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ personIds: [room.people.王芳] })
    const blockIds = (await sessionOf(room, id)).blocks.map(one => one.id)
    await room.call('sessions', 'recordAttendance', { sessionId: id, blockIds, exceptions: [] })
    await room.call('sessions', 'enrol', {
      sessionId: id,
      personIds: [room.people.王芳, room.people.李娜],
    })
    const { people, present } = await room.call('sessions', 'attendance', { sessionId: id })
    expect(people.map(person => [person.name, person.states[0]?.state])).toEqual([
      ['王芳', null],
      ['李娜', 'absent'],
    ])
    expect(present).toBe(1)
  })

  it('is refused twice, and after the session is closed or called off', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ personIds: [room.people.王芳] })
    const walkIn = (personId: string) => room.call('sessions', 'addWalkIn', { sessionId: id, personId })
    await expect(walkIn(room.people.王芳)).rejects.toMatchObject({ code: 'already' })
    await room.call('sessions', 'cancel', { id, reason: '改期' })
    await expect(walkIn(room.people.李娜)).rejects.toMatchObject({ code: 'closed' })
  })
})
