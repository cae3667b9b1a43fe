import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { noteImport } from '../../../electron/service/imports/import-notes'
import { imports } from '../../../src/contract/imports'
import type { CallError } from '../../../src/contract/wire'
import { openPage, type TestPage } from '../support/page'
import { openTestService, type TestService } from '../support/service'

const at = '2026-12-09T01:00:00.000Z'
const noteOf = (id: string, file = '花名册.csv') => ({ id, kind: 'people', file, at })

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'zhixing-test-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const rows = '\ufeff姓名,工号,岗位\n王芳,00001,客服专员\n李娜,00002,客服专员\n'
const noteIn = (dataDir: string) => join(dataDir, 'book.importing')

async function noticesOf({ service }: TestService) {
  const state = await service.state()
  return state.state === 'open' ? state.notices : state.state
}

async function lookedAt(book: TestService, name = '花名册.csv') {
  const path = join(book.dataDir, name)
  writeFileSync(path, rows)
  return book.call('imports', 'preview', { file: book.ticket(path), kind: 'people' })
}

/** On a page of its own, which alone knows the file. */
async function shown(book: TestService) {
  const path = join(book.dataDir, '花名册.csv')
  writeFileSync(path, rows)
  const page = openPage(book.service)
  const input = { file: book.ticket(path), kind: 'people' }
  const { token }: { token: string } = await page.send('imports', 'preview', imports.preview, input)
  return { page, token }
}

const people = async (book: TestService) => (await book.call('people', 'list', { limit: 1 })).total
const running = async (book: TestService) => (await book.call('book', 'life', {})).jobs

/** Imports a file as a page does, and does something once that has begun. How it ended: done, or why not. */
async function importing(token: string, begun: () => unknown, page: TestPage): Promise<unknown> {
  let first: unknown
  const options = {
    onProgress() {
      first ??= begun()
    },
  }
  const ended = await page.send('imports', 'apply', imports.apply, { token }, options).then(
    () => 'done',
    ({ error }: CallError) => (error.kind === 'refused' ? error.code : error.kind),
  )
  await first
  return ended
}

it('leaves nothing beside the book that somebody would be told of when it ends by itself', async () => {
  const book = await openTestService()
  const { page, token } = await shown(book)
  const seen: unknown[] = []
  const look = async () => seen.push(await running(book), existsSync(noteIn(book.dataDir)))
  expect(await importing(token, look, page)).toBe('done')
  expect(seen).toEqual([[{ id: expect.any(String), what: 'import', file: '花名册.csv', at }], true])
  expect(await running(book)).toEqual([])
  expect(existsSync(noteIn(book.dataDir))).toBe(false)
  expect(readdirSync(book.dataDir).filter(name => name.endsWith('.part'))).toEqual([])
})

it('is stopped by whoever was asked about it, and that is no interruption', async () => {
  const book = await openTestService()
  const { page, token } = await shown(book)
  const stop = async () => {
    const [job] = await running(book)
    await book.call('book', 'stopJobs', { ids: [job?.id ?? ''] })
    expect(await noticesOf(book)).toEqual([])
  }
  expect(await importing(token, stop, page)).toBe('stopped')
  expect(await people(book)).toBe(0)
  expect(await running(book)).toEqual([])
  expect(await noticesOf(book)).toEqual([])
})

it('is said once at the next start when the service was ended under it', async () => {
  const dataDir = folder()
  const first = await openTestService({ dataDir })
  const { page, token } = await shown(first)
  expect(await importing(token, () => first.service.close(), page)).toBe('book_busy')

  const next = await openTestService({ dataDir })
  const [notice] = await noticesOf(next)
  const { id } = notice as { id: string }
  expect(notice).toEqual({ code: 'import_interrupted', ...noteOf(id) })
  expect(await people(next)).toBe(0)
  // Another file that comes in says nothing of this one.
  const again = await lookedAt(next, '新来的.csv')
  await next.call('imports', 'apply', { token: again.token })
  expect(await noticesOf(next)).toEqual([notice])

  await next.call('imports', 'noteInterrupted', { id })
  expect(await noticesOf(next)).toEqual([])
  expect(existsSync(noteIn(dataDir))).toBe(false)
})

