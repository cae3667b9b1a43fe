import { expect, it } from 'vitest'
import { block } from '../sessions/classroom'
import { testDay } from '../support/service'
import { openTaughtClass } from './taught-class'

it('leads a session from its roll to its closed file, one action at a time', async () => {
  const taught = await openTaughtClass()
  const id = await taught.schedule({ personIds: [] })
  const next = async () => (await taught.progress(id)).next
  expect(await next()).toEqual({ action: 'add_people', count: null })

  await taught.call('sessions', 'enrol', { sessionId: id, personIds: Object.values(taught.people) })
  expect(await next()).toEqual({ action: 'print_sign_in', count: null })

  await taught.call('sessions', 'markSignInPrinted', { sessionId: id })
  expect(await next()).toEqual({ action: 'record_attendance', count: 1 })

  await taught.record(id, ['邹一嘉'])
  expect(await next()).toEqual({ action: 'enter_marks', count: 3 })
  expect(await taught.progress(id)).toMatchObject({ absent: 1, dueBlocks: 0, marksMissing: 3, toFollowUp: 1 })

  await taught.mark(id, { 王芳: 90, 李娜: 50 })
  expect(await next()).toEqual({ action: 'enter_marks', count: 1 })
  await taught.mark(id, { 赵博文: 80 })
  expect(await next()).toEqual({ action: 'issue_certificates', count: 2 })
  expect(await taught.progress(id)).toMatchObject({ passed: 2, failed: 1, toFollowUp: 2, openActions: 0 })

  expect(await taught.issue(id)).toBe(2)
  const filing = await taught.progress(id)
  expect(filing).toMatchObject({ certificates: 2, certificatesToIssue: 0, next: { action: 'complete_file' } })
  expect(filing.next?.count).toBe(filing.fileMissing)

  await taught.file(id)
  expect(await next()).toEqual({ action: 'close', count: null })
  await taught.call('sessions', 'close', { id })
  expect(await next()).toBeNull()
})

it('counts who is followed up, and whose certificate was voided', async () => {
  const taught = await openTaughtClass()
  const id = await taught.hold('2026-12-01', ['邹一嘉'])
  await taught.mark(id, { 王芳: 90, 李娜: 50, 赵博文: 80 })
  await taught.issue(id)
  const proposed = await taught.call('improvements', 'proposed', { sessionId: id })
  await taught.call('improvements', 'followUp', { sessionId: id, people: proposed, dueOn: '2026-12-20' })
  expect(await taught.progress(id)).toMatchObject({ toFollowUp: 0, openActions: 2, certificates: 2 })

  const seen = await taught.call('certificates', 'ofSession', { sessionId: id })
  const certificate = seen?.rows.find(row => row.certificate !== null)?.certificate
  await taught.call('certificates', 'voidOne', { id: certificate?.id ?? '', reason: '姓名有误' })
  // Voided for a reason: issuing it anew is a step of its own, not work waiting here.
  expect(await taught.progress(id)).toMatchObject({ certificates: 1, certificatesToIssue: 0 })
})

it('names the tabs whose work is past its day', async () => {
  const taught = await openTaughtClass()
  const id = await taught.hold('2026-11-10', ['邹一嘉'])
  expect((await taught.progress(id)).overdue).toContain('marks')
  await taught.mark(id, { 王芳: 90, 李娜: 50, 赵博文: 80 })
  const { overdue } = await taught.progress(id)
  expect(overdue).not.toContain('marks')
  expect(overdue).toContain('file')
  expect((await taught.progress(await taught.schedule())).overdue).toEqual([])
})

it('has nothing to say of a session that is not there', async () => {
  const taught = await openTaughtClass()
  expect(await taught.call('reports', 'sessionProgress', { sessionId: 'none' })).toBeNull()
})

it('asks for the attendance of the days that have come only', async () => {
  const taught = await openTaughtClass()
  const id = await taught.schedule({
    blocks: [block({ day: '2026-12-08' }), block(), block({ day: '2026-12-10' })],
  })
  await taught.call('sessions', 'markSignInPrinted', { sessionId: id })
  expect(testDay).toBe('2026-12-09')
  expect((await taught.progress(id)).next).toEqual({ action: 'record_attendance', count: 2 })
})

it('counts as absent who missed a block without leave, and proposes nobody while a held block is not recorded', async () => {
  const taught = await openTaughtClass()
  const id = await taught.schedule({ blocks: [block(), block({ starts: 840, ends: 1020 })] })
  const [morning, afternoon] = (await taught.call('sessions', 'get', { id }))?.blocks ?? []
  const roll = await taught.roll(id)
  const away = (blockId = '', name: keyof typeof taught.people, state: 'absent' | 'leave') => ({
    blockId,
    enrolmentId: roll.get(taught.people[name]) ?? '',
    state,
    missedMinutes: null,
  })
  await taught.call('sessions', 'recordAttendance', {
    sessionId: id,
    blockIds: [morning?.id ?? ''],
    exceptions: [away(morning?.id, '李娜', 'leave'), away(morning?.id, '邹一嘉', 'absent')],
  })
  expect(await taught.progress(id)).toMatchObject({ absent: 1, dueBlocks: 1, toFollowUp: 0 })
  await taught.call('sessions', 'recordAttendance', {
    sessionId: id,
    blockIds: [afternoon?.id ?? ''],
    exceptions: [away(afternoon?.id, '李娜', 'leave')],
  })
  expect(await taught.progress(id)).toMatchObject({ absent: 1, dueBlocks: 0, toFollowUp: 2 })
})
