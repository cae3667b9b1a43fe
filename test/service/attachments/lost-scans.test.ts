import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { attachments } from '../../../src/contract/attachments'
import { overwrite } from '../support/book-file'
import { outside } from '../support/outside'
import { openPage } from '../support/page'
import { openTestService, type TestService } from '../support/service'
import { named, twoScans } from './two-scans'

const rot = (path: string) => overwrite(path, 9, Buffer.from('X'))
describe('a rotten scan', () => {
  it('is never given out as good, and nothing is left where it was to go', async () => {
    const { room, first, second } = await twoScans()
    rot(first.stored)
    const target = outside('copy.pdf')
    const save = (id: string) => room.call('sessions', 'saveAttachment', { id, file: room.ticket(target) })
    writeFileSync(target, 'an older copy')
    await expect(save(first.id)).rejects.toMatchObject({ code: 'attachment_damaged' })
    expect(readFileSync(target, 'utf8')).toBe('an older copy')
    await save(second.id)
    expect(readFileSync(target, 'utf8')).toBe('%PDF-1.7 second %%EOF')
    rmSync(first.stored)
    await expect(save(first.id)).rejects.toMatchObject({ code: 'attachment_missing' })
  })

  it.each([
    ['restored', (path: string) => rmSync(path)],
    ['restored', rot],
    ['already', () => undefined],
  ])('attached again, under another name, says that it was %s, and adds no step', async (outcome, lose) => {
    const { room, sessionId, first } = await twoScans()
    lose(first.stored)
    const path = outside('扫描0001.pdf')
    writeFileSync(path, readFileSync(first.path))
    const { output, seq } = await room.service.call('sessions', 'attachScan', {
      sessionId,
      kind: 'sign_in',
      file: room.ticket(path),
    })
    expect(output).toEqual({ id: first.id, fileName: '签到表.pdf', cameAs: null, outcome })
    expect(seq).toBeNull()
  })

  it.each([
    ['rotten', rot],
    ['gone', (path: string) => rmSync(path)],
    ['cut off', (path: string) => writeFileSync(path, '%PDF')],
  ])('that is %s is good again once the same file is attached again', async (_what, harm) => {
    const { room, sessionId, first } = await twoScans()
    harm(first.stored)
    await room.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: room.ticket(first.path) })
    expect(readFileSync(first.stored, 'utf8')).toBe('%PDF-1.7 first %%EOF')
    const target = outside('copy.pdf')
    await room.call('sessions', 'saveAttachment', { id: first.id, file: room.ticket(target) })
    expect(readFileSync(target, 'utf8')).toBe('%PDF-1.7 first %%EOF')
  })

  it.each([
    ['damaged', rot],
    ['missing', (path: string) => rmSync(path)],
  ] as const)('that is %s is named by the archive, which has all the rest', async (why, harm) => {
    const { room, sessionId, first, second } = await twoScans()
    harm(first.stored)
    const archive = outside('book.zhixing')
    const made = await room.call('book', 'backupTo', { file: room.ticket(archive) })
    expect(made).toMatchObject({ attachments: 1, lost: named('签到表.pdf', why) })
    // What packing it read is said on the page of the session as well.
    const { items } = await room.call('sessions', 'file', { sessionId })
    expect(items.flatMap(item => item.attachments.map(scan => scan.condition)).sort()).toEqual(
      [why, 'sound'].sort(),
    )
    expect(await room.call('book', 'verifyArchive', { file: room.ticket(archive) })).toMatchObject({
      ok: false,
      problems: ['attachment_missing'],
      lost: named('签到表.pdf', why),
    })
    const other = await openTestService({ create: false })
    const weighed = await other.call('book', 'weighArchive', { file: other.ticket(archive) })
    expect(weighed.source.lost).toEqual(named('签到表.pdf', 'missing'))
    const restored = await other.call('book', 'restoreArchive', { file: other.ticket(archive) })
    expect(restored.lost).toEqual(named('签到表.pdf', 'missing'))
    const [kept = ''] = listAttachmentFiles(other.dataDir)
    expect(readFileSync(attachmentPath(other.dataDir, kept))).toEqual(readFileSync(second.stored))
  })

  it('is replaced by the good one of an archive that is restored', async () => {
    const { room, first } = await twoScans()
    const archive = outside('book.zhixing')
    await room.call('book', 'backupTo', { file: room.ticket(archive) })
    rot(first.stored)
    const { lost } = await room.call('book', 'restoreArchive', { file: room.ticket(archive) })
    expect(lost).toEqual({ count: 0, named: [] })
    expect(readFileSync(first.stored, 'utf8')).toBe('%PDF-1.7 first %%EOF')
  })

  it('is counted once for each place it was attached to, by all who count, as it is named', async () => {
    const { room, sessionId, first } = await twoScans()
    const file = room.ticket(first.path)
    await room.call('sessions', 'attachScan', { sessionId, kind: 'roster', file })
    rot(first.stored)
    const { count, lost } = await room.call('attachments', 'check', { read: true })
    expect(count).toBe(3)
    const [line] = named('签到表.pdf', 'damaged').named
    expect(lost).toEqual({ count: 2, named: [line, line] })
    const { items } = await room.call('sessions', 'file', { sessionId })
    const conditions = items.flatMap(item => item.attachments.map(scan => scan.condition))
    expect(conditions.filter(one => one === 'damaged')).toHaveLength(2)
    const made = await room.call('book', 'backupTo', { file: room.ticket(outside('book.zhixing')) })
    expect(made.lost.count).toBe(2)
  })

  it('is named when one backs up, and not where all are there', async () => {
    const { room, first } = await twoScans()
    expect(await room.call('book', 'backupNow', {})).not.toHaveProperty('lostScans')
    rmSync(first.stored)
    const { lostScans, ...made } = await room.call('book', 'backupNow', {})
    expect(lostScans).toEqual(named('签到表.pdf', 'missing'))
    expect((await room.call('book', 'backups', {}))[0]).toEqual(made)
  })

  it('is named when a backup is restored whose scans are gone, and counted where only the history has it', async () => {
    const { room, first, second } = await twoScans()
    await room.call('sessions', 'removeAttachment', { id: second.id })
    const { name } = await room.call('book', 'backupNow', {})
    rmSync(first.stored)
    rmSync(second.stored)
    const { source } = await room.call('book', 'weighBackup', { name })
    expect(source.lost).toEqual({ ...named('签到表.pdf', 'missing'), count: 2, removed: 1 })
    const { lost } = await room.call('book', 'restoreBackup', { name })
    expect(lost).toEqual({ ...named('签到表.pdf', 'missing'), count: 2, removed: 1 })
  })

  it('under whose name a folder lies is put right as well', async () => {
    const { room, sessionId, first } = await twoScans()
    rmSync(first.stored)
    mkdirSync(join(first.stored, 'something of somebody'), { recursive: true })
    await room.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: room.ticket(first.path) })
    expect(readFileSync(first.stored, 'utf8')).toBe('%PDF-1.7 first %%EOF')
  })
})

