import { spawnSync } from 'node:child_process'
import { linkSync, readFileSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepWrittenOver } from '../../../electron/service/book/file/written-over-note'
import { openExamRoom } from '../assessments/exam-room'
import { changeIn } from '../support/book-file'
import { temporaryFolder } from '../support/temporary-folder'

/** A file of the open data chosen in a dialog: whoever opens and closes it lets go the locks of the whole process. */

/** What another process is told that wants a file to itself. */
function asAnother(path: string): string {
  const script = `const lock = new (require('better-sqlite3'))(process.argv[1], { timeout: 0 })
    try {
      lock.pragma('locking_mode = EXCLUSIVE')
      lock.exec('BEGIN EXCLUSIVE')
      console.log('got it')
    } catch (error) { console.log(error.code) }`
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const { stdout } = spawnSync(process.execPath, ['-e', script, path], { encoding: 'utf8', env })
  return stdout.trim()
}

const chosen = async () => {
  const room = await openExamRoom({ dataDir: temporaryFolder('held-files') })
  const elsewhere = temporaryFolder('held-elsewhere')
  const linked = join(elsewhere, 'book.db')
  linkSync(join(room.dataDir, 'book.lock'), linked)
  const led = join(elsewhere, 'scan.pdf')
  symlinkSync(join(room.dataDir, 'book.db'), led)
  const own = ['book.lock', 'book.db', 'book.db-wal'].map(name => join(room.dataDir, name))
  return { room, files: [...own, linked, led] }
}

it('is read through no door, by whatever name, and stays locked', async () => {
  const { room, files } = await chosen()
  for (const path of files) {
    const file = room.ticket(path)
    const { sessionId } = room
    for (const asked of [
      room.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file }),
      room.call('book', 'verifyArchive', { file }),
      room.call('book', 'weighArchive', { file }),
      room.call('book', 'restoreArchive', { file }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'source_in_book' })
    await expect(room.call('book', 'backupTo', { file })).rejects.toMatchObject({ code: 'target_in_book' })
  }
  expect(asAnother(join(room.dataDir, 'book.lock'))).toBe('SQLITE_BUSY')
})

describe('what the service itself does with the open data leaves them locked', () => {
  const passed = { theory: 95, practice: 95 }
  const open = async () => {
    const room = await openExamRoom({ dataDir: temporaryFolder('held-open') })
    await room.enter({ 李娜: passed })
    return { room, file: join(room.dataDir, 'book.db') }
  }
  type Open = Awaited<ReturnType<typeof open>>
  const issue = ({ room: { call, sessionId, roll } }: Open) =>
    call('certificates', 'issue', { sessionId, enrolmentIds: [roll.李娜] })

  it.each<[string, (open: Open) => Promise<unknown>]>([
    [
      'a backup, and the list of them',
      async ({ room: { call } }) => {
        await call('book', 'backupNow', {})
        return call('book', 'backups', {})
      },
    ],
    ['a check of the record', ({ room: { call } }) => call('book', 'verifyAudit', {})],
    [
      'a certificate after somebody else wrote',
      open => {
        changeIn(open.file, 'INSERT OR REPLACE INTO running (one, command_seq) VALUES (1, NULL)')
        return issue(open)
      },
    ],
    [
      'a look at what was written into the file',
      open => {
        utimesSync(open.file, new Date(), new Date())
        return issue(open)
      },
    ],
    [
      'a copy of what was written over',
      async ({ room, file }) => {
        keepWrittenOver(room.dataDir, file, new Date('2026-12-09T08:00:00Z'))
      },
    ],
  ])('%s', async (_, work) => {
    const given = await open()
    expect(asAnother(given.file)).toBe('SQLITE_BUSY')
    await work(given)
    expect(asAnother(given.file)).toBe('SQLITE_BUSY')
    expect(asAnother(join(given.room.dataDir, 'book.lock'))).toBe('SQLITE_BUSY')
  })

  it('and so they would not be if it opened and closed the file past SQLite', async () => {
    const { file } = await open()
    readFileSync(file)
    expect(asAnother(file)).toBe('got it')
  })
})
