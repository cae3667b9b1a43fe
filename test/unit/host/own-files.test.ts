import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeForOwnFiles } from '../../../electron/main/own-files'

let place: string
const made: string[] = []
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-own-files-'))
})
afterEach(() => {
  for (const folder of [place, ...made.splice(0)]) rmSync(folder, { recursive: true, force: true })
})

const elsewhere = (dataDir: string) => {
  const found = placeForOwnFiles(dataDir)
  if (found !== dataDir) made.push(found)
  return found
}

describe('the application’s own files', () => {
  it('lie with the book', () => {
    expect(placeForOwnFiles(join(place, 'book'))).toBe(join(place, 'book'))
  })

  it.each<[string, (folder: string) => void]>([
    ['electron is a file', folder => writeFileSync(join(folder, 'electron'), '')],
    ['logs is a file', folder => writeFileSync(join(folder, 'logs'), '')],
    ['logs is a dead link', folder => symlinkSync('/nowhere', join(folder, 'logs'))],
  ])('lie elsewhere when %s, the same place each time and another for another book', (_what, put) => {
    const [one = '', two = ''] = ['one', 'two'].map(name => {
      const folder = join(place, name)
      mkdirSync(folder)
      put(folder)
      return folder
    })
    expect(elsewhere(one)).not.toBe(one)
    expect(elsewhere(one)).toBe(elsewhere(one))
    expect(elsewhere(one)).not.toBe(elsewhere(two))
  })

  it.each([
    ['is a file', (path: string) => writeFileSync(path, '')],
    ['is a dead link', (path: string) => symlinkSync('/nowhere', path)],
  ])('lie elsewhere when the data folder %s', (_what, put) => {
    put(join(place, 'book'))
    expect(elsewhere(join(place, 'book'))).not.toContain(place)
  })

  it('lie elsewhere when the path is long', () => {
    const long = join(place, ...Array.from({ length: 10 }, () => 'p'.repeat(100)))
    expect(elsewhere(long)).not.toContain(place)
  })
})
