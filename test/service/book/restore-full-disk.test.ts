import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBackups } from '../../../electron/service/book/backups/backups'
import { createBookHealth } from '../../../electron/service/book/backups/book-health'
import { createBookDoor } from '../../../electron/service/book/life/book-door'
import { watchLosses } from '../../../electron/service/book/life/loss-watch'
import { createRestore } from '../../../electron/service/book/life/restore'
import { openBookWriter } from '../../../electron/service/book/opening/book-writer'
import { type RunTask, runTaskInline } from '../../../electron/service/book/tasks/run-task'
import { bookFile, sha256Of, valuesIn } from '../support/book-file'
import { openTestService } from '../support/service'

/** A disk on which the copy of the present book finds no room. */
const fullForCopies: RunTask = (name, input, onProgress) =>
  name === 'copy'
    ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
    : runTaskInline(name, input, onProgress)

describe('a restore without room for the copy of the present book', () => {
  it('is refused, and the book is opened again as it was', async () => {
    const first = await openTestService()
    await first.call('settings', 'addOperator', { name: '周敏' })
    const { name } = await first.call('book', 'backupNow', {})
    await first.call('settings', 'addOperator', { name: '李想' })
    await first.service.close()

    const { dataDir } = first
    const file = bookFile(dataDir)
    const now = () => new Date('2026-12-09T01:00:00Z')
    const log = (error: unknown) => console.error(error)
    const nothing = () => undefined
    const health = createBookHealth({ dataDir, file, runTask: fullForCopies, changed: nothing, log })
    const backups = createBackups({ dataDir, file, now, runTask: fullForCopies, health })
    const startWriter = () => openBookWriter(file)
    const door = createBookDoor({
      dataDir,
      file,
      now,
      backups,
      health,
      losses: watchLosses({ dataDir, runTask: fullForCopies, changed: nothing, log }),
      runTask: fullForCopies,
      checkBehind: false,
      checking: nothing,
      clock: null,
      startWriter,
      log,
      noteDown: log,
    })
    const restore = createRestore({
      dataDir,
      file,
      now,
      backups,
      runTask: fullForCopies,
      scans: { during: look => look(nothing) },
      reopen: door.reopen,
      nameOf: async () => null,
      bookOf: async () => null,
      replaced: nothing,
    })
    await door.open('as-is')
    const before = sha256Of(file)

    await expect(restore.fromBackup(name, null, nothing)).rejects.toMatchObject({ code: 'disk_full' })
    expect(await door.state()).toMatchObject({ state: 'open', notices: [] })
    expect(door.opened()?.writer).toBeTruthy()
    expect(sha256Of(file)).toBe(before)
    expect(valuesIn(file, 'SELECT count(*) FROM operator')).toEqual([2])
    expect(readdirSync(dataDir).filter(one => one.startsWith('.'))).toEqual([])
    expect(readdirSync(join(dataDir, 'backups')).filter(one => one.includes('restore'))).toEqual([])
    await door.close()
  })
})
