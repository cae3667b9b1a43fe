import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileItemKind } from '../../../src/domain/sessions/codes'
import { outside } from '../support/outside'
import { testDay } from '../support/service'
import { type Classroom, openClassroom } from './classroom'

const scan = Buffer.from('%PDF-1.7\n一张签到表\n%%EOF\n')
const sha256 = createHash('sha256').update(scan).digest('hex')

async function withScan() {
  const room = await openClassroom()
  const id = await room.schedule()
  const path = join(room.dataDir, '签到表 扫描.pdf')
  const attach = (content = scan) => {
    writeFileSync(path, content)
    return room.call('sessions', 'attachScan', { sessionId: id, kind: 'sign_in', file: room.ticket(path) })
  }
  return { room, id, attach }
}

async function item(room: Classroom, sessionId: string, kind: FileItemKind) {
  const { items } = await room.call('sessions', 'file', { sessionId })
  const found = items.find(one => one.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}

describe('the session file', () => {
  it('is due five days after the last block, and each paper has its state and note', async () => {
    const room = await openClassroom()
    const id = await room.schedule()
    expect((await room.call('sessions', 'file', { sessionId: id })).dueOn).toBe('2026-12-14')
    await room.call('sessions', 'setFileItem', {
      sessionId: id,
      kind: 'evaluation',
      state: 'not_needed',
      note: '内部例会',
    })
    expect(await item(room, id, 'evaluation')).toMatchObject({
      state: 'not_needed',
      note: '内部例会',
      doneOn: null,
    })
    await room.call('sessions', 'setFileItem', { sessionId: id, kind: 'notice', state: 'done' })
    expect(await item(room, id, 'notice')).toMatchObject({ state: 'done', doneOn: testDay })
  })

  it('takes a scan into the book’s own store, which makes its paper complete', async () => {
    const { room, id, attach } = await withScan()
    await attach()
    const paper = await item(room, id, 'sign_in')
    expect(paper).toMatchObject({ state: 'done', doneOn: testDay })
    expect(paper.attachments).toMatchObject([
      { fileName: '签到表 扫描.pdf', bytes: scan.length, mediaType: 'application/pdf', addedOn: testDay },
    ])
    const stored = join(room.dataDir, 'attachments', sha256.slice(0, 2), sha256)
    expect(readFileSync(stored)).toEqual(scan)
    await expect(
      room.call('sessions', 'setFileItem', { sessionId: id, kind: 'sign_in', state: 'not_needed' }),
    ).rejects.toMatchObject({ code: 'has_attachment' })
  })

  it('has one row of a scan that is attached once more because it was damaged', async () => {
    const { room, id, attach } = await withScan()
    const { id: attachment } = await attach()
    const stored = join(room.dataDir, 'attachments', sha256.slice(0, 2), sha256)
    writeFileSync(stored, Buffer.alloc(scan.length))
    const copy = outside('copy.pdf')
    await expect(
      room.call('sessions', 'saveAttachment', { id: attachment, file: room.ticket(copy) }),
    ).rejects.toMatchObject({ code: 'attachment_damaged' })
    expect(await attach()).toMatchObject({ id: attachment, fileName: '签到表 扫描.pdf', cameAs: null })
    expect(readFileSync(stored)).toEqual(scan)
    expect((await item(room, id, 'sign_in')).attachments).toHaveLength(1)
  })

  it('gives the scan out again, byte for byte', async () => {
    const { room, id, attach } = await withScan()
    const { id: attachment } = await attach()
    const copy = outside('copy.pdf')
    await room.call('sessions', 'saveAttachment', { id: attachment, file: room.ticket(copy) })
    expect(readFileSync(copy)).toEqual(scan)
    expect(readdirSync(dirname(copy))).toEqual(['copy.pdf'])
    expect((await item(room, id, 'sign_in')).attachments).toHaveLength(1)
  })

  it('is missing the paper again when its last scan is removed; undo brings both back', async () => {
    const { room, id, attach } = await withScan()
    const { id: first } = await attach()
    const { id: second } = await attach(Buffer.concat([scan, Buffer.from('第二页\n')]))
    await room.call('sessions', 'removeAttachment', { id: first })
    expect(await item(room, id, 'sign_in')).toMatchObject({ state: 'done' })
    const seq = await room.seqOf('sessions', 'removeAttachment', { id: second })
    expect(await item(room, id, 'sign_in')).toMatchObject({ state: 'missing', doneOn: null, attachments: [] })
    await room.call('book', 'undo', { seq })
    expect(await item(room, id, 'sign_in')).toMatchObject({ state: 'done', attachments: [{ id: second }] })
  })

  it('says when a file cannot be read or written', async () => {
    const { room, id, attach } = await withScan()
    const attachMissing = room.call('sessions', 'attachScan', {
      sessionId: id,
      kind: 'sign_in',
      file: room.ticket(join(room.dataDir, 'gone.pdf')),
    })
    await expect(attachMissing).rejects.toMatchObject({ code: 'file_missing' })
    const { id: attachment } = await attach()
    const nowhere = room.ticket(outside(join('no such folder', 'copy.pdf')))
    await expect(
      room.call('sessions', 'saveAttachment', { id: attachment, file: nowhere }),
    ).rejects.toMatchObject({ code: 'not_writable' })
  })
})

describe('the sign-in sheet', () => {
  it('is printed with everybody on the roll, and remembered as printed', async () => {
    const printed: string[] = []
    const room = await openClassroom({
      print: async html => {
        printed.push(html)
        return new TextEncoder().encode('%PDF-1.7')
      },
    })
    const id = await room.schedule()
    const path = outside('签到表.pdf')
    const file = room.ticket(path)
    const { pages } = await room.call('sessions', 'printSignIn', { sessionId: id, file, language: 'zh-CN' })
    expect(pages).toBe(1)
    expect(readFileSync(path, 'utf8')).toBe('%PDF-1.7')
    for (const word of ['投诉处理', '王芳', '00660', '邹一嘉']) expect(printed[0]).toContain(word)
    const session = await room.call('sessions', 'get', { id })
    expect(session?.signInPrintedAt).not.toBeNull()
  })

  it('needs somebody to sign it, and a place to lie', async () => {
    const room = await openClassroom({ print: async () => new Uint8Array() })
    const print = (sessionId: string, path: string) =>
      room.call('sessions', 'printSignIn', { sessionId, file: room.ticket(path), language: 'en' })
    const empty = await room.schedule({ personIds: [] })
    await expect(print(empty, outside('a.pdf'))).rejects.toMatchObject({ code: 'nobody_enrolled' })
    const id = await room.schedule()
    await expect(print(id, outside(join('no', 'a.pdf')))).rejects.toMatchObject({ code: 'not_writable' })
    expect((await room.call('sessions', 'get', { id }))?.signInPrintedAt).toBeNull()
  })
})
