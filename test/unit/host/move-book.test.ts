import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDeskMemory } from '../../../electron/main/desk-memory'
import { copyBook, moveOutcome } from '../../../electron/main/move-book'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-move-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

function bookIn(name: string): string {
  const folder = join(place, name)
  mkdirSync(join(folder, 'backups'), { recursive: true })
  mkdirSync(join(folder, 'electron'), { recursive: true })
  writeFileSync(join(folder, 'book.db'), 'the book')
  writeFileSync(join(folder, 'book.lock'), '')
  writeFileSync(join(folder, 'backups', 'one.db'), 'a backup')
  return folder
}

describe('moving the book', () => {
  it('takes the data and the backups along, and leaves no second book behind', async () => {
    const from = bookIn('old')
    const to = join(place, 'new')
    expect(moveOutcome(from, to)).toBe('moved')
    await copyBook(from, to, new Date('2026-12-09T01:00:00Z'))
    expect(readFileSync(join(to, 'book.db'), 'utf8')).toBe('the book')
    expect(readFileSync(join(to, 'backups', 'one.db'), 'utf8')).toBe('a backup')
    expect(readdirSync(to).sort()).toEqual(['backups', 'book.db'])
    expect(existsSync(join(from, 'book.db'))).toBe(false)
    expect(readFileSync(join(from, 'book-moved-2026-12-09T01-00-00-000Z.db'), 'utf8')).toBe('the book')
  })

  it('opens the book that is there already, and touches neither', () => {
    expect(moveOutcome(bookIn('old'), bookIn('other'))).toBe('opened')
  })

  it.each([
    ['itself', ''],
    ['a folder inside it', 'backups/deep'],
  ])('refuses %s', (_what, inside) => {
    const from = bookIn('old')
    expect(moveOutcome(from, join(from, inside))).toBe('not_writable')
  })
})

describe('what the next start remembers', () => {
  it('is what was said last', () => {
    const file = join(place, 'desk.json')
    openDeskMemory(file).change({ theme: 'dark', language: 'en' })
    const window = { x: 10, y: 20, width: 1280, height: 800, maximized: false }
    openDeskMemory(file).change({ window })
    expect(openDeskMemory(file).now).toEqual({ theme: 'dark', language: 'en', window })
  })

  it.each(['', 'nonsense', '{"theme":"neon","window":{"x":"left"},"language":7}'])('survives %j', text => {
    const file = join(place, 'desk.json')
    writeFileSync(file, text)
    expect(openDeskMemory(file).now).toEqual({ theme: 'system', language: null, window: null })
  })
})
