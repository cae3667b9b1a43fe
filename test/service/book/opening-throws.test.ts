import { describe, expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'

const columns =
  'id, at, operator_id, area, command, kind, undo, schema_version, changes, commitment, prev_hash, hash, seal'

/** A certificate was given and a good backup made; then the file is changed. */
async function changed(sql: string) {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 90, practice: 90 } })
  await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
  const { name } = await room.call('book', 'backupNow', {})
  await room.service.close()
  changeIn(bookFile(room.dataDir), sql)
  const book = await openTestService({ dataDir: room.dataDir, create: false, quiet: true })
  return { book, name, state: await book.call('book', 'state', {}) }
}

it.each(['9007199254740993', '9223372036854775807'])(
  'an entry numbered %s is damage: put aside, and what is left of it salvaged',
  async seq => {
    const { book, name, state } = await changed(
      `INSERT INTO audit (seq, ${columns}) SELECT ${seq}, 'x', ${columns.slice(4)} FROM audit WHERE seq = 1`,
    )
    expect(state).toMatchObject({ state: 'broken', reason: 'damaged', unsalvaged: null })
    await book.call('book', 'restoreBackup', { name })
    expect((await book.call('people', 'list', {})).total).toBe(4)
  },
)

describe('what nobody foresaw when the data were opened', () => {
  /** The numbers given here are raised at once, by a command whose number is taken. */
  const taken = `UPDATE certificate_counter SET last = 0;
    INSERT INTO command_detail SELECT (SELECT max(seq) + 1 FROM audit), salt, params, seal_salt, seal_rest
      FROM command_detail WHERE command_seq = 1`

  it('keeps nobody from a good backup', async () => {
    const { book, name, state } = await changed(taken)
    expect(state).toMatchObject({ state: 'blocked', because: 'failed', backups: [{ name, verified: true }] })
    await book.call('book', 'restoreBackup', { name })
    expect((await book.call('people', 'list', {})).total).toBe(4)
  })

  it('nor from putting the data aside', async () => {
    const { book, name } = await changed(taken)
    await expect(book.call('book', 'create', { kind: 'empty' })).rejects.toMatchObject({
      code: 'book_blocked',
    })
    await book.call('book', 'putAside', {})
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'broken', backups: [{ name }] })
  })
})
