import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { openImports } from './imports-of-book'

/** The course of the room is 投诉处理, its session the first. */
const sheet = (title: string) => [
  [title, '', '', ''],
  ['工号', '姓名', '理论成绩', '实操成绩'],
  ['00603', '王契', '90', '90'],
]

it.each(['培训项目：投诉处理（第3期）', '课程名称：服务礼仪'])(
  'writes nothing of a sheet that says %s before somebody confirms the session',
  async title => {
    const room = await openExamRoom()
    const { previewOf } = await openImports(room)
    const asked = await previewOf(sheet(title), { kind: 'scores', sessionId: room.sessionId })
    expect(asked).toMatchObject({
      accepted: 0,
      conflicts: 1,
      findings: [{ row: 2, code: 'other_session', value: title }],
    })
    await expect(room.call('imports', 'apply', { token: asked.token })).rejects.toMatchObject({
      code: 'nothing_to_import',
    })
    const choices = { decisions: { 2: ['take' as const] } }
    expect(await room.call('imports', 'review', { token: asked.token, choices })).toMatchObject({
      accepted: 1,
    })
    await room.call('imports', 'apply', { token: asked.token })
    expect((await room.row('王契')).first).toMatchObject({ total: 9000 })
  },
)

it('asks nothing where the title names the session, or a session of another course by its name', async () => {
  const room = await openExamRoom()
  const { previewOf } = await openImports(room)
  const own = await previewOf(sheet('投诉处理第1期成绩登记表'), { kind: 'scores', sessionId: room.sessionId })
  expect(own).toMatchObject({ accepted: 1, findings: [] })
  const other = await room.hold({ name: '服务礼仪' })
  const asked = await previewOf(sheet('投诉处理第1期成绩登记表'), {
    kind: 'scores',
    sessionId: other.sessionId,
  })
  expect(asked).toMatchObject({ accepted: 0, findings: [{ code: 'other_session' }] })
})
