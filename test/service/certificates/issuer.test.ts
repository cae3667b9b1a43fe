import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'

const good = { theory: 90, practice: 90 }

it.each(['', '   '])(
  'no certificate is issued in the name “%s”, and no number is given for it',
  async company => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    await room.call('settings', 'changeOffice', { company })
    const issue = () =>
      room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
    await expect(issue()).rejects.toMatchObject({ code: 'no_issuer' })
    expect((await room.call('certificates', 'list', {})).rows).toEqual([])

    await room.call('settings', 'changeOffice', { company: '蓝天客服中心' })
    const { certificateIds, numbers } = await issue()
    expect(numbers).toEqual(['KF-TS-2026-0001'])
    const id = certificateIds[0] ?? ''
    const paper = await room.call('certificates', 'preview', { id, sessionId: null })
    expect(paper?.face.issuerName).toBe('蓝天客服中心')
  },
)

it('none is issued anew either once the name was cleared; the voided one stays as it is', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good })
  const { certificateIds } = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: [room.roll.王契],
  })
  await room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '遗失' })
  await room.call('settings', 'changeOffice', { company: '' })
  const reissue = () =>
    room.call('certificates', 'reissue', { enrolmentId: room.roll.王契, reason: '遗失补发' })
  await expect(reissue()).rejects.toMatchObject({ code: 'no_issuer' })
  expect((await room.call('certificates', 'list', {})).rows).toMatchObject([
    { number: 'KF-TS-2026-0001', status: 'voided', replacedBy: null },
  ])
  await room.call('settings', 'changeOffice', { company: '蓝天客服中心' })
  expect((await reissue()).number).toBe('KF-TS-2026-0002')
})
