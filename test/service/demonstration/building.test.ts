import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { contract } from '../../../src/contract/contract'
import { bookFile } from '../support/book-file'
import { openPage } from '../support/page'
import { openTestService } from '../support/service'

const outside: string[] = []
afterEach(() => {
  for (const folder of outside.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A page that began the demonstration year; `underWay` once some months of it are there. */
async function building(signal?: AbortSignal) {
  const book = await openTestService({ create: false })
  const send = openPage(book.service).send
  let reached: () => void = () => undefined
  const underWay = new Promise<void>(resolve => {
    reached = resolve
  })
  const built: Promise<unknown> = send(
    'book',
    'create',
    contract.book.create,
    { kind: 'demonstration' },
    {
      onProgress: ({ done }) => {
        if (done >= 2) reached()
      },
      ...(signal ? { signal } : {}),
    },
  )
  const ended = built.then(
    () => 'done',
    (error: { error: { kind: string } }) => error.error.kind,
  )
  await underWay
  return { ...book, send, ended }
}

const beginsAnew = async (dataDir: string) => {
  const again = await openTestService({ dataDir, create: false })
  expect(await again.service.state()).toMatchObject({ state: 'absent' })
  await again.call('book', 'create', { kind: 'empty', operator: '周敏' })
  expect(await again.service.state()).toMatchObject({ state: 'open', demonstration: false })
  await again.service.close()
}

it('shows no page a year that is not whole, and lets none do anything in it', async () => {
  const { service, send, ended, dataDir } = await building()
  expect(await service.state()).toMatchObject({ state: 'absent' })
  const { settings, book } = contract
  for (const asked of [
    send('settings', 'addOperator', settings.addOperator, { name: '李想' }),
    send('book', 'undo', book.undo, { seq: 3 }),
  ])
    await expect(asked).rejects.toMatchObject({ error: { kind: 'refused', code: 'book_busy' } })
  await service.close()
  expect(await ended).toBe('stopped')
  expect(existsSync(bookFile(dataDir))).toBe(false)
  await beginsAnew(dataDir)
})

it('takes a year away that the person stopped', async () => {
  const stop = new AbortController()
  const { service, ended, dataDir, call } = await building(stop.signal)
  stop.abort()
  expect(await ended).toBe('stopped')
  expect(await service.state()).toMatchObject({ state: 'absent' })
  expect(existsSync(bookFile(dataDir))).toBe(false)
  await call('book', 'create', { kind: 'empty', operator: '周敏' })
  expect(await service.state()).toMatchObject({ state: 'open', demonstration: false })
})

it('puts a year away that was being built when everything ended', async () => {
  const { service, dataDir } = await building()
  const killed = mkdtempSync(join(tmpdir(), 'zhixing-killed-'))
  outside.push(killed)
  for (const name of ['book.db', 'book.db-wal', 'book.mark'])
    copyFileSync(join(dataDir, name), join(killed, name))
  await service.close()
  await beginsAnew(killed)
  const [folder] = readdirSync(join(killed, 'quarantine'))
  expect(readdirSync(join(killed, 'quarantine', folder ?? ''))).toContain('unfinished-year.db')
})
