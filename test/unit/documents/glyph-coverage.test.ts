import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withoutShadows } from '../../../electron/main/print-fonts'
import { needsRareTypeface, uncoveredCharacters } from '../../../electron/service/documents/glyph-coverage'
import { charactersOf } from './truetype'

const font = (file: string) => readFileSync(new URL(`../../../resources/fonts/${file}`, import.meta.url))
const shadow = (codePoint: number) => codePoint === 0x2012 || (codePoint >= 0x2e80 && codePoint <= 0x2fdf)

describe('uncoveredCharacters', () => {
  it.each([
    ['王芳', []],
    ['𠮷田䶮㛃', []],
    ['阿卜杜热西提·买买提', []],
    ['Zoë Œuvre “Nguyễn” O’Brien – 12', []],
    ['⽅', []],
    ['王\u200d\u202e\ufe0f 芳', []],
    ['王😀芳😀', ['😀']],
    ['محمد', ['م', 'ح', 'د']],
    ['𪚥', ['𪚥']],
  ])('%s → %j', (text, missing) => expect(uncoveredCharacters(text)).toEqual(missing))
})

it('asks for the rare typeface only where it is needed', () => {
  expect(['𠮷', '王芳', 'Zoë', '😀'].map(needsRareTypeface)).toEqual([true, false, false, false])
})

describe('the bundled typefaces', () => {
  const chinese = charactersOf(font('NotoSerifSC-Regular.ttf'))
  const rare = charactersOf(font('NotoSerifJP-SemiBold.ttf'))

  it('hold exactly what glyph-ranges.ts says', () => {
    for (let codePoint = 0xa0; codePoint < 0x33480; codePoint++) {
      if (codePoint >= 0xd800 && codePoint < 0xe000) continue
      // Invisible ones never count as missing; radicals arrive as the characters they stand for.
      if (/^[\p{Cf}\p{Cc}\p{Z}\p{Variation_Selector}]$/u.test(String.fromCodePoint(codePoint))) continue
      if (shadow(codePoint) || /\p{Noncharacter_Code_Point}/u.test(String.fromCodePoint(codePoint))) continue
      const held = chinese.has(codePoint) || rare.has(codePoint)
      if (uncoveredCharacters(String.fromCodePoint(codePoint)).length === (held ? 0 : 1)) continue
      expect.fail(`U+${codePoint.toString(16)}`)
    }
  })

  it('are alike in both weights', () => {
    expect(charactersOf(font('NotoSerifSC-Bold.ttf'))).toEqual(chinese)
  })

  it('are served without the characters that shadow others', () => {
    const served = charactersOf(withoutShadows(font('NotoSerifSC-Regular.ttf')))
    expect([...chinese.keys()].filter(codePoint => !served.has(codePoint)).every(shadow)).toBe(true)
    expect([...served.keys()].some(shadow)).toBe(false)
    for (const [codePoint, glyph] of served) expect(glyph).toBe(chinese.get(codePoint))
  })
})
