import { describe, expect, it } from 'vitest'
import { listFaces } from '../../../electron/service/certificates/certificates-store'
import { shownOn } from '../../../electron/service/certificates/log-prints'
import { openReader } from '../../../electron/service/db/sqlite/open'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'

const good = { theory: 90, practice: 90 }

/** Three hold a certificate, two of which are on paper; printing is the newest step. */
async function printed() {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good })
  const { certificateIds } = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: [room.roll.王契, room.roll.欧阳娜娜, room.roll.李娜],
  })
  const reader = openReader(bookFile(room.dataDir))
  const faces = await listFaces(reader.db, certificateIds.slice(0, 2))
  reader.sqlite.close()
  await room.call('certificates', 'logPrints', {
    certificateIds: faces.map(one => one.id),
    reason: null,
    shown: shownOn(faces, null),
  })
  return { room, certificateIds }
}

const newest = async (room: ExamRoom) => (await room.call('book', 'undoState', {})).undo?.seq ?? 0
const redone = async (room: ExamRoom) => (await room.call('book', 'undoState', {})).redo
const states = async (room: ExamRoom) =>
  (await room.call('certificates', 'list', {})).rows.map(one => one.status)

describe('undoing an issue whose certificates are on paper', () => {
  it('asks first, saying how many it would void, and voids them where that is meant', async () => {
    const { room } = await printed()
    const seq = await newest(room)
    await expect(room.call('book', 'undo', { seq })).rejects.toMatchObject({
      code: 'undo_voids_printed',
      params: { seq, area: 'certificates', command: 'issue', count: 3, printed: 2 },
    })
    expect(await states(room)).toEqual(['valid', 'valid', 'valid'])
    await room.call('book', 'undo', { seq, voids: true })
    expect(await states(room)).toEqual(['voided', 'voided', 'voided'])
  })

  it('asks nothing of certificates that were voided since', async () => {
    const { room, certificateIds } = await printed()
    const seq = await newest(room)
    for (const id of certificateIds.slice(0, 2))
      await room.call('certificates', 'voidOne', { id, reason: '姓名有误' })
    await room.call('book', 'undo', { seq, withLater: true })
    expect(await states(room)).toEqual(['voided', 'voided', 'voided'])
  })

  it('asks too where the step before it is taken back with it', async () => {
    const { room } = await printed()
    const { entries } = await room.call('book', 'history', {})
    const marks = entries.find(one => one.area === 'assessments')
    await expect(room.call('book', 'undo', { seq: marks?.seq ?? 0, withLater: true })).rejects.toMatchObject({
      code: 'undo_voids_printed',
      params: { count: 3, printed: 2 },
    })
  })

  it('asks nothing where none was printed', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
    await room.undoNewest()
    expect(await states(room)).toEqual(['voided'])
  })
})

describe('an undo that voided', () => {
  it('cannot be redone, and is passed over by what can', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
    await room.call('settings', 'addOperator', { name: '周敏' })
    await room.undoNewest()
    await room.undoNewest()
    expect(await states(room)).toEqual(['voided'])
    const redo = await redone(room)
    expect(redo).toMatchObject({ command: 'addOperator' })
    await room.call('book', 'redo', { seq: redo?.seq ?? 0 })
    expect((await room.call('settings', 'operators', {})).map(one => one.name)).toEqual(['周敏'])
    expect(await redone(room)).toBeNull()
  })

  it('is not passed over by what touched the same records', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    const { certificateIds } = await room.call('certificates', 'issue', {
      sessionId: room.sessionId,
      enrolmentIds: [room.roll.王契],
    })
    await room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '姓名有误' })
    await room.undoNewest()
    const voidingUndone = (await redone(room))?.seq ?? 0
    await room.undoNewest()
    expect(await redone(room)).toBeNull()
    await expect(room.call('book', 'redo', { seq: voidingUndone })).rejects.toMatchObject({
      code: 'redo_touched_later',
    })
    const [one] = (await room.call('certificates', 'list', {})).rows
    expect(one).toMatchObject({ status: 'voided', voidReason: null })
  })
})

describe('steps on one record', () => {
  it('are redone in the order they were taken back only', async () => {
    const room = await openExamRoom()
    const { id } = await room.call('settings', 'addOperator', { name: '周敏' })
    await room.call('settings', 'renameOperator', { id, name: '周敏敏' })
    await room.undoNewest()
    const second = (await redone(room))?.seq ?? 0
    await room.undoNewest()
    await expect(room.call('book', 'redo', { seq: second })).rejects.toMatchObject({
      code: 'redo_touched_later',
    })
  })
})
