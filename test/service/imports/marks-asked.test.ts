import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { openImports } from './imports-of-book'

it('passes nobody who cheated by what stands beside the mark, and says so only when it is answered', async () => {
  const room = await openExamRoom()
  const { previewOf, again, apply } = await openImports(room)
  const sheet = [
    ['工号', '姓名', '理论', '实操', '结论'],
    ['00603', '王契', '88', '88', '作弊'],
    ['00605', '李娜', '85', '85', '合格'],
  ]
  const asked = await previewOf(sheet, { kind: 'scores', sessionId: room.sessionId })
  expect(asked).toMatchObject({ accepted: 1, conflicts: 1, errors: 0 })
  await apply(asked)
  expect((await room.row('王契')).first).toBeNull()
  expect((await room.row('李娜')).first).toMatchObject({ verdict: 'passed' })
  const once = await previewOf(sheet, { kind: 'scores', sessionId: room.sessionId })
  await apply(await again(once, { answers: { 'words 2': 'state' } }))
  expect((await room.row('王契')).first).toMatchObject({ verdict: 'cheating' })
})

it('takes a mark as it is beside minutes in the title, and asks of a bare figure that a mark is above', async () => {
  const room = await openExamRoom()
  const held = await room.hold({ theoryWeight: 100, practiceWeight: 0, passMark: 6000 })
  const { previewOf, again, apply } = await openImports(room)
  const of = { kind: 'scores', sessionId: held.sessionId }
  const minutes = await previewOf(
    [
      ['客服技能考试（闭卷，共90分钟）', '', ''],
      ['工号', '姓名', '理论'],
      ['00603', '王契', '54'],
    ],
    of,
  )
  await apply(minutes)
  expect((await room.row('王契', held)).first).toMatchObject({ total: 5400, verdict: 'failed' })
  const bare = await previewOf(
    [
      ['工号', '姓名', '理论（60分）'],
      ['00604', '欧阳娜娜', '55'],
      ['00605', '李娜', '58'],
      ['00606', '赵博文', '88'],
    ],
    of,
  )
  expect(bare).toMatchObject({ accepted: 0, conflicts: 1, errors: 0 })
  await apply(await again(bare, { answers: { 'full 理论（60分）': 'hundred' } }))
  expect((await room.row('欧阳娜娜', held)).first).toMatchObject({ total: 5500, verdict: 'failed' })
  expect((await room.row('赵博文', held)).first).toMatchObject({ total: 8800, verdict: 'passed' })
})
