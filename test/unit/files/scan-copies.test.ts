import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { isScanCopy } from '../../../electron/files/scan-copies'
import { viewerExtensions } from '../../../src/domain/attachments/viewing'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folderOf(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  made.push(folder)
  return folder
}

function put(folder: string, name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '%PDF-')
  return path
}

it.each(viewerExtensions)('knows a copy of a scan, which the system may be asked to open: %s', ending => {
  expect(isScanCopy(put(folderOf('zhixing-scan-4321-'), `签到表.${ending}`))).toBe(true)
})

it.each([
  ['a program', () => put(folderOf('zhixing-scan-4321-'), 'setup.exe')],
  ['a page', () => put(folderOf('zhixing-scan-4321-'), 'scan.html')],
  ['a starter', () => put(folderOf('zhixing-scan-4321-'), 'scan.pdf.desktop')],
  ['what lies in any other folder', () => put(folderOf('zhixing-files-'), 'scan.pdf')],
  [
    'a folder of that name',
    () => {
      const path = join(folderOf('zhixing-scan-4321-'), 'scan.pdf')
      mkdirSync(path)
      return path
    },
  ],
  [
    'a link',
    () => {
      const path = join(folderOf('zhixing-scan-4321-'), 'scan.pdf')
      symlinkSync('/etc/hostname', path)
      return path
    },
  ],
  [
    'a folder of that name elsewhere',
    () => {
      const elsewhere = join(folderOf('zhixing-files-'), 'zhixing-scan-1-abcdef')
      mkdirSync(elsewhere)
      return put(elsewhere, 'scan.pdf')
    },
  ],
  ['what is not there', () => '/tmp/zhixing-scan-1-abcdef/scan.pdf'],
])('does not take %s for one', (_what, path) => {
  expect(isScanCopy(path())).toBe(false)
})
