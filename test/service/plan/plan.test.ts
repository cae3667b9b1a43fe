import { describe, expect, it } from 'vitest'
import { openTestService, type TestService } from '../support/service'

async function planned(book: TestService) {
  const { id: courseId } = await book.call('courses', 'add', {
    code: 'KC-001',
    name: '退改签新政解读',
    category: 'business',
    method: 'classroom',
    theoryMinutes: 360,
    practiceMinutes: 0,
    theoryWeight: 100,
    practiceWeight: 0,
    passMark: 8000,
    certificateKind: 'ZC',
  })
  const { id: personId } = await book.call('people', 'hire', {
    name: '王芳',
    staffNo: '00603',
    hiredOn: '2020-01-01',
  })
  const { id: needId } = await book.call('needs', 'add', {
    title: '政策解释不清',
    source: 'complaint',
    personIds: [personId],
  })
  return { courseId, personId, needId }
}

describe('a plan line', () => {
  it('remembers the need it came from, takes its people along, and the need is planned', async () => {
    const book = await openTestService()
    const { courseId, personId, needId } = await planned(book)
    const seq = await book.seqOf('plan', 'addLine', { year: 2026, needId, courseId, month: 4, headcount: 1 })

    const { lines } = await book.call('reports', 'planOfYear', { year: 2026 })
    expect(lines).toMatchObject([{ needId, needTitle: '政策解释不清', number: 1, people: 1 }])
    expect(await book.call('plan', 'line', { id: lines[0]?.id ?? '' })).toMatchObject({
      personIds: [personId],
    })
    expect(await book.call('needs', 'get', { id: needId })).toMatchObject({ status: 'planned' })

    await book.call('book', 'undo', { seq })
    expect(await book.call('needs', 'get', { id: needId })).toMatchObject({ status: 'open' })
  })

  it('is held once its sessions are, and counts in the completion', async () => {
    const book = await openTestService()
    const { courseId, personId } = await planned(book)
    const { id } = await book.call('plan', 'addLine', { year: 2026, courseId, month: 12, headcount: 1 })
    const { id: sessionId } = await book.call('sessions', 'schedule', {
      courseId,
      planLineId: id,
      blocks: [{ day: '2026-12-08', starts: 540, ends: 720 }],
      personIds: [personId],
    })
    const [block] = (await book.call('sessions', 'get', { id: sessionId }))?.blocks ?? []
    await book.call('sessions', 'recordAttendance', {
      sessionId,
      blockIds: [block?.id ?? ''],
      exceptions: [],
    })
    const plan = await book.call('reports', 'planOfYear', { year: 2026 })
    expect(plan.lines).toMatchObject([{ status: 'held', actual: [{ sessionId, enrolled: 1 }] }])
    expect(plan.completion).toMatchObject({ planned: 1, held: 1, rate: 1 })
  })

  it('is put off or cancelled with a reason', async () => {
    const book = await openTestService()
    const { courseId } = await planned(book)
    const { id } = await book.call('plan', 'addLine', { year: 2026, courseId, month: 4, headcount: 40 })
    await expect(
      book.call('plan', 'decideLine', { id, status: 'postponed', postponedTo: 6, reason: null }),
    ).rejects.toMatchObject({
      code: 'no_reason',
    })
    await book.call('plan', 'decideLine', { id, status: 'postponed', postponedTo: 6, reason: '大面积延误' })
    expect((await book.call('plan', 'line', { id }))?.postponedTo).toBe(6)
  })
})

describe('an approved plan', () => {
  it('takes unplanned lines only, until it is taken back to draft with a reason', async () => {
    const book = await openTestService()
    const { courseId } = await planned(book)
    const line = { year: 2026, courseId, month: 4, headcount: 40 }
    await expect(book.call('plan', 'setStatus', { year: 2026, status: 'submitted' })).rejects.toMatchObject({
      code: 'no_lines',
    })
    await book.call('plan', 'addLine', line)
    await book.call('plan', 'setStatus', { year: 2026, status: 'submitted' })
    await expect(book.call('plan', 'setStatus', { year: 2026, status: 'approved' })).rejects.toMatchObject({
      code: 'no_approver',
    })
    await book.call('plan', 'setStatus', { year: 2026, status: 'approved', approvedBy: '罗毅' })
    await expect(book.call('plan', 'addLine', line)).rejects.toMatchObject({ code: 'plan_approved' })
    await book.call('plan', 'addLine', { ...line, kind: 'unplanned' })
    await book.call('plan', 'setStatus', { year: 2026, status: 'draft', reason: '增补' })
    await book.call('plan', 'addLine', line)
    expect((await book.call('reports', 'planOfYear', { year: 2026 })).lines).toHaveLength(3)
  })
})
