import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { storeFile } from '../../../electron/service/attachments/attachment-store'
import { openClassroom } from '../sessions/classroom'
import { filedBefore } from '../support/filed-before'
import { outside } from '../support/outside'
import { temporaryFolder } from '../support/temporary-folder'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** A segment with a preview that ends like a picture of its own, then the picture itself. */
const jpegHead = Buffer.from('ffd8ffe1000a4578696600ffd900ffda0004aabb', 'hex')
const jpeg = Buffer.concat([jpegHead, Buffer.from('11ff0022'.repeat(50), 'hex'), Buffer.from('ffd9', 'hex')])
const webp = Buffer.concat([Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(8)])
const office = Buffer.from(`PK\x03\x04 sheets PK\x05\x06${'\0'.repeat(18)}`, 'latin1')
const half = (whole: Buffer) => whole.subarray(0, whole.length / 2)
const text = (content: string) => Buffer.from(content, 'latin1')

async function file(name: string, content: Buffer) {
  const dataDir = temporaryFolder('content')
  const path = outside(name)
  writeFileSync(path, content)
  try {
    return await storeFile({ dataDir, signal: new AbortController().signal }, path)
  } finally {
    for (const sha256 of listAttachmentFiles(dataDir))
      expect(readFileSync(attachmentPath(dataDir, sha256)).equals(content)).toBe(true)
  }
}

describe('a file that is filed', () => {
  it.each([
    ['an empty picture', '签到表.png', Buffer.alloc(0), 'scan_empty'],
    ['an empty page', '签到表.pdf', Buffer.alloc(0), 'scan_empty'],
    ['an empty text', '签到表.txt', Buffer.alloc(0), 'scan_empty'],
    ['a program', 'setup.exe', text('MZ\x90'), 'scan_is_program'],
    ['a program that calls itself a page', '签到表.pdf', text('MZ\x90'), 'scan_is_program'],
    ['a script', '签到表.pdf.BAT', text('del *'), 'scan_is_program'],
    ['a script by its first line', '签到表.txt', text('#!/bin/sh'), 'scan_is_program'],
    ['a text called a page', '签到表.pdf', text('hello'), 'scan_unlike_name'],
    [
      'a page of the web called a picture',
      '签到表.png',
      text('<svg onload="alert(1)"/>'),
      'scan_unlike_name',
    ],
    ['a text called a workbook', '成绩.xlsx', text('hello'), 'scan_unlike_name'],
    ['half a PNG', '签到表.png', half(png), 'scan_cut_off'],
    ['the head of a PNG', '签到表.png', png.subarray(0, 8), 'scan_cut_off'],
    ['half a JPEG, with its preview', '签到表.jpg', half(jpeg), 'scan_cut_off'],
    ['the head of a JPEG', '签到表.jpg', jpeg.subarray(0, 12), 'scan_cut_off'],
    ['half a JPEG under another name', '签到表.pdf', half(jpeg), 'scan_cut_off'],
    ['half a WebP', '签到表.webp', webp.subarray(0, 14), 'scan_cut_off'],
    ['half a workbook', '成绩.xlsx', office.subarray(0, 12), 'scan_cut_off'],
  ])('is not %s', async (_what, name, content, code) => {
    await expect(file(name, content)).rejects.toMatchObject({ code, params: { file: name } })
  })

  it.each([
    ['a PNG', '签到表.png', png, 'image/png'],
    ['a PNG with something behind its end', '签到表.png', Buffer.concat([png, text('more')]), 'image/png'],
    ['a JPEG', '签到表.JPG', jpeg, 'image/jpeg'],
    ['a JPEG called .png', '签到表.png', jpeg, 'image/jpeg'],
    [
      'a JPEG with a film behind its end',
      '签到表.jpg',
      Buffer.concat([jpeg, Buffer.alloc(3000)]),
      'image/jpeg',
    ],
    ['a WebP', '签到表.webp', webp, 'image/webp'],
    ['a PDF', '签到表.pdf', text('%PDF-1.7 signed'), 'application/pdf'],
    ['a PDF after a blank line', '签到表.pdf', text('\r\n%PDF-1.7 signed'), 'application/pdf'],
    ['a workbook', '成绩.xlsx', office, 'application/zip'],
    [
      'a workbook with a password',
      '成绩.xlsx',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'application/x-ole-storage',
    ],
    ['a text', '说明.txt', text('hello'), 'application/octet-stream'],
  ])('may be %s', async (_what, name, content, mediaType) => {
    expect(await file(name, content)).toMatchObject({ mediaType, bytes: content.length })
  })
})

it('a picture that was filed without its end says so to whoever looks at it', async () => {
  const room = await openClassroom()
  const sessionId = await room.schedule()
  const whole = await filedBefore(room, sessionId, '签到表.png', png)
  const cut = await filedBefore(room, sessionId, '签到表 2.png', half(png))
  expect(await room.call('sessions', 'readScan', { id: whole })).toMatchObject({ cutOff: false })
  expect(await room.call('sessions', 'readScan', { id: cut })).toMatchObject({ cutOff: true })
})

it('what was filed before anybody looked at this can be attached again where it was lost', async () => {
  const room = await openClassroom()
  const sessionId = await room.schedule()
  const content = half(png)
  await filedBefore(room, sessionId, '签到表.png', content)
  const [sha256 = ''] = listAttachmentFiles(room.dataDir)
  rmSync(attachmentPath(room.dataDir, sha256))
  const path = outside('签到表.png')
  writeFileSync(path, content)
  await room.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: room.ticket(path) })
  expect(readFileSync(attachmentPath(room.dataDir, sha256)).equals(content)).toBe(true)
})
