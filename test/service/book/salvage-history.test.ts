import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, verdictOn } from '../support/book-file'
import { openSalvaged, ruinLast } from '../support/ruined-book'

const good = { theory: 90, practice: 90 }

it('brings the rows back though entries of the history are lost that others still speak of', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good })
  await room.service.close()
  ruinLast(bookFile(room.dataDir), 'audit')
  const { book, backup } = await openSalvaged(room.dataDir)
  expect(backup.lost?.find(one => one.table === 'mark')?.lost).toBe(0)
  expect(backup.lost?.find(one => one.table === 'audit')?.lost).toBeGreaterThan(0)
  await book.call('book', 'restoreBackup', { name: backup.name })
  expect(verdictOn(bookFile(room.dataDir))).toBe('ok')
  expect((await book.call('people', 'list', {})).total).toBe(4)
  // What was written under the numbers of those entries is nobody's: it is said until somebody takes note of it.
  const found = await book.call('book', 'verifyAudit', {})
  expect(found).toMatchObject({ brokenAt: null, contents: 'whole' })
  expect(found.unknown).not.toEqual([])
  expect(found.entries).toBeGreaterThan(0)
  const { id: operatorId } = await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'takeNote', { reason: '找回后核对过' }, { operatorId })
  expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ unknown: [], contents: 'whole' })
})

it('counts no number that nobody can have reached', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good })
  await room.service.close()
  const file = bookFile(room.dataDir)
  changeIn(
    file,
    `INSERT INTO audit SELECT 9007199254740993, 'x', at, operator_id, area, command, kind, undo, schema_version,
       changes, commitment, prev_hash, hash, seal FROM (SELECT * FROM audit WHERE seq = 1)`,
  )
  ruinLast(file, 'person_by_name')
  const { book, backup } = await openSalvaged(room.dataDir)
  // That one entry is left behind, and no number up to it is missed.
  expect(backup.lost?.find(one => one.table === 'audit')).toMatchObject({ lost: 1 })
  await book.call('book', 'restoreBackup', { name: backup.name })
  expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null, unknown: [] })
  await book.call('people', 'addPost', { name: '带班主管' })
})
