import { describe, expect, it } from 'vitest'
import { fileItemKinds } from '../../../src/domain/sessions/codes'
import { block, type Classroom, courseDraft, openClassroom, sessionOf } from './classroom'

async function held(room: Classroom, assessed = false) {
  const course = await room.call('courses', 'add', courseDraft({ code: 'C09', name: '宣贯', assessed }))
  const id = await room.schedule({
    courseId: course.id,
    blocks: [block(), block({ starts: 780, ends: 840 })],
  })
  const blockIds = (await sessionOf(room, id)).blocks.map(one => one.id)
  return { id, record: (ids = blockIds) => recordAll(room, id, ids), blockIds }
}

const recordAll = (room: Classroom, sessionId: string, blockIds: string[]) =>
  room.call('sessions', 'recordAttendance', { sessionId, blockIds, exceptions: [] })

describe('a session’s life', () => {
  it('is cancelled with a reason, keeps its roll, and is restored as it was', async () => {
    const room = await openClassroom()
    const id = await room.schedule()
    await room.call('sessions', 'cancel', { id, reason: '大雾延误，全员上岗' })
    expect(await sessionOf(room, id)).toMatchObject({
      status: 'cancelled',
      cancelReason: '大雾延误，全员上岗',
      enrolled: 4,
    })
    await expect(room.call('sessions', 'cancel', { id, reason: '又一次' })).rejects.toMatchObject({
      code: 'already_cancelled',
    })
    await expect(room.call('sessions', 'reschedule', { id, blocks: [block()] })).rejects.toMatchObject({
      code: 'session_cancelled',
    })
    await room.call('sessions', 'restore', { id })
    expect(await sessionOf(room, id)).toMatchObject({ status: 'scheduled', cancelReason: null })
    await expect(room.call('sessions', 'restore', { id })).rejects.toMatchObject({ code: 'not_cancelled' })
  })

  it('cannot be cancelled once it was held', async () => {
    const room = await openClassroom()
    const { id, record } = await held(room)
    await record()
    await expect(room.call('sessions', 'cancel', { id, reason: '改期' })).rejects.toMatchObject({
      code: 'already_held',
    })
  })

  it('is closed when attendance, marks and papers are in, and can be opened again', async () => {
    const room = await openClassroom()
    const { id, record, blockIds } = await held(room)
    const close = (withIncompleteFile = false) => room.call('sessions', 'close', { id, withIncompleteFile })
    await expect(close()).rejects.toMatchObject({ code: 'not_held' })
    await record(blockIds.slice(0, 1))
    await expect(close()).rejects.toMatchObject({ code: 'attendance_missing', params: { count: 1 } })
    await record()
    await expect(close()).rejects.toMatchObject({ code: 'file_incomplete', params: { count: 6 } })
    for (const kind of fileItemKinds)
      await room.call('sessions', 'setFileItem', { sessionId: id, kind, state: 'done' })
    await close()
    expect(await sessionOf(room, id)).toMatchObject({ status: 'closed' })

    await expect(recordAll(room, id, blockIds)).rejects.toMatchObject({ code: 'closed' })
    await expect(
      room.call('sessions', 'setFileItem', { sessionId: id, kind: 'notice', state: 'missing' }),
    ).rejects.toMatchObject({ code: 'session_closed' })
    await room.call('sessions', 'reopen', { id })
    expect(await sessionOf(room, id)).toMatchObject({ status: 'held' })
    await expect(room.call('sessions', 'reopen', { id })).rejects.toMatchObject({ code: 'not_closed' })
    await close(true)
  })

  it('is not closed while marks are missing', async () => {
    const room = await openClassroom()
    const { id, record } = await held(room, true)
    await record()
    await expect(room.call('sessions', 'close', { id, withIncompleteFile: true })).rejects.toMatchObject({
      code: 'marks_missing',
      params: { count: 4 },
    })
  })
})
