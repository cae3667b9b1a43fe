import { describe, expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { openTestService, testDay } from '../support/service'

const good = { theory: 90, practice: 90 }

describe('what stands in the way of an undo', () => {
  it('is named by what it is, and how many there are, where it stays for good: a number is never taken back', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good, 李娜: good })
    const { entries } = await room.call('book', 'history', { limit: 200 })
    const hired =
      entries.findLast(entry => entry.command === 'hire' && entry.params?.name === '王契')?.seq ?? 0
    const enrolmentIds = [room.roll.王契, room.roll.李娜]
    await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds })
    await room.undoNewest()

    const refused = { code: 'undo_would_break', params: { count: 2 } }
    await expect(room.call('book', 'undo', { seq: hired })).rejects.toMatchObject(refused)
    await expect(room.call('book', 'undo', { seq: hired, withLater: true })).rejects.toMatchObject({
      ...refused,
      params: {
        records: [
          { table: 'certificate', label: 'KF-TS-2026-0001' },
          { table: 'certificate', label: 'KF-TS-2026-0002' },
        ],
      },
    })
  })

  it('takes along what was brought back by a redo', async () => {
    const book = await openTestService()
    const unit = await book.seqOf('people', 'addUnit', { name: '华南分部', kind: 'branch', parentId: null })
    const { units } = await book.call('people', 'units', {})
    const unitId = units[0]?.id ?? ''
    const hired = await book.seqOf('people', 'hire', { name: '王契', staffNo: '00603', unitId })
    const undone = await book.seqOf('book', 'undo', { seq: hired })
    await book.call('book', 'redo', { seq: undone })
    await expect(book.call('book', 'undo', { seq: unit })).rejects.toMatchObject({
      code: 'undo_touched_later',
      params: { count: 1, final: false, blockers: [{ seq: hired }] },
    })
    await book.call('book', 'undo', { seq: unit, withLater: true })
    expect((await book.call('people', 'list', {})).rows).toEqual([])
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })
  })

  it('comes back as a whole by one redo, and the record proves it', async () => {
    const book = await openTestService()
    const unit = await book.seqOf('people', 'addUnit', { name: '华南分部', kind: 'branch', parentId: null })
    const { units } = await book.call('people', 'units', {})
    await book.call('people', 'hire', { name: '王契', staffNo: '00603', unitId: units[0]?.id ?? '' })
    const undone = await book.seqOf('book', 'undo', { seq: unit, withLater: true })
    const redone = await book.seqOf('book', 'redo', { seq: undone })
    expect((await book.call('people', 'list', {})).rows).toMatchObject([{ name: '王契' }])
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })
    // Its own entry too can be taken back and brought again.
    await book.call('book', 'undo', { seq: unit, withLater: true })
    expect(redone).toBeGreaterThan(undone)
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })
    await book.service.close()
    const again = await openTestService({ dataDir: book.dataDir })
    expect(await again.call('book', 'backupNow', {})).toBeTruthy()
  })

  it('is the step since which something hangs on it, and what came after that one', async () => {
    const book = await openTestService()
    await book.call('people', 'addUnit', { name: '华北分部', kind: 'branch', parentId: null })
    await book.call('people', 'hire', { name: '王契', staffNo: '00603' })
    const added = await book.seqOf('people', 'addUnit', { name: '华南分部', kind: 'branch', parentId: null })
    const { units } = await book.call('people', 'units', {})
    const south = units.find(unit => unit.name === '华南分部')?.id ?? ''
    const [person] = (await book.call('people', 'list', {})).rows
    const id = person?.id ?? ''
    await book.call('people', 'change', { id, name: '王琪' })
    const moved = await book.seqOf('people', 'transfer', {
      id,
      unitId: south,
      postId: null,
      gradeLevelId: null,
      day: testDay,
    })
    const renamed = await book.seqOf('people', 'change', { id, name: '王契' })
    await expect(book.call('book', 'undo', { seq: added })).rejects.toMatchObject({
      params: { count: 2, blockers: [{ seq: renamed }, { seq: moved }] },
    })
    expect(await book.call('book', 'undo', { seq: added, withLater: true })).toEqual({
      undone: [renamed, moved, added],
    })
    expect((await book.call('people', 'list', {})).rows[0]).toMatchObject({ name: '王琪' })
  })
})
