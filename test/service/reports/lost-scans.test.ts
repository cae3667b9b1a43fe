import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { block } from '../sessions/classroom'
import { overwrite } from '../support/book-file'
import { outside } from '../support/outside'
import { openTestService, type TestService } from '../support/service'
import { type Desk, openDesk } from './desk'

/** A session that was held and whose papers are all in, one of them as a scan. */
async function filedSession() {
  const desk = await openDesk()
  const sessionId = await desk.hold('2026-12-01', [], [block({ day: '2026-12-01' })])
  await desk.mark(sessionId, { 王芳: 90, 李娜: 90, 赵博文: 90, 邹一嘉: 90 })
  await desk.issue(sessionId)
  await desk.file(sessionId)
  const path = outside('签到表.pdf')
  writeFileSync(path, '%PDF-1.7 signed %%EOF')
  const attach = () =>
    desk.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: desk.ticket(path) })
  const { id } = await attach()
  const [sha256 = ''] = listAttachmentFiles(desk.dataDir)
  return { desk, sessionId, id, attach, stored: attachmentPath(desk.dataDir, sha256) }
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
async function askAll(desk: Desk, sessionId: string) {
  const today = await desk.today()
  const rows = await desk.call('reports', 'ledger', { year: 2026 })
  return {
    today: today.rows.filter(row => row.kind === 'file_incomplete').map(row => row.notes),
    progress: (await desk.call('reports', 'sessionProgress', { sessionId }))?.fileMissing,
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
    const { desk, sessionId, attach, stored } = await filedSession()
    expect(await askAll(desk, sessionId)).toEqual(complete)
    harm(stored)
    expect(await conditionOf(desk, sessionId)).toEqual([condition])
    expect(await askAll(desk, sessionId)).toEqual(incomplete(condition))
    await expect(desk.call('sessions', 'close', { id: sessionId })).rejects.toMatchObject({
      code: 'file_incomplete',
      params: { count: 1 },
    })
    await attach()
    expect(await conditionOf(desk, sessionId)).toEqual(['sound'])
    expect(await askAll(desk, sessionId)).toEqual(complete)
    await desk.call('sessions', 'close', { id: sessionId })
  })

  it('is known at the next start before anybody looks at that session', async () => {
    const { desk, sessionId, stored } = await filedSession()
    await desk.service.close()
    rmSync(stored)
    const again = await openTestService({ dataDir: desk.dataDir })
    expect(await again.call('reports', 'sessionProgress', { sessionId })).toMatchObject({ fileMissing: 1 })
  })

  it('can be put right in a session that is closed, which stays closed', async () => {
    const { desk, sessionId, attach, stored } = await filedSession()
    await desk.call('sessions', 'close', { id: sessionId })
    rmSync(stored)
    expect(await conditionOf(desk, sessionId)).toEqual(['missing'])
    expect(await askAll(desk, sessionId)).toEqual(incomplete('missing'))
    await attach()
    expect(await conditionOf(desk, sessionId)).toEqual(['sound'])
    expect(await askAll(desk, sessionId)).toEqual(complete)
    expect(await desk.call('sessions', 'get', { id: sessionId })).toMatchObject({ status: 'closed' })
  })
})

describe('a scan with other bytes of the same size', () => {
  it('is found by reading it, and said from then on, also after a restart, until the good one is attached', async () => {
    const { desk, sessionId, id, stored } = await filedSession()
    rot(stored)
    expect(await conditionOf(desk, sessionId)).toEqual(['sound'])
    const save = desk.call('sessions', 'saveAttachment', { id, file: desk.ticket(outside('copy.pdf')) })
    await expect(save).rejects.toMatchObject({ code: 'attachment_damaged' })
    expect(await conditionOf(desk, sessionId)).toEqual(['damaged'])
    expect(await askAll(desk, sessionId)).toEqual(incomplete('damaged'))
    await desk.service.close()
    const again = await openTestService({ dataDir: desk.dataDir })
    expect(await again.call('reports', 'sessionProgress', { sessionId })).toMatchObject({ fileMissing: 1 })
    expect(await conditionOf(again, sessionId)).toEqual(['damaged'])
    const good = outside('签到表.pdf')
    writeFileSync(good, '%PDF-1.7 signed %%EOF')
    await again.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: again.ticket(good) })
    expect(await conditionOf(again, sessionId)).toEqual(['sound'])
    expect(await again.call('reports', 'sessionProgress', { sessionId })).toMatchObject({ fileMissing: 0 })
  })

  it('is found by closing the session, which reads every scan and names the damaged ones', async () => {
    const { desk, sessionId, attach, stored } = await filedSession()
    rot(stored)
    await expect(desk.call('sessions', 'close', { id: sessionId })).rejects.toMatchObject({
      code: 'file_incomplete',
      params: { count: 1, context: 'lost', lost: 1, files: ['签到表.pdf'] },
    })
    expect(await conditionOf(desk, sessionId)).toEqual(['damaged'])
    expect(await askAll(desk, sessionId)).toEqual(incomplete('damaged'))
    expect(await desk.call('sessions', 'get', { id: sessionId })).toMatchObject({ status: 'held' })
    await attach()
    await desk.call('sessions', 'close', { id: sessionId })
    expect(await askAll(desk, sessionId)).toEqual(complete)
  })

  it('is found by closing the session incomplete as well, and stands on Today', async () => {
    const { desk, sessionId, stored } = await filedSession()
    rot(stored)
    await desk.call('sessions', 'close', { id: sessionId, withIncompleteFile: true })
    expect(await askAll(desk, sessionId)).toEqual(incomplete('damaged'))
  })

  it('is read again when another file was put in its place', async () => {
    const { desk, sessionId, id, stored } = await filedSession()
    rot(stored)
    const save = desk.call('sessions', 'saveAttachment', { id, file: desk.ticket(outside('copy.pdf')) })
    await expect(save).rejects.toMatchObject({ code: 'attachment_damaged' })
    writeFileSync(stored, '%PDF-1.7 SIGNED %%EOF')
    utimesSync(stored, new Date('2020-01-01'), new Date('2020-01-01'))
    expect(await conditionOf(desk, sessionId)).toEqual(['damaged'])
    writeFileSync(stored, '%PDF-1.7 signed %%EOF')
    expect(await conditionOf(desk, sessionId)).toEqual(['sound'])
    expect(await askAll(desk, sessionId)).toEqual(complete)
  })
})
