import { describe, expect, it } from 'vitest'
import { attachmentPath } from '../../../electron/service/attachments/attachment-files'
import { isPathTooLong, longestBelow, spaceWanted } from '../../../src/domain/book/folder-limits'

const folder = (characters: number, windows: boolean, bytes = characters) =>
  isPathTooLong({ bytes, characters, windows })

describe('a path too long for the book', () => {
  it('is told in bytes where SQLite counts them', () => {
    expect(folder(428, false)).toBe(false)
    expect(folder(429, false)).toBe(true)
    // 150 Chinese characters.
    expect(folder(150, false, 450)).toBe(true)
  })

  it('is told in characters on Windows', () => {
    expect(folder(179, true)).toBe(false)
    expect(folder(180, true)).toBe(true)
    expect(folder(150, true, 450)).toBe(false)
  })

  it('leaves room for the longest names there are', () => {
    const attachment = attachmentPath('/book', 'a'.repeat(64)).slice('/book'.length)
    expect(attachment.length).toBeLessThanOrEqual(longestBelow.file)
  })
})

it('wants room for a backup and some work', () => {
  expect(spaceWanted(10 << 20)).toBe(14 << 20)
})