describe('the check of all scans', () => {
  const check = (room: TestService, read = true) => room.call('attachments', 'check', { read })

  it('counts them and finds them whole', async () => {
    const { room } = await twoScans()
    expect(await check(room)).toEqual({ count: 2, read: true, lost: { count: 0, named: [] } })
  })

  it.each([
    ['damaged', 'rotten', rot],
    ['damaged', 'cut off', (path: string) => writeFileSync(path, '%PDF')],
    [
      'damaged',
      'a pipe nobody writes to',
      (path: string) => {
        rmSync(path)
        execFileSync('mkfifo', [path])
      },
    ],
    [
      'damaged',
      'a folder',
      (path: string) => {
        rmSync(path)
        mkdirSync(path)
      },
    ],
    ['missing', 'gone', (path: string) => rmSync(path)],
  ] as const)('names one by session, paper file and why: %s, %s', async (why, _what, harm) => {
    const { room, sessionId, first } = await twoScans()
    harm(first.stored)
    expect(await check(room)).toEqual({ count: 2, read: true, lost: named('签到表.pdf', why) })
    // The rows are those of the record all the same, and the page of the session says it from now on.
    expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })
    expect((await room.call('book', 'state', {})) as object).toMatchObject({ notices: [] })
    const { items } = await room.call('sessions', 'file', { sessionId })
    const conditions = items.flatMap(item => item.attachments.map(scan => scan.condition))
    expect(conditions.sort()).toEqual([why, 'sound'].sort())
  })

  it('sees at a glance what is gone, and by reading what is rotten', async () => {
    const { room, first, second } = await twoScans()
    rot(first.stored)
    rmSync(second.stored)
    expect(await check(room, false)).toEqual({
      count: 2,
      read: false,
      lost: named('通知.pdf', 'missing'),
    })
    expect((await check(room)).lost.count).toBe(2)
    expect((await check(room, false)).lost.count).toBe(2)
  })

  it('finds whole again what was put back', async () => {
    const { room, first } = await twoScans()
    rot(first.stored)
    expect((await check(room)).lost.count).toBe(1)
    writeFileSync(first.stored, '%PDF-1.7 first %%EOF')
    expect((await check(room)).lost.count).toBe(0)
    expect((await check(room, false)).lost.count).toBe(0)
  })

  it('says how far it is, and stops when it is told to', async () => {
    const { room } = await twoScans()
    const { send } = openPage(room.service)
    const seen: unknown[] = []
    const onProgress = (progress: unknown) => seen.push(progress)
    await send('attachments', 'check', attachments.check, { read: true }, { onProgress })
    expect(seen.at(-1)).toEqual({ done: 2, total: 2 })
    const stopped = new AbortController()
    const checking = send(
      'attachments',
      'check',
      attachments.check,
      { read: true },
      { signal: stopped.signal },
    )
    stopped.abort()
    await expect(checking).rejects.toMatchObject({ error: { kind: 'stopped' } })
  })
})

