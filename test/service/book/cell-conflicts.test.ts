import { describe, expect, it } from 'vitest'
import { component, openExamRoom } from '../assessments/exam-room'
import { block, openClassroom, sessionOf } from '../sessions/classroom'
import { openTestService } from '../support/service'

describe('a mark that rests on what was shown', () => {
  it('is not written over another’s; the other cells of the same entry are', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 70 } })
    const answer = await room.call('assessments', 'recordMarks', {
      sessionId: room.sessionId,
      marks: [
        {
          enrolmentId: room.roll.王契,
          theory: component(88),
          practice: component(90),
          was: { theory: null, practice: null },
        },
        { enrolmentId: room.roll.李娜, theory: component(64), was: { theory: null } },
      ],
    })
    expect(answer.stale).toEqual([{ enrolmentId: room.roll.王契, field: 'theory' }])
    expect((await room.row('王契')).first).toMatchObject({
      theory: component(70),
      practice: component(90),
    })
    expect((await room.row('李娜')).first).toMatchObject({ theory: component(64) })
  })

  it('leaves no step where nothing of it was written', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 70, note: '补' } })
    const { seq, output } = await room.service.call('assessments', 'recordMarks', {
      sessionId: room.sessionId,
      marks: [
        { enrolmentId: room.roll.王契, theory: null, note: null, was: { theory: component(60), note: null } },
      ],
    })
    expect(seq).toBeNull()
    expect(output).toMatchObject({ stale: [{ field: 'theory' }, { field: 'note' }] })
    expect((await room.row('王契')).first).toMatchObject({ theory: component(70), note: '补' })
  })

  it('is written where both entered the same, and where the first knew of it', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 70 } })
    const enter = (theory: number, was: number | null) =>
      room.call('assessments', 'recordMarks', {
        sessionId: room.sessionId,
        marks: [{ enrolmentId: room.roll.王契, theory: component(theory), was: { theory: component(was) } }],
      })
    expect((await enter(70, null)).stale).toBeUndefined()
    expect((await enter(71, 70)).stale).toBeUndefined()
    expect((await enter(72, 71)).stale).toBeUndefined()
    expect((await room.row('王契')).first).toMatchObject({ theory: component(72) })
  })

  it('an undo is a change as well', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 70 } })
    await room.undoNewest()
    const { stale } = await room.call('assessments', 'recordMarks', {
      sessionId: room.sessionId,
      marks: [{ enrolmentId: room.roll.王契, theory: component(71), was: { theory: component(70) } }],
    })
    expect(stale).toEqual([{ enrolmentId: room.roll.王契, field: 'theory' }])
  })
})

describe('attendance that rests on what was shown', () => {
  it('is not written over another’s; other people of the same entry are', async () => {
    const room = await openClassroom()
    const sessionId = await room.schedule({ blocks: [block()] })
    const [{ id: blockId = '' } = {}] = (await sessionOf(room, sessionId)).blocks
    const roll = await room.roll(sessionId)
    const [fang, lina] = [roll.get(room.people.王芳) ?? '', roll.get(room.people.李娜) ?? '']
    const record = (
      exceptions: { enrolmentId: string; state: 'absent' | 'leave' | null; was?: 'absent' | null }[],
    ) =>
      room.call('sessions', 'recordAttendance', {
        sessionId,
        blockIds: [blockId],
        recorded: false,
        exceptions: exceptions.map(({ was, ...one }) => ({
          blockId,
          ...one,
          ...(was === undefined ? {} : { was: { state: was, missedMinutes: null } }),
        })),
      })
    await record([{ enrolmentId: fang, state: 'absent' }])
    expect(
      await record([
        { enrolmentId: fang, state: 'leave', was: null },
        { enrolmentId: lina, state: 'leave', was: null },
      ]),
    ).toEqual({ stale: [{ blockId, enrolmentId: fang }] })
    expect(await record([{ enrolmentId: fang, state: 'absent', was: null }])).toEqual({})
    const states = async () =>
      Object.fromEntries(
        (await room.call('sessions', 'attendance', { sessionId })).people.map(one => [
          one.id,
          one.states[0]?.state,
        ]),
      )
    expect(await states()).toMatchObject({ [fang]: 'absent', [lina]: 'leave' })
    expect(await record([{ enrolmentId: fang, state: null, was: 'absent' }])).toEqual({})
    expect((await states())[fang]).toBeNull()
  })
})

describe('a requirement that rests on what was shown', () => {
  it('is refused over another’s, and is written where the line is what was shown', async () => {
    const book = await openTestService()
    const { id: postId } = await book.call('people', 'addPost', { name: '客服专员' })
    const { id: competencyId } = await book.call('people', 'addCompetency', { name: '投诉处理' })
    const set = (level: number | null, was?: { level: number; weight: number } | null) =>
      book.call('people', 'setRequirement', { postId, competencyId, level, was })
    await set(3)
    await expect(set(4, null)).rejects.toMatchObject({ code: 'cell_changed' })
    await expect(set(null, { level: 2, weight: 1 })).rejects.toMatchObject({ code: 'cell_changed' })
    await set(3, null)
    await set(4, { level: 3, weight: 1 })
    const [post] = await book.call('people', 'posts', {})
    expect(post?.requirements).toMatchObject([{ level: 4 }])
  })
})
