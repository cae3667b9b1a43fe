import { describe, expect, it } from 'vitest'
import { testDay } from '../support/service'
import { block, openClassroom, sessionOf } from './classroom'

describe('clash warnings', () => {
  it('name trainer, room and people wanted twice, and never prohibit', async () => {
    const room = await openClassroom()
    const taught = { trainerId: room.outside, roomId: room.room }
    const first = await room.schedule({ blocks: [block(taught)], personIds: [room.people.王芳] })
    const draft = {
      sessionId: null,
      blocks: [block({ ...taught, starts: 660, ends: 780 })],
      personIds: [room.people.王芳, room.people.李娜],
    }
    const found = await room.call('sessions', 'clashesOf', draft)
    expect(found.map(one => [one.kind, one.name, one.otherSessionId, one.otherNumber])).toEqual([
      ['room', '301 教室', first, 1],
      ['trainer', '高岗', first, 1],
      ['person', '王芳', first, 1],
    ])
    const second = await room.schedule(draft)
    expect((await sessionOf(room, second)).clashes).toHaveLength(3)
    expect((await sessionOf(room, first)).clashes).toHaveLength(3)
  })

  it('are none where one block begins when the other ends, on another day, or beside a cancelled session', async () => {
    const room = await openClassroom()
    const first = await room.schedule({ blocks: [block({ roomId: room.room })] })
    const ask = (changes: Parameters<typeof block>[0], sessionId: string | null = null) =>
      room.call('sessions', 'clashesOf', {
        sessionId,
        blocks: [block({ roomId: room.room, ...changes })],
        personIds: Object.values(room.people),
      })
    expect(await ask({ starts: 720, ends: 780 })).toEqual([])
    expect(await ask({ day: '2026-12-10' })).toEqual([])
    expect(await ask({}, first)).toEqual([])
    expect(await ask({})).toHaveLength(5)
    await room.call('sessions', 'cancel', { id: first, reason: '改期' })
    expect(await ask({})).toEqual([])
  })

  it('know that an in-house trainer is a person: they cannot teach here and sit there', async () => {
    const room = await openClassroom()
    const { personId, trainerId } = room.inHouse
    await room.schedule({ blocks: [block({ trainerId })], personIds: [] })
    const sitting = await room.call('sessions', 'clashesOf', {
      sessionId: null,
      blocks: [block()],
      personIds: [personId],
    })
    expect(sitting).toMatchObject([{ kind: 'person', name: '梁静', day: testDay }])

    await room.schedule({ blocks: [block({ day: '2026-12-10' })], personIds: [personId] })
    const teaching = await room.call('sessions', 'clashesOf', {
      sessionId: null,
      blocks: [block({ day: '2026-12-10', trainerId })],
    })
    expect(teaching).toMatchObject([{ kind: 'trainer', name: '梁静', day: '2026-12-10' }])
  })

  it('are not told of people who were withdrawn', async () => {
    const room = await openClassroom()
    const id = await room.schedule({ personIds: [room.people.王芳] })
    const enrolmentId = (await room.roll(id)).get(room.people.王芳) ?? ''
    await room.call('sessions', 'withdraw', { enrolmentId })
    expect(
      await room.call('sessions', 'clashesOf', {
        sessionId: null,
        blocks: [block()],
        personIds: [room.people.王芳],
      }),
    ).toEqual([])
  })
})
