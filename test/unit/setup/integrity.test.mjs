import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fingerprint, hasIntegrity, integrityOf } from '../../../scripts/setup/integrity.mjs'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-integrity-'))
const file = join(folder, 'zhixing.txt')
writeFileSync(file, '知行\n')
afterAll(() => rmSync(folder, { recursive: true }))

const pinned =
  'sha512-6zqUb7pK0X8P9rYyvwwzqZneRQYn/dOLof2oDuatnZ7jE1bOTFVaK1rCVYDdDui30T5F0s06HFlxU6OyvoK3uw=='

describe('a pinned integrity', () => {
  it('is written as npm writes it', async () => {
    expect(await integrityOf(file)).toBe(pinned)
  })

  it.each([
    ['the file it was pinned from', file, pinned, true],
    ['another digest', file, `sha512-${'A'.repeat(86)}==`, false],
    ['a file that is not there', join(folder, 'absent'), pinned, false],
  ])('%s: %s', async (_case, path, integrity, expected) => {
    expect(await hasIntegrity(path, integrity)).toBe(expected)
  })

  it('of part of a download is not accepted', async () => {
    const part = join(folder, 'part')
    writeFileSync(part, '知')
    expect(await hasIntegrity(part, pinned)).toBe(false)
  })
})

describe('a fingerprint', () => {
  it('tells where one ingredient ends and the next begins', () => {
    expect(fingerprint('ab', 'c')).not.toBe(fingerprint('a', 'bc'))
    expect(fingerprint('ab', 'c')).toBe(fingerprint('ab', 'c'))
  })
})
