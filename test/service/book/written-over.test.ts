import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookFile, sha256Of, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** Another program writes over the file of the open data, in place: what SQLite reads is of two files then. */

const add = (book: TestService, name: string) =>
  book.call('people', 'addUnit', { name, kind: 'branch', parentId: null })
const again = (dataDir: string) => openTestService({ dataDir, create: false, quiet: true })
const over = (file: string, copy: string) => writeFileSync(file, readFileSync(copy))
const unitsIn = (file: string) => valuesIn(file, 'SELECT name FROM unit')

/** Much was done since the copy was made, and all of it lies in the file. */
async function opened() {
  const dataDir = temporaryFolder('written-over')
  const first = await openTestService({ dataDir })
  await add(first, 'in the copy')
  const { name: backup } = await first.call('book', 'backupNow', {})
  await first.service.close()
  const file = bookFile(dataDir)
  const copy = join(temporaryFolder('written-over-copy'), 'copy.db')
  copyFileSync(file, copy)
  const second = await again(dataDir)
  for (let n = 0; n < 40; n++) await add(second, `done since ${n}`)
  await second.service.close()
  return { dataDir, file, copy, backup, book: await again(dataDir) }
}

/** Of the open data, or of why they are not open. */
async function saidBy(book: TestService): Promise<{ state: string; codes: string[] }> {
  const state = await book.call('book', 'state', {})
  return { state: state.state, codes: state.state === 'open' ? state.notices.map(one => one.code) : [] }
}

describe('an older copy written over the open data', () => {
  it('after a step was saved takes none of the next ones, and says at once what happened', async () => {
    const { dataDir, file, copy, backup, book } = await opened()
    await add(book, 'saved since opening')
    over(file, copy)
    const acknowledged: string[] = []
    for (const name of ['one', 'two', 'three'])
      await add(book, name).then(
        () => acknowledged.push(name),
        () => undefined,
      )
    const state = await book.call('book', 'state', {})
    if (state.state === 'open') expect(state.notices.map(one => one.code)).toContain('written_over')
    else expect(state).toMatchObject({ state: 'broken', writtenOver: '2026-12-09T01:00:00.000Z' })
    await book.call('book', 'restoreBackup', { name: backup })
    expect((await saidBy(book)).codes).toContain('written_over')
    expect(verdictOn(file)).toBe('ok')
    await book.service.close()
    expect((await saidBy(await again(dataDir))).codes).not.toContain('written_over')
    // Nothing was lost that was called saved after it.
    expect(acknowledged).toEqual([])
  })

  it('answers no question from what the two files come to', async () => {
    const { file, copy, book } = await opened()
    await add(book, 'saved since opening')
    const before = await book.call('people', 'units', {})
    over(file, copy)
    const after = await book.call('people', 'units', {}).catch(error => error.code)
    expect(after === 'book_broken' || JSON.stringify(after) === JSON.stringify(before)).toBe(true)
    expect(await saidBy(book)).not.toEqual({ state: 'open', codes: [] })
  })

  it('before anything was saved takes none onto the copy, and says how many steps are gone, and by what', async () => {
    const { file, copy, book } = await opened()
    over(file, copy)
    await expect(add(book, 'onto the copy')).rejects.toMatchObject({ code: 'written_over' })
    expect(unitsIn(file)).not.toContain('onto the copy')
    const { state, codes } = await saidBy(book)
    expect(state).toBe('open')
    expect(codes).toEqual(expect.arrayContaining(['commands_lost', 'written_over']))
  })

  it('is seen by who comes back to the window', async () => {
    const { file, copy, book } = await opened()
    await add(book, 'saved since opening')
    over(file, copy)
    await book.service.recheckFiles()
    expect(await saidBy(book)).not.toEqual({ state: 'open', codes: [] })
  })

  it('is kept as it lay there, with the log', async () => {
    const { file, copy, book } = await opened()
    over(file, copy)
    await book.service.recheckFiles()
    const state = await book.call('book', 'state', {})
    const kept = state.state === 'open' ? state.notices.flatMap(one => ('kept' in one ? one.kept : [])) : []
    expect(kept.map(folder => sha256Of(join(String(folder), 'as-found', 'book.db')))).toContain(
      sha256Of(copy),
    )
  })
})

it('goes on with the same bytes written once more, and says nothing', async () => {
  const { file, book } = await opened()
  await add(book, 'before')
  writeFileSync(file, readFileSync(file))
  await add(book, 'after')
  expect(unitsIn(file)).toEqual(expect.arrayContaining(['before', 'after']))
  expect(await saidBy(book)).toEqual({ state: 'open', codes: [] })
})
