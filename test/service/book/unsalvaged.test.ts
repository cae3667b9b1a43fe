import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { whyUnsalvaged } from '../../../electron/service/book/file/unsalvaged'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { openRuined, ruin, ruinLast } from '../support/ruined-book'

/** A small book, closed. */
async function closedBook(): Promise<string> {
  const room = await openExamRoom()
  await room.service.close()
  return room.dataDir
}

it('says that no record of a file can be read, also at the next start', async () => {
  const dataDir = await closedBook()
  ruin(bookFile(dataDir), 1)
  const { book, state } = await openRuined(dataDir)
  expect(state).toMatchObject({ backups: [], unsalvaged: { because: 'nothing' } })
  await book.service.close()
  expect((await openRuined(dataDir)).state).toMatchObject({ unsalvaged: { because: 'nothing' } })
})

it('says what kept it from being tried', async () => {
  const dataDir = await closedBook()
  ruinLast(bookFile(dataDir), 'person_by_name')
  writeFileSync(join(dataDir, 'backups'), 'not a folder')
  const { state } = await openRuined(dataDir)
  expect(state).toMatchObject({ unsalvaged: { because: 'failed', cause: 'name_taken' } })
})

it('tries again once there is room', async () => {
  const dataDir = await closedBook()
  ruinLast(bookFile(dataDir), 'person_by_name')
  writeFileSync(join(dataDir, 'backups'), 'not a folder')
  const { book, state } = await openRuined(dataDir)
  await book.service.close()
  const note = join(state.quarantined ?? '', 'not-salvaged.json')
  writeFileSync(note, JSON.stringify({ because: 'no_space', cause: null }))
  rmSync(join(dataDir, 'backups'))
  const again = (await openRuined(dataDir)).state
  expect(again).toMatchObject({ unsalvaged: null, backups: [{ reason: 'salvaged' }] })
})

it('tries again where the process ended in the middle, and once only', async () => {
  const dataDir = await closedBook()
  ruinLast(bookFile(dataDir), 'person_by_name')
  writeFileSync(join(dataDir, 'backups'), 'not a folder')
  const { book, state } = await openRuined(dataDir)
  await book.service.close()
  const note = join(state.quarantined ?? '', 'not-salvaged.json')
  const ended = (cause: string) => writeFileSync(note, JSON.stringify({ because: 'failed', cause }))
  rmSync(join(dataDir, 'backups'))
  ended('interrupted_twice')
  const left = await openRuined(dataDir)
  expect(left.state).toMatchObject({ backups: [], unsalvaged: { cause: 'interrupted_twice' } })
  await left.book.service.close()
  ended('interrupted')
  const again = (await openRuined(dataDir)).state
  expect(again).toMatchObject({ unsalvaged: null, backups: [{ reason: 'salvaged' }] })
  expect(existsSync(note)).toBe(false)
})

it.each([
  ['ENOSPC', { because: 'no_space', cause: null }],
  ['SQLITE_FULL', { because: 'no_space', cause: null }],
  ['SQLITE_NOTADB', { because: 'nothing', cause: null }],
  ['SQLITE_CORRUPT', { because: 'nothing', cause: null }],
  ['SQLITE_CONSTRAINT_UNIQUE', { because: 'failed', cause: 'SQLITE_CONSTRAINT_UNIQUE' }],
  ['EACCES', { because: 'failed', cause: 'EACCES' }],
])('an error of the code %s says why', (code, why) => {
  expect(whyUnsalvaged(Object.assign(new Error(code), { code }))).toEqual(why)
})
