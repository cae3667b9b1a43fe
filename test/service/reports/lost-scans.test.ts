import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { block } from '../sessions/classroom'
import { overwrite } from '../support/book-file'
import { outside } from '../support/outside'
import { openTestService, type TestService } from '../support/service'
import { openTaughtClass, type TaughtClass } from './taught-class'

/** A session that was held and whose papers are all in, one of them as a scan. */
async function filedSession() {
  const taught = await openTaughtClass()
  const sessionId = await taught.hold('2026-12-01', [], [block({ day: '2026-12-01' })])
  await taught.mark(sessionId, { 王芳: 90, 李娜: 90, 赵博文: 90, 邹一嘉: 90 })
  await taught.issue(sessionId)
  await taught.file(sessionId)
  const path = outside('签到表.pdf')
  writeFileSync(path, '%PDF-1.7 signed %%EOF')
  const attach = () =>
    taught.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: taught.ticket(path) })
  const { id } = await attach()
  const [sha256 = ''] = listAttachmentFiles(taught.dataDir)
  return { taught, sessionId, id, attach, stored: attachmentPath(taught.dataDir, sha256) }
}

/** The same bytes as before, but one; no look at name and size shows it. */
const rot = (path: string) => {
  const { atime, mtime } = statSync(path)
  overwrite(path, 9, Buffer.from('X'))
  utimesSync(path, atime, mtime)
}

const conditionOf = async (book: TestService, sessionId: string) => {
  const { items } = await book.call('sessions', 'file', { sessionId })
  return items.flatMap(item => item.attachments.map(scan => scan.condition))
}

/** Everything that asks whether the papers of a session are there. */
async function askAll(taught: TaughtClass, sessionId: string) {
  const today = await taught.today()
  const rows = await taught.call('reports', 'ledger', { year: 2026 })
  return {
    today: today.rows.filter(row => row.kind === 'file_incomplete').map(row => row.notes),
    progress: (await taught.call('reports', 'sessionProgress', { sessionId }))?.fileMissing,
    ledger: rows.find(row => row.sessionId === sessionId)?.fileMissing,
  }
}

const complete = { today: [], progress: 0, ledger: 0 }
/** Today says what became of the scan, as the file does. */
const incomplete = (condition: string) => {
  const say = condition === 'damaged' ? 'reports.damaged' : 'reports.gone'
  const note = { say, with: { items: [{ say: 'reports.paper.sign_in' }] } }
  return { today: [[note]], progress: 1, ledger: 1 }
}

describe('a paper whose scan is lost', () => {
  it.each([
    ['missing', 'gone', (path: string) => rmSync(path)],
    ['missing', 'gone with its folder', (path: string) => rmSync(dirname(path), { recursive: true })],
    ['damaged', 'cut off', (path: string) => writeFileSync(path, '%PDF')],
    ['damaged', 'empty', (path: string) => writeFileSync(path, '')],
    [
      'damaged',
      'a folder',
      (path: string) => {
        rmSync(path)
        mkdirSync(join(path, 'something of somebody'), { recursive: true })
      },
    ],
  ])('is not there for anybody who asks: %s, %s; attached again it is', async (condition, _what, harm) => {
    const { taught, sessionId, attach, stored } = await filedSession()
    expect(await askAll(taught, sessionId)).toEqual(complete)
    harm(stored)
    expect(await conditionOf(taught, sessionId)).toEqual([condition])
    expect(await askAll(taught, sessionId)).toEqual(incomplete(condition))
    await expect(taught.call('sessions', 'close', { id: sessionId })).rejects.toMatchObject({
      code: 'file_incomplete',
      params: { count: 1 },
    })
    await attach()
    expect(await conditionOf(taught, sessionId)).toEqual(['sound'])
    expect(await askAll(taught, sessionId)).toEqual(complete)
    await taught.call('sessions', 'close', { id: sessionId })
  })

  it('is known at the next start before anybody looks at that session', async () => {
    const { taught, sessionId, stored } = await filedSession()
    await taught.service.close()
    rmSync(stored)
    const again = await openTestService({ dataDir: taught.dataDir })
    expect(await again.call('reports', 'sessionProgress', { sessionId })).toMatchObject({ fileMissing: 1 })
  })

  it('can be put right in a session that is closed, which stays closed', async () => {
    const { taught, sessionId, attach, stored } = await filedSession()
    await taught.call('sessions', 'close', { id: sessionId })
    rmSync(stored)
    expect(await conditionOf(taught, sessionId)).toEqual(['missing'])
    expect(await askAll(taught, sessionId)).toEqual(incomplete('missing'))
    await attach()
    expect(await conditionOf(taught, sessionId)).toEqual(['sound'])
    expect(await askAll(taught, sessionId)).toEqual(complete)
    expect(await taught.call('sessions', 'get', { id: sessionId })).toMatchObject({ status: 'closed' })
  })
})

