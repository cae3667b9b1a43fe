import { describe, expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openSalvaged, ruinLast } from '../support/ruined-book'
import type { TestService } from '../support/service'

/** Whatever the history says of a step but its entry: its changes are lost. */
const withoutChanges = (seq: number) => `DELETE FROM change WHERE command_seq = ${seq}`

/** What a salvage says is lost of the posts. */
async function lostPosts(book: TestService, sql: string) {
  await book.service.close()
  const file = bookFile(book.dataDir)
  changeIn(file, sql)
  ruinLast(file, 'person_by_name')
  const { backup } = await openSalvaged(book.dataDir)
  expect(backup.lost?.find(one => one.table === 'change')?.lost).toBeGreaterThan(0)
  return backup.lost?.find(one => one.table === 'post')?.lost ?? 0
}

describe('where changes are lost', () => {
  it('a row that a step of them removed is not called missing', async () => {
    const room = await openExamRoom()
    const added = await room.seqOf('people', 'addPost', { name: '带班主管' })
    const removed = await room.seqOf('book', 'undo', { seq: added })
    expect(await lostPosts(room, withoutChanges(removed))).toBe(0)
  })

  it('nor where a backup of before that has it', async () => {
    const room = await openExamRoom()
    const added = await room.seqOf('people', 'addPost', { name: '带班主管' })
    await room.call('book', 'backupNow', {})
    const removed = await room.seqOf('book', 'undo', { seq: added })
    expect(await lostPosts(room, withoutChanges(removed))).toBe(0)
  })

  it('rows that were there after all of them are', async () => {
    const room = await openExamRoom()
    const first = await room.seqOf('people', 'addPost', { name: '带班主管' })
    await room.call('people', 'addPost', { name: '质检员' })
    const deleted = `DROP TRIGGER capture_post_d; DELETE FROM post WHERE name = '质检员'`
    expect(await lostPosts(room, `${withoutChanges(first)}; ${deleted}`)).toBe(1)
  })

  it('and rows that a backup of after them has', async () => {
    const room = await openExamRoom()
    const first = await room.seqOf('people', 'addPost', { name: '带班主管' })
    await room.call('book', 'backupNow', {})
    await room.call('settings', 'addOperator', { name: '周敏' })
    const deleted = `DROP TRIGGER capture_post_d; DELETE FROM post WHERE name = '带班主管'`
    const sums = `DELETE FROM table_seal WHERE tbl = 'post'`
    expect(await lostPosts(room, `${withoutChanges(first)}; ${deleted}; ${sums}`)).toBe(1)
  })
})
