import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { openImports } from './imports-of-book'

it('says who of a mark sheet is recorded absent from the whole session', async () => {
  const room = await openExamRoom()
  const { previewOf } = await openImports(room)
  const rows = [
    ['工号', '姓名', '理论成绩', '实操成绩'],
    ['00603', '王契', '90', '90'],
    ['00605', '李娜', '90', '90'],
  ]
  const held = await room.hold({}, { absent: ['李娜'] })
  const shown = await previewOf(rows, { sessionId: held.sessionId })
  expect(shown).toMatchObject({ accepted: 2, findings: [{ row: 3, code: 'absent_marked', who: '李娜' }] })

  const unrecorded = await room.hold({}, { recorded: false })
  expect(await previewOf(rows, { sessionId: unrecorded.sessionId })).toMatchObject({ findings: [] })
})
