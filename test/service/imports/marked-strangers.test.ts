import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { openImports } from './imports-of-book'

it('puts somebody on the roll as the class list does: absent from what was held, which the question says', async () => {
  const room = await openExamRoom()
  await room.call('people', 'hire', { name: '江春梅', staffNo: '00999', unitId: room.unitId })
  const { id: byHand } = await room.call('people', 'hire', { name: '陆远', staffNo: '00998' })
  await room.call('sessions', 'enrol', {
    sessionId: room.sessionId,
    personIds: [byHand],
    origin: 'nominated',
  })
  const { previewOf, again, apply } = await openImports(room)
  const { sessionId } = room
  const asked = await previewOf(
    [
      ['工号', '姓名', '理论', '实操'],
      ['00999', '江春梅', '95', '95'],
    ],
    { kind: 'scores', sessionId },
  )
  expect(asked.findings).toMatchObject([
    { code: 'not_on_roll', severity: 'conflict', params: { context: 'held', blocks: 1 } },
  ])
  await apply(await again(asked, { decisions: { 2: ['take'] } }))
  const { people } = await room.call('sessions', 'attendance', { sessionId })
  const of = (name: string) => people.find(one => one.name === name)
  expect(of('江春梅')).toMatchObject({ states: of('陆远')?.states, creditedMinutes: 0 })
  await expect(
    room.call('certificates', 'issue', { sessionId, enrolmentIds: [of('江春梅')?.id ?? ''] }),
  ).rejects.toMatchObject({ code: 'absent' })
  await room.undoNewest()
  const after = await room.call('sessions', 'attendance', { sessionId })
  expect(after.people.some(({ name }) => name === '江春梅')).toBe(false)
})