it('is said at once when only its page went away', async () => {
  const book = await openTestService()
  const { page, token } = await shown(book)
  const stopped = new Promise<void>(resolve => {
    void importing(
      token,
      () => {
        page.close()
        resolve()
      },
      page,
    )
  })
  await stopped
  await expect.poll(() => noticesOf(book)).toMatchObject([{ code: 'import_interrupted', file: '花名册.csv' }])
  expect(await people(book)).toBe(0)
})

it('is not said of rows that are in the book: the end came after they were', async () => {
  const dataDir = folder()
  const first = await openTestService({ dataDir })
  const { token } = await lookedAt(first)
  const { seq } = await first.call('imports', 'apply', { token })
  noteImport(dataDir, noteOf('written'))
  noteImport(dataDir, noteOf('lost', 'other.csv'))
  await first.service.close()

  const next = await openTestService({ dataDir })
  expect(await noticesOf(next)).toEqual([{ code: 'import_interrupted', ...noteOf('lost', 'other.csv') }])
  // Taken back, its rows are gone as somebody wanted: nobody is told that they never came.
  await next.call('book', 'undo', { seq: seq ?? 0 })
  expect(await noticesOf(next)).toHaveLength(1)
})

it.each<[string, (path: string) => void, object[]]>([
  ['a folder', path => mkdirSync(path), [{ code: 'name_taken', names: ['book.importing'] }]],
  ['garbage', path => writeFileSync(path, 'garbage'.repeat(20_000)), []],
  ['another list', path => writeFileSync(path, '[{"id":7}]'), []],
])('goes on without a note where %s has its name', async (_what, put, said) => {
  const book = await openTestService()
  put(noteIn(book.dataDir))
  const { token } = await lookedAt(book)
  expect(await book.call('imports', 'apply', { token })).toMatchObject({ written: 2 })
  expect(await noticesOf(book)).toEqual(said)
})

it('does not write through a link under its name', async () => {
  const book = await openTestService()
  const elsewhere = join(folder(), 'theirs.txt')
  writeFileSync(elsewhere, 'theirs')
  symlinkSync(elsewhere, noteIn(book.dataDir))
  const { token } = await lookedAt(book)
  await book.call('imports', 'apply', { token })
  expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
})

it('is gone with the data it was compared with, when a backup takes their place', async () => {
  const book = await openTestService()
  await book.call('people', 'hire', { name: '李娜', staffNo: '00002', hiredOn: '2026-01-05' })
  const backup = await book.call('book', 'backupNow', {})
  await book.call('people', 'hire', { name: '周蕙', staffNo: '00003', hiredOn: '2026-01-05' })
  const { token } = await lookedAt(book)
  await book.call('book', 'restoreBackup', { name: backup?.name ?? '' })
  await expect(book.call('imports', 'apply', { token })).rejects.toMatchObject({ code: 'token_gone' })
  expect(await people(book)).toBe(1)
})

it('is not said any more once the same file came in whole, or other data took the place', async () => {
  const book = await openTestService()
  await book.call('people', 'hire', { name: '李娜', staffNo: '00002', hiredOn: '2026-01-05' })
  const backup = await book.call('book', 'backupNow', {})
  noteImport(book.dataDir, noteOf('one'))
  noteImport(book.dataDir, noteOf('two', '签到.csv'))
  const saidOf = async () =>
    ((await noticesOf(book)) as { code: string; id?: string }[]).flatMap(({ id }) => id ?? [])
  expect(await saidOf()).toEqual(['one', 'two'])
  const { token } = await lookedAt(book)
  await book.call('imports', 'apply', { token })
  expect(await saidOf()).toEqual(['two'])
  await book.call('book', 'restoreBackup', { name: backup?.name ?? '' })
  expect(await saidOf()).toEqual([])
})
