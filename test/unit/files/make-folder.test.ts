import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from '../../../electron/files/make-folder'

let place = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-folder-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const codeOf = (act: () => void): unknown => {
  try {
    act()
    return null
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}

describe('a folder', () => {
  it('is made with those above it, once and again', () => {
    const folder = join(place, 'a', 'b', 'c')
    makeFolder(folder, 0o700)
    makeFolder(folder)
    expect(statSync(folder).isDirectory()).toBe(true)
    expect(statSync(join(place, 'a')).mode & 0o777).toBe(0o700)
  })

  it('is not made where a file or a link to nothing stands, nor below one', () => {
    writeFileSync(join(place, 'file'), '')
    symlinkSync(join(place, 'nothing'), join(place, 'link'))
    expect(codeOf(() => makeFolder(join(place, 'file')))).toBe('EEXIST')
    expect(codeOf(() => makeFolder(join(place, 'file', 'below')))).toBe('ENOTDIR')
    expect(codeOf(() => makeFolder(join(place, 'link')))).toBe('EEXIST')
  })

  it.skipIf(!existsSync('/proc/self'))('is refused at once where the system makes none', () => {
    expect(codeOf(() => makeFolder('/proc/zhixing/data'))).toBe('ENOENT')
  })
})
