import { expect, it } from 'vitest'
import { block } from '../sessions/classroom'
import { testDay } from '../support/service'
import { openDesk } from './desk'

it('leads a session from its roll to its closed file, one action at a time', async () => {
  const desk = await openDesk()
  const id = await desk.schedule({ personIds: [] })
  const next = async () => (await desk.progress(id)).next
  expect(await next()).toEqual({ action: 'add_people', count: null })

  await desk.call('sessions', 'enrol', { sessionId: id, personIds: Object.values(desk.people) })
  expect(await next()).toEqual({ action: 'print_sign_in', count: null })

  await desk.call('sessions', 'markSignInPrinted', { sessionId: id })
  expect(await next()).toEqual({ action: 'record_attendance', count: 1 })

  await desk.record(id, ['邹一嘉'])
  expect(await next()).toEqual({ action: 'enter_marks', count: 3 })
  expect(await desk.progress(id)).toMatchObject({ absent: 1, dueBlocks: 0, marksMissing: 3, toFollowUp: 1 })

  await desk.mark(id, { 王芳: 90, 李娜: 50 })
  expect(await next()).toEqual({ action: 'enter_marks', count: 1 })
  await desk.mark(id, { 赵博文: 80 })
  expect(await next()).toEqual({ action: 'issue_certificates', count: 2 })
  expect(await desk.progress(id)).toMatchObject({ passed: 2, failed: 1, toFollowUp: 2, openActions: 0 })

  expect(await desk.issue(id)).toBe(2)
  const filing = await desk.progress(id)
  expect(filing).toMatchObject({ certificates: 2, certificatesToIssue: 0, next: { action: 'complete_file' } })
  expect(filing.next?.count).toBe(filing.fileMissing)

  await desk.file(id)
  expect(await next()).toEqual({ action: 'close', count: null })
  await desk.call('sessions', 'close', { id })
  expect(await next()).toBeNull()
})

it('counts who is followed up, and whose certificate was voided', async () => {
  const desk = await openDesk()
  const id = await desk.hold('2026-12-01', ['邹一嘉'])
  await desk.mark(id, { 王芳: 90, 李娜: 50, 赵博文: 80 })
  await desk.issue(id)
  const proposed = await desk.call('improvements', 'proposed', { sessionId: id })
  await desk.call('improvements', 'followUp', { sessionId: id, people: proposed, dueOn: '2026-12-20' })
  expect(await desk.progress(id)).toMatchObject({ toFollowUp: 0, openActions: 2, certificates: 2 })

  const seen = await desk.call('certificates', 'ofSession', { sessionId: id })
  const certificate = seen?.rows.find(row => row.certificate !== null)?.certificate
  await desk.call('certificates', 'voidOne', { id: certificate?.id ?? '', reason: '姓名有误' })
  // Voided for a reason: issuing it anew is a step of its own, not work waiting here.
  expect(await desk.progress(id)).toMatchObject({ certificates: 1, certificatesToIssue: 0 })
})

it('has nothing to say of a session that is not there', async () => {
  const desk = await openDesk()
  expect(await desk.call('reports', 'sessionProgress', { sessionId: 'none' })).toBeNull()
})

it('asks for the attendance of the days that have come only', async () => {
  const desk = await openDesk()
  const id = await desk.schedule({
    blocks: [block({ day: '2026-12-08' }), block(), block({ day: '2026-12-10' })],
  })
  await desk.call('sessions', 'markSignInPrinted', { sessionId: id })
  expect(testDay).toBe('2026-12-09')
  expect((await desk.progress(id)).next).toEqual({ action: 'record_attendance', count: 2 })
})
