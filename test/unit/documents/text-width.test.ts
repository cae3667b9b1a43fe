import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sizeWithin, widthInEms } from '../../../electron/service/documents/text-width'
import { charactersOf, metricsOf } from './truetype'

const font = readFileSync(new URL('../../../resources/fonts/NotoSerifSC-Bold.ttf', import.meta.url))
const characters = charactersOf(font)
const measured = (text: string) =>
  [...text].reduce(
    (sum, character) => sum + metricsOf(font, characters.get(character.codePointAt(0) as number) ?? 0)[0],
    0,
  ) / 1000

describe('widthInEms', () => {
  it.each([
    '投诉处理与情绪管理（第3期）',
    'Complaint Handling and Emotional Control',
    'Maximiliana Konstantinopolitanska-Featherstonehaugh-Smythe',
    'WWW MMM',
    'KF-TS-2026-0012',
    'Łukasz Żółć, Nguyễn Thị',
    'lllllliiiiiijjjjj',
  ])('is about what the typeface needs: %s', text => {
    expect(widthInEms(text)).toBeGreaterThan(measured(text) * 0.97)
    expect(widthInEms(text)).toBeLessThan(measured(text) * 1.15)
  })

  it('counts no marks that stand above a letter', () => {
    expect(widthInEms('e\u0301')).toBe(widthInEms('e'))
  })
})

describe('sizeWithin', () => {
  it('keeps the size of what fits, shrinks what does not, never to nothing', () => {
    expect(sizeWithin('王芳', 30, 1, 4)).toBe(4)
    const shrunk = sizeWithin('王'.repeat(20), 40, 1, 4)
    expect(shrunk).toBeLessThan(2)
    expect(shrunk * 20).toBeLessThanOrEqual(40)
    expect(sizeWithin('王'.repeat(20), 40, 2, 4)).toBeGreaterThan(shrunk)
    expect(sizeWithin('王'.repeat(10_000), 40, 1, 4)).toBe(0.4)
  })
})
