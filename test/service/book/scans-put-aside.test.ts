import { existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { attachmentPath } from '../../../electron/service/attachments/attachment-files'
import { booksPutAside } from '../../../electron/service/book/file/quarantine'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, sha256Of } from '../support/book-file'
import { temporaryFolder } from '../support/temporary-folder'

it('keeps the scans of a book that was put aside, and of one that nobody can read any more', async () => {
  const room = await openExamRoom()
  const { name } = await room.call('book', 'backupNow', {})
  const signed = join(temporaryFolder('scan'), 'signed.pdf')
  writeFileSync(signed, '%PDF-1.7 signed %%EOF')
  // After the last backup: no backup names it.
  await room.call('sessions', 'attachScan', {
    sessionId: room.sessionId,
    kind: 'sign_in',
    file: room.ticket(signed),
  })
  const stored = attachmentPath(room.dataDir, sha256Of(signed))
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000)
  utimesSync(stored, twoDaysAgo, twoDaysAgo)

  await room.call('book', 'putAside', {})
  await room.call('book', 'restoreBackup', { name })
  await room.call('settings', 'addOperator', { name: '周敏' })
  await room.call('book', 'backupNow', {})
  expect(existsSync(stored)).toBe(true)

  const [aside = ''] = booksPutAside(room.dataDir, bookFile(room.dataDir))
  writeFileSync(aside, 'no book any more')
  await room.call('book', 'backupNow', {})
  expect(existsSync(stored)).toBe(true)

  // Once the person has thrown that away nothing names the scan.
  rmSync(join(aside, '..'), { recursive: true })
  await room.call('book', 'backupNow', {})
  expect(existsSync(stored)).toBe(false)
})