describe('a scan with other bytes of the same size', () => {
  it('is found by reading it, and said from then on, also after a restart, until the good one is attached', async () => {
    const { taught, sessionId, id, stored } = await filedSession()
    rot(stored)
    expect(await conditionOf(taught, sessionId)).toEqual(['sound'])
    const save = taught.call('sessions', 'saveAttachment', { id, file: taught.ticket(outside('copy.pdf')) })
    await expect(save).rejects.toMatchObject({ code: 'attachment_damaged' })
    expect(await conditionOf(taught, sessionId)).toEqual(['damaged'])
    expect(await askAll(taught, sessionId)).toEqual(incomplete('damaged'))
    await taught.service.close()
    const again = await openTestService({ dataDir: taught.dataDir })
    expect(await again.call('reports', 'sessionProgress', { sessionId })).toMatchObject({ fileMissing: 1 })
    expect(await conditionOf(again, sessionId)).toEqual(['damaged'])
    const good = outside('签到表.pdf')
    writeFileSync(good, '%PDF-1.7 signed %%EOF')
    await again.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: again.ticket(good) })
    expect(await conditionOf(again, sessionId)).toEqual(['sound'])
    expect(await again.call('reports', 'sessionProgress', { sessionId })).toMatchObject({ fileMissing: 0 })
  })

  it('is found by closing the session, which reads every scan and names the damaged ones', async () => {
    const { taught, sessionId, attach, stored } = await filedSession()
    rot(stored)
    await expect(taught.call('sessions', 'close', { id: sessionId })).rejects.toMatchObject({
      code: 'file_incomplete',
      params: { count: 1, context: 'lost', lost: 1, files: ['签到表.pdf'] },
    })
    expect(await conditionOf(taught, sessionId)).toEqual(['damaged'])
    expect(await askAll(taught, sessionId)).toEqual(incomplete('damaged'))
    expect(await taught.call('sessions', 'get', { id: sessionId })).toMatchObject({ status: 'held' })
    await attach()
    await taught.call('sessions', 'close', { id: sessionId })
    expect(await askAll(taught, sessionId)).toEqual(complete)
  })

  it('is found by closing the session incomplete as well, and stands on Today', async () => {
    const { taught, sessionId, stored } = await filedSession()
    rot(stored)
    await taught.call('sessions', 'close', { id: sessionId, withIncompleteFile: true })
    expect(await askAll(taught, sessionId)).toEqual(incomplete('damaged'))
  })

  it('is read again when another file was put in its place', async () => {
    const { taught, sessionId, id, stored } = await filedSession()
    rot(stored)
    const save = taught.call('sessions', 'saveAttachment', { id, file: taught.ticket(outside('copy.pdf')) })
    await expect(save).rejects.toMatchObject({ code: 'attachment_damaged' })
    writeFileSync(stored, '%PDF-1.7 SIGNED %%EOF')
    utimesSync(stored, new Date('2020-01-01'), new Date('2020-01-01'))
    expect(await conditionOf(taught, sessionId)).toEqual(['damaged'])
    writeFileSync(stored, '%PDF-1.7 signed %%EOF')
    expect(await conditionOf(taught, sessionId)).toEqual(['sound'])
    expect(await askAll(taught, sessionId)).toEqual(complete)
  })
})
