import { describe, expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn, verdictOn } from '../support/book-file'
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

describe('the last steps that are gone', () => {
  /** From these tables; the first is `audit`, whose guard is put back. */
  const withoutLast = (file: string, count: number, others: readonly string[]) => {
    const [guard] = valuesIn(file, "SELECT sql FROM sqlite_schema WHERE name = 'audit_no_delete'")
    const [last] = valuesIn(file, 'SELECT max(seq) FROM audit') as [number]
    changeIn(
      file,
      `PRAGMA foreign_keys = OFF; DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq > ${last - count};
       ${others.map(table => `DELETE FROM ${table} WHERE command_seq > ${last - count};`).join('')} ${guard}`,
    )
    return last
  }

  it.each([
    // What is left under their numbers stands accused by itself.
    ['by what else is left of them', [], 'book_damaged'],
    ['by the mark beside the data', ['command_detail', 'change'], 'recovery_unchecked'],
  ])('are counted once, and the same everywhere: %s', async (_by, others, code) => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    await room.enter({ 李娜: good })
    await room.call('people', 'addPost', { name: '带班主管' })
    await room.service.close()
    const file = bookFile(room.dataDir)
    const last = withoutLast(file, 2, others)
    ruinLast(file, 'person_by_name')
    const { book, backup } = await openSalvaged(room.dataDir)
    expect(backup.lost?.find(one => one.table === 'audit')).toMatchObject({ lost: 2 })
    // Damage like that accuses no table.
    expect(backup.record).toMatchObject({ tables: [] })
    // What seals it comes after all that were.
    expect(backup.lastStep).toBe(last + 1)
    expect(await book.call('book', 'weighBackup', { name: backup.name })).toMatchObject({
      later: 2,
      other: 0,
    })
    await book.call('book', 'restoreBackup', { name: backup.name })
    const [recovery] = await book.call('book', 'recoveries', {})
    expect(recovery?.lost.find(one => one.table === 'audit')).toMatchObject({ lost: 2 })
    // What the last step left is anybody's: nothing is given away on it yet.
    const issued = { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] }
    await expect(book.call('certificates', 'issue', issued)).rejects.toMatchObject({ code })
  })

  it('are not counted again by the next recovery', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    await room.enter({ 李娜: good })
    await room.service.close()
    const file = bookFile(room.dataDir)
    withoutLast(file, 2, [])
    const { book, backup } = await openSalvaged(room.dataDir)
    await book.call('book', 'restoreBackup', { name: backup.name })
    await book.call('people', 'addPost', { name: '带班主管' })
    await book.service.close()
    ruinLast(file, 'person_by_name')
    const again = await openSalvaged(room.dataDir)
    expect(again.backup.lost?.find(one => one.table === 'audit')?.lost ?? 0).toBe(0)
  })
})
