import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { storeFile } from '../../../electron/service/attachments/attachment-store'
import { openClassroom } from '../sessions/classroom'
import { filedBefore } from '../support/filed-before'
import { outside } from '../support/outside'
import { bmp, gif, heic, jpeg, oleOf, pdf, png, tiff, webp, zipOf } from '../support/sound-files'
import { temporaryFolder } from '../support/temporary-folder'

const office = zipOf('xl/workbook.xml')
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
    ['half a workbook', '成绩.xlsx', half(office), 'scan_cut_off'],
    ['half a PDF', '签到表.pdf', half(pdf), 'scan_cut_off'],
    [
      'a PDF for the web without its end, which has last words near its start',
      '教材.pdf',
      Buffer.concat([pdf, Buffer.alloc(5000, 7)]),
      'scan_cut_off',
    ],
    [
      'a PDF that a drive filled up',
      '教材.pdf',
      Buffer.concat([half(pdf), Buffer.alloc(9000)]),
      'scan_cut_off',
    ],
    ['half a TIFF', '签到表.tif', half(tiff()), 'scan_cut_off'],
    ['a TIFF without its last line', '签到表.tif', tiff().subarray(0, -1), 'scan_cut_off'],
    ['half a BigTIFF', '签到表.tif', half(tiff(true)), 'scan_cut_off'],
    ['half a HEIC', '签到表.heic', half(heic), 'scan_cut_off'],
    ['the head of a HEIC', '签到表.heic', heic.subarray(0, 24), 'scan_cut_off'],
    ['half a BMP', '签到表.bmp', half(bmp), 'scan_cut_off'],
    ['half a GIF', '签到表.gif', half(gif), 'scan_cut_off'],
    ['the head of an old workbook', '成绩.xls', half(oleOf('Workbook')), 'scan_cut_off'],
    [
      'an old Office file of no known kind called a picture',
      '签到表.jpg',
      oleOf('Other'),
      'scan_unlike_name',
    ],
    ['a recording', '录音.mp3', text('ID3'), 'scan_other_kind'],
    ['a recording of no known beginning', '录音.m4a', text('hello'), 'scan_other_kind'],
    ['anything without a kind', '说明', text('hello'), 'scan_other_kind'],
    ['a packed folder', '材料.zip', zipOf('a.txt'), 'scan_other_kind'],
    ['a packed folder that is built like a document', '材料.zip', zipOf('word/a.xml'), 'scan_other_kind'],
    ['a zip called a picture', '签到表.jpg', zipOf('a.txt'), 'scan_unlike_name'],
  ])('is not %s', async (_what, name, content, code) => {
    await expect(file(name, content)).rejects.toMatchObject({ code, params: { file: name } })
  })

  it.each([
    ['a script with a mark nobody sees behind it', '签到.bat\u200B', text('del *'), 'scan_is_program'],
    ['a script with one in it', '签到.ba\u200Dt', text('del *'), 'scan_is_program'],
    ['a script with a mark that turns the writing round', '签到.\u202Ebat', text('del *'), 'scan_is_program'],
    ['a script with a blank behind it', '签到.bat ', text('del *'), 'scan_is_program'],
    ['a script with dots behind it', '签到.bat..', text('del *'), 'scan_is_program'],
    [
      'a script that is one once its name is cut',
      `${'x'.repeat(196)}.bat-y`,
      text('del *'),
      'scan_is_program',
    ],
    ['a setting of Windows', '签到.settingcontent-ms', text('<x/>'), 'scan_is_program'],
    ['a way into the web', '签到.url', text('[InternetShortcut]'), 'scan_is_program'],
    ['a text called a page with a dot', '签到表.pdf.', text('hello'), 'scan_unlike_name'],
  ])('is not %s, which its name hides', async (_what, name, content, code) => {
    await expect(file(name, content)).rejects.toMatchObject({ code })
  })

  it('has the name that is seen', async () => {
    expect(await file('签到\u200B.PDF ', pdf)).toMatchObject({ fileName: '签到.PDF' })
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
    ['a PDF', '签到表.pdf', pdf, 'application/pdf'],
    ['a PDF after a blank line', '签到表.pdf', Buffer.concat([text('\r\n'), pdf]), 'application/pdf'],
    [
      'a PDF before a signature',
      '签到表.pdf',
      Buffer.concat([pdf, Buffer.alloc(1500, 7)]),
      'application/pdf',
    ],
    [
      'a PDF before a block of zeros',
      '签到表.pdf',
      Buffer.concat([pdf, Buffer.alloc(90_000)]),
      'application/pdf',
    ],
    ['a TIFF', '签到表.tif', tiff(), 'image/tiff'],
    ['a BigTIFF', '签到表.tiff', tiff(true), 'image/tiff'],
    ['a HEIC', '签到表.heic', heic, 'image/heic'],
    ['a BMP', '签到表.bmp', bmp, 'image/bmp'],
    ['a GIF', '签到表.gif', gif, 'image/gif'],
    ['an old workbook', '成绩.et', oleOf('Workbook'), 'application/x-ole-storage'],
    ['a page of the web called an old workbook', '成绩.xls', text('<table>'), 'application/octet-stream'],
    ['a workbook', '成绩.xlsx', office, 'application/zip'],
    ['a workbook with a password', '成绩.xlsx', oleOf('EncryptedPackage'), 'application/x-ole-storage'],
    ['a text', '说明.txt', text('hello'), 'application/octet-stream'],
  ])('may be %s', async (_what, name, content, mediaType) => {
    expect(await file(name, content)).toMatchObject({ mediaType, bytes: content.length })
  })

  it.each([
    ['签到表.png', jpeg, '签到表.jpg'],
    ['签到表.JPEG', jpeg, '签到表.JPEG'],
    ['IMG_0001.jpg', heic, 'IMG_0001.heic'],
    ['签到表.JPG', bmp, '签到表.bmp'],
    ['签到表.pdf', tiff(true), '签到表.tif'],
    ['签到表.jpg', pdf, '签到表.pdf'],
    ['签到表', jpeg, '签到表.jpg'],
    ['签到 3.15', jpeg, '签到 3.15.jpg'],
    ['签到 3.1-5', jpeg, '签到 3.1-5.jpg'],
    ['总结', zipOf('[Content_Types].xml', 'word/document.xml'), '总结.docx'],
    ['签到 3.15', office, '签到 3.15.xlsx'],
    ['发票', zipOf('OFD.xml'), '发票.ofd'],
    ['旧成绩', oleOf('Workbook'), '旧成绩.xls'],
    ['总结.pdf', zipOf('[Content_Types].xml', 'word/document.xml'), '总结.docx'],
    ['成绩.docx', office, '成绩.xlsx'],
    ['成绩.xls', office, '成绩.xlsx'],
    ['发票.pdf', zipOf('OFD.xml'), '发票.ofd'],
    ['总结.jpg', oleOf('WordDocument'), '总结.doc'],
    ['总结.wps', oleOf('WordDocument'), '总结.wps'],
    ['总结.doc', text('{\\rtf1 }'), '总结.doc'],
  ])('called %s is filed under what it is', async (name, content, fileName) => {
    expect(await file(name, content)).toMatchObject({ fileName, cameAs: name })
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
