import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { openImports } from './imports-of-book'

it('holds a sheet whose totals are of another scheme, until somebody says that the session’s is right', async () => {
  const room = await openExamRoom()
  // Half and half in the sheet; the session weighs 60 and 40.
  const held = await room.hold({ theoryWeight: 60, practiceWeight: 40 })
  const { previewOf } = await openImports(room)
  const asked = await previewOf(
    [
      ['工号', '姓名', '理论', '实操', '总评'],
      ['00603', '王契', '90', '80', '85'],
      ['00605', '李娜', '100', '80', '90'],
    ],
    { sessionId: held.sessionId },
  )
  expect(asked).toMatchObject({ kind: 'scores', accepted: 0, conflicts: 1 })
  expect(asked.findings).toMatchObject([
    { code: 'other_results', row: 1, column: '总评', params: { count: 2, of: 2, ours: '86' } },
  ])
  await expect(room.call('imports', 'apply', { token: asked.token })).rejects.toMatchObject({
    code: 'nothing_to_import',
  })
  const choices = { decisions: { 1: ['own_results' as const] } }
  const said = await room.call('imports', 'review', { token: asked.token, choices })
  expect(said).toMatchObject({ accepted: 2, conflicts: 0 })
  await room.call('imports', 'apply', { token: asked.token })
  expect((await room.row('王契', held)).first).toMatchObject({ total: 8600 })
})
