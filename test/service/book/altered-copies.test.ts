import { existsSync, rmSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { createBackups } from '../../../electron/service/book/backups/backups'
import { runTaskInline } from '../../../electron/service/book/tasks/run-task'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const raise = `DROP TRIGGER capture_mark_u; UPDATE mark SET theory = 9900 WHERE theory = 9200`

const refusalOf = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work
    return null
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** A class that was marked, and corrected once. */
async function markedClass(): Promise<ExamRoom> {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 }, 李娜: { theory: 91, practice: 88 } })
  await room.enter({ 李娜: { theory: 92 } })
  return room
}

/** The same, with a good backup, closed, altered with a SQLite tool, and opened again. */
async function alteredWhileClosed(): Promise<TestService> {
  const room = await markedClass()
  await room.call('book', 'backupNow', {})
  await room.service.close()
  changeIn(bookFile(room.dataDir), raise)
  return openTestService({ dataDir: room.dataDir })
}

const damagedIn = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices.find(notice => notice.code === 'damaged') : undefined
}

describe('a book altered outside', () => {
  it('is not backed up, and what is written to a file says that it does not match', async () => {
    const book = await alteredWhileClosed()
    expect(await refusalOf(book.call('book', 'backupNow', {}))).toBe('book_damaged')
    const path = `${book.dataDir}.zhixing`
    try {
      const made = await book.call('book', 'backupTo', { file: book.ticket(path) })
      expect(made.record).toMatchObject({ state: 'altered', tables: ['mark'] })
      expect(await book.call('book', 'verifyArchive', { file: book.ticket(path) })).toMatchObject({
        ok: false,
        problems: ['record_altered'],
        record: { state: 'altered', tables: ['mark'] },
      })
    } finally {
      rmSync(path, { force: true })
    }
  })

  it('stays altered when it is restored, after a restart too, and is never recommended', async () => {
    const book = await alteredWhileClosed()
    const good = (await book.call('book', 'backups', {}))[0]
    const path = `${book.dataDir}.zhixing`
    try {
      await book.call('book', 'backupTo', { file: book.ticket(path) })
      const restored = await book.call('book', 'restoreArchive', { file: book.ticket(path) })
      expect(restored.record.state).toBe('altered')
      // What was there before is kept as a backup, under its name.
      expect(restored.kept?.record).toMatchObject({ state: 'altered', tables: ['mark'] })
      expect(await refusalOf(book.call('book', 'backupNow', {}))).toBe('book_damaged')
      await vi.waitFor(
        async () =>
          expect(await damagedIn(book)).toMatchObject({ what: 'records', backup: { name: good?.name } }),
        10_000,
      )
      await book.service.close()
      const again = await openTestService({ dataDir: book.dataDir })
      expect(await refusalOf(again.call('book', 'backupNow', {}))).toBe('book_damaged')
      // Refused at once; which backup is good is known when they are weighed.
      await vi.waitFor(
        async () =>
          expect(await damagedIn(again)).toMatchObject({ what: 'records', backup: { name: good?.name } }),
        10_000,
      )
      await again.call('book', 'restoreBackup', { name: good?.name ?? '' })
      expect(await damagedIn(again)).toBeUndefined()
      expect((await again.call('book', 'backupNow', {})).record?.state).toBe('whole')
    } finally {
      rmSync(path, { force: true })
    }
  })

  it.each(['by hand', 'hourly', 'to a file', 'record check'])(
    'while it is open is found by the next copy or check: %s',
    async how => {
      const room = await markedClass()
      changeIn(bookFile(room.dataDir), raise)
      const path = `${room.dataDir}.zhixing`
      try {
        if (how === 'to a file') await room.call('book', 'backupTo', { file: room.ticket(path) })
        else if (how === 'record check') await room.call('book', 'verifyAudit', {})
        else if (how === 'by hand')
          expect(await refusalOf(room.call('book', 'backupNow', {}))).toBe('book_damaged')
        else {
          const backups = createBackups({
            dataDir: room.dataDir,
            file: bookFile(room.dataDir),
            now: () => new Date(),
            runTask: runTaskInline,
            health: { damage: async () => null },
          })
          expect(await refusalOf(backups.make('hourly'))).toBe('book_damaged')
          await room.call('book', 'verifyAudit', {})
        }
        expect(await damagedIn(room)).toMatchObject({ what: 'records', backup: null })
        expect(await room.call('book', 'backups', {})).toEqual([])
      } finally {
        rmSync(path, { force: true })
        expect(existsSync(path)).toBe(false)
      }
    },
  )
})
