import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryBook } from '../../../electron/service/book/disk/temporary-name'
import { prepareRestored } from '../../../electron/service/book/file/prepare-restored'
import { noteRestored } from '../../../electron/service/book/restoring/note-restored'
import { openExamRoom } from '../assessments/exam-room'
import { overwrite } from '../support/book-file'
import { raiseBehind } from '../support/raise-behind'
import { temporaryFolder } from '../support/temporary-folder'

/** Somebody writes to the copy that a restore checked, before it takes the place of the data. */

const failed = { theory: 10, practice: 10 }

async function prepared() {
  const room = await openExamRoom({ dataDir: temporaryFolder('prepared') })
  await room.enter({ 王契: failed })
  const { name } = await room.call('book', 'backupNow', {})
  const source = join(room.dataDir, 'backups', name)
  const file = temporaryBook(room.dataDir, 'restoring')
  const { prepared } = prepareRestored({ source, expected: null, temporary: file })
  const note = {
    source: 'backup',
    made: '2026-12-09T01:00:00.000Z',
    by: null,
    before: 'none',
    kept: null,
  } as const
  const asked = {
    file,
    prepared,
    before: null,
    damaged: null,
    operatorId: null,
    today: '2026-12-09',
    now: note.made,
    note,
  }
  return { room, name, file, note: () => noteRestored(asked) }
}

it('is noted and taken where nobody did', async () => {
  const { note } = await prepared()
  expect(await note()).toMatchObject({ gone: 0 })
})

it.each([
  ['by a program that knows the record', raiseBehind],
  ['past SQLite', (file: string) => overwrite(file, 60, Buffer.from([1]))],
])('is refused %s', async (_, alter) => {
  const { file, note } = await prepared()
  alter(file)
  await expect(note()).rejects.toMatchObject({ code: 'being_written' })
})

it('leaves the data as they were', async () => {
  const { room, name, file } = await prepared()
  rmSync(file)
  let altered = 0
  const look = () => {
    const copy = readdirSync(room.dataDir).filter(one => one.includes('restoring'))
    if (copy.length === 1 && altered === 0) {
      raiseBehind(join(room.dataDir, String(copy[0])))
      altered++
    }
    if (altered === 0) setImmediate(look)
  }
  look()
  await expect(room.call('book', 'restoreBackup', { name })).rejects.toMatchObject({ code: 'being_written' })
  expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole' })
})
