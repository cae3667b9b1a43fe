import { expect, it } from 'vitest'
import { notedRow } from '../../../electron/service/db/noted-row'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'

/** A post was added, and its entry’s words are turned into something else. */
async function withWords(words: string) {
  const first = await openTestService()
  const seq = await first.seqOf('people', 'addPost', { name: '客服专员' })
  await first.service.close()
  changeIn(
    bookFile(first.dataDir),
    `UPDATE command_detail SET params = '${words}' WHERE command_seq = ${seq}`,
  )
  return { book: await openTestService({ dataDir: first.dataDir }), seq }
}

it.each(['{', 'null', '[1]', '"名称"'])(
  'words that are none of ours are lost, and nothing else: %s',
  async words => {
    const { book, seq } = await withWords(words)
    const { entries } = await book.call('book', 'history', { limit: 20 })
    expect(entries.find(one => one.seq === seq)).toMatchObject({ command: 'addPost', params: null })
    expect((await book.call('reports', 'today', {})).recent.map(one => one.params)).toContain(null)
    expect((await book.call('book', 'undoState', {})).undo).toMatchObject({ seq })
    expect((await book.call('book', 'verifyAudit', {})).brokenAt).toBe(seq)
  },
)

it.each([
  ['a key', { key: '{' }, false],
  ['a key of another kind', { key: '{}' }, false],
  ['a row', { present: 'x' }, false],
  ['a row of another kind', { expected: '[1]' }, false],
  ['neither', {}, true],
])('a note whose rows are not written as ours are is not read: %s', (_what, altered, read) => {
  const row = { table: 'post', key: '["a"]', kind: 'changed', present: '{"id":"a"}', expected: null }
  expect(notedRow.safeParse({ ...row, ...altered }).success).toBe(read)
})
