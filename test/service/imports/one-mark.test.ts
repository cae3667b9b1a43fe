import { expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { openImports } from './imports-of-book'

const rows = [
  ['工号', '姓名', '总评'],
  ['00603', '王契', '70'],
  ['00605', '李娜', '90'],
] as const

/** A sheet of one mark, looked at for a session. */
async function previewOf(room: ExamRoom, sheet: readonly (readonly string[])[], sessionId = room.sessionId) {
  const { previewOf } = await openImports(room)
  return previewOf(sheet, { sessionId })
}

it('writes nothing of one mark where the session weighs two, before somebody says which it is', async () => {
  const room = await openExamRoom()
  const asked = await previewOf(room, rows)
  expect(asked).toMatchObject({ kind: 'scores', accepted: 0, conflicts: 1, findings: [{ code: 'one_mark' }] })
  await expect(room.call('imports', 'apply', { token: asked.token })).rejects.toMatchObject({
    code: 'nothing_to_import',
  })

  const choices = { decisions: { 1: ['as_practice' as const] } }
  const said = await room.call('imports', 'review', { token: asked.token, choices })
  expect(said).toMatchObject({ accepted: 2, conflicts: 0 })
  expect(said.sample[0]).toMatchObject({ theory: '', practice: '70' })
  await room.call('imports', 'apply', { token: asked.token })
  expect((await room.row('王契')).first).toMatchObject({
    theory: null,
    practice: { kind: 'scored', mark: 7000 },
    verdict: 'incomplete',
  })
})

it('is the mark of a session that has only one', async () => {
  const room = await openExamRoom()
  const practical = await room.hold({ theoryWeight: 0, practiceWeight: 100 })
  const shown = await previewOf(room, rows, practical.sessionId)
  expect(shown).toMatchObject({ accepted: 2, findings: [] })
  await room.call('imports', 'apply', { token: shown.token })
  expect((await room.row('李娜', practical)).first).toMatchObject({ total: 9000, verdict: 'passed' })
})

it('is known for what it is with somebody twice in it, whose rows are asked about', async () => {
  const room = await openExamRoom()
  const written = await room.hold({ theoryWeight: 100, practiceWeight: 0 })
  const shown = await previewOf(room, [...rows, ['00603', '王契', '80']], written.sessionId)
  expect(shown).toMatchObject({ kind: 'scores', accepted: 1, conflicts: 1 })
  expect(shown.findings).toMatchObject([
    { code: 'conflicting_mark', choices: [2, 4] },
    { code: 'conflicting_mark', choices: [2, 4] },
  ])
  const choices = { decisions: { 4: ['take' as const] } }
  expect(await room.call('imports', 'review', { token: shown.token, choices })).toMatchObject({ accepted: 2 })
  await room.call('imports', 'apply', { token: shown.token })
  expect((await room.row('王契', written)).first).toMatchObject({ total: 8000 })
})

it('is asked about again where an earlier file’s columns are remembered', async () => {
  const room = await openExamRoom()
  const first = await previewOf(room, rows)
  const mapping = { staffNo: '工号', name: '姓名', theory: '总评', total: null }
  await room.call('imports', 'review', { token: first.token, choices: { mapping } })
  await room.call('imports', 'apply', { token: first.token })
  expect((await room.row('王契')).first).toMatchObject({ theory: { kind: 'scored', mark: 7000 } })

  const other = await room.hold()
  const again = await previewOf(room, rows, other.sessionId)
  expect(again).toMatchObject({ remembered: true, accepted: 0, findings: [{ code: 'one_mark' }] })
})
