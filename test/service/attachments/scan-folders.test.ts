import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { openClassroom } from '../sessions/classroom'
import { outside } from '../support/outside'
import { openTestService, type TestService } from '../support/service'

const scan = '%PDF-1.7 签到 %%EOF'

/** A session with one scan whose folder in the store has given way to what `put` puts there. */
async function inTheWay(put: (path: string) => void) {
  const room = await openClassroom()
  const sessionId = await room.schedule()
  const file = outside('签到表.pdf')
  writeFileSync(file, scan)
  const attach = (book: TestService) =>
    book.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: book.ticket(file) })
  const { id } = await attach(room)
  await room.service.close()
  const [sha256 = ''] = listAttachmentFiles(room.dataDir)
  const path = dirname(attachmentPath(room.dataDir, sha256))
  renameSync(path, join(room.dataDir, 'scans kept'))
  put(path)
  const book = await openTestService({ dataDir: room.dataDir, create: false })
  return { book, path, id, attach: () => attach(book), name: `attachments/${sha256.slice(0, 2)}` as const }
}

const others: [string, (path: string) => void][] = [
  ['a file', path => writeFileSync(path, 'x')],
  ['a pipe', path => execFileSync('mkfifo', [path])],
  ['a link to nothing', path => symlinkSync('/nowhere/at/all', path)],
  ['a link to itself', path => symlinkSync(path, path)],
]
const noticesOf = async ({ service }: TestService) => {
  const state = await service.state()
  return state.state === 'open' ? state.notices : state
}

describe.runIf(process.platform !== 'win32').each(others)(
  '%s in the place of a folder of scans',
  (_what, put) => {
    it('is a name in the way, which one step clears; the scan it hides can be attached again', async () => {
      const { book, path, attach, name } = await inTheWay(put)
      expect(await noticesOf(book)).toEqual([{ code: 'name_taken', names: [name] }])
      await expect(attach()).rejects.toMatchObject({ code: 'name_taken', params: { name } })
      const { kept } = await book.call('book', 'clearName', { name })
      expect(readdirSync(dirname(path))).toContain(kept?.slice(dirname(path).length + 1))
      expect(await noticesOf(book)).toEqual([])
      await attach()
      expect(await book.call('attachments', 'check', { read: true })).toMatchObject({ lost: { count: 0 } })
    })

    it('keeps no backup from being made; one in a file says which scans it lacks', async () => {
      const { book } = await inTheWay(put)
      const { name } = await book.call('book', 'backupNow', {})
      expect(await book.call('book', 'backupFailure', {})).toBeNull()
      const lost = { count: 1, named: [{ fileName: '签到表.pdf', why: 'missing' }] }
      expect(await book.call('attachments', 'check', { read: true })).toMatchObject({ lost })
      const archive = outside('book.zhixing')
      expect(await book.call('book', 'backupTo', { file: book.ticket(archive) })).toMatchObject({ lost })
      expect(await book.call('book', 'restoreBackup', { name })).toMatchObject({ lost })
      expect(await book.call('book', 'restoreArchive', { file: book.ticket(archive) })).toMatchObject({
        lost,
      })
    })

    it('goes along with no move, and keeps none from being made', async () => {
      const { book } = await inTheWay(put)
      const to = outside('moved')
      mkdirSync(to)
      expect(await book.service.move(to)).toBe('moved')
      expect(existsSync(join(to, 'book.db'))).toBe(true)
    })
  },
)

it('a book that is restored with the scans of such a folder says what is in the way', async () => {
  // First it is as it was.
  const { book, path, name } = await inTheWay(there => renameSync(join(there, '../../scans kept'), there))
  const archive = outside('book.zhixing')
  await book.call('book', 'backupTo', { file: book.ticket(archive) })
  rmSync(path, { recursive: true })
  writeFileSync(path, 'x')
  await expect(book.call('book', 'restoreArchive', { file: book.ticket(archive) })).rejects.toMatchObject({
    code: 'name_taken',
    params: { name },
  })
})