describe('a restore', () => {
  it('reads the scans, and names one with other bytes of the same size', async () => {
    const { room, sessionId, first } = await twoScans()
    const { name } = await room.call('book', 'backupNow', {})
    rot(first.stored)
    const { lost } = await room.call('book', 'restoreBackup', { name })
    expect(lost).toEqual(named('签到表.pdf', 'damaged'))
    const { source } = await room.call('book', 'weighBackup', { name })
    expect(source.lost).toEqual(named('签到表.pdf', 'damaged'))
    const { items } = await room.call('sessions', 'file', { sessionId })
    expect(items.flatMap(item => item.attachments.map(scan => scan.condition))).toContain('damaged')
  })

  it('from an archive that was packed without a scan names the rotten one that lies there', async () => {
    const { room, first } = await twoScans()
    const good = readFileSync(first.stored)
    rmSync(first.stored)
    const archive = outside('book.zhixing')
    await room.call('book', 'backupTo', { file: room.ticket(archive) })
    writeFileSync(first.stored, good)
    rot(first.stored)
    const { lost } = await room.call('book', 'restoreArchive', { file: room.ticket(archive) })
    expect(lost).toEqual(named('签到表.pdf', 'damaged'))
  })
})

it('a scan that goes while the window stands is known once somebody comes back to it', async () => {
  const { room, sessionId, first } = await twoScans()
  const progress = async () => (await room.call('reports', 'sessionProgress', { sessionId }))?.fileMissing
  const before = await progress()
  rmSync(first.stored)
  expect(await progress()).toBe(before)
  await room.service.recheckFiles()
  expect(await progress()).toBe((before ?? 0) + 1)
})
