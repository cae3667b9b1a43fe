import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPreferences } from '../../../electron/main/preferences'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-desk-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

describe('what the next start remembers', () => {
  it('is what was said last', () => {
    const file = join(place, 'desk.json')
    openPreferences(file).change({ theme: 'dark', language: 'en' })
    const window = { x: 10, y: 20, width: 1280, height: 800, maximized: false }
    openPreferences(file).change({ window })
    expect(openPreferences(file).now).toEqual({ theme: 'dark', language: 'en', zoom: 1, window })
  })

  it.each(['', 'nonsense', '{"theme":"neon","window":{"x":"left"},"language":7}'])('survives %j', text => {
    const file = join(place, 'desk.json')
    writeFileSync(file, text)
    expect(openPreferences(file).now).toEqual({ theme: 'system', language: null, zoom: 1, window: null })
  })
})
