import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sliceTrueType } from '../../../electron/service/documents/pdf/truetype-slice'
import { charactersOf, metricsOf, outlineOf, tableOf } from './truetype'

const font = readFileSync(new URL('../../../resources/fonts/NotoSerifSC-Bold.ttf', import.meta.url))
const characters = charactersOf(font)
const glyphsOf = (text: string) =>
  [...text].map(character => characters.get(character.codePointAt(0) as number) as number)

describe('sliceTrueType', () => {
  const wanted = glyphsOf('王芳䶮㛃éA 9，。')
  const slice = sliceTrueType(font, wanted)
  const cut = Buffer.from(slice?.font ?? [])

  it('keeps the outlines and metrics of the wanted glyphs, byte for byte', () => {
    expect(slice?.glyphs).toEqual([...new Set([0, ...wanted])].sort((a, b) => a - b))
    slice?.glyphs.forEach((glyph, place) => {
      const original = outlineOf(font, glyph)
      expect(outlineOf(cut, place).subarray(0, original.length)).toEqual(original)
      expect(metricsOf(cut, place)).toEqual(metricsOf(font, glyph))
    })
  })

  it('carries nothing else', () => {
    expect(cut.length).toBeLessThan(8_000)
    expect(tableOf(cut, 'maxp').readUInt16BE(4)).toBe(slice?.glyphs.length)
    expect(() => tableOf(cut, 'name')).toThrow()
  })

  it('takes along the parts of a glyph made of others', () => {
    const composed = fontWithComposite()
    const own = sliceTrueType(composed, [2])
    expect(own?.glyphs).toEqual([0, 1, 2])
    const second = sliceTrueType(composed, [3])
    expect(second?.glyphs).toEqual([0, 1, 3])
    expect(outlineOf(Buffer.from(second?.font ?? []), 2).readUInt16BE(12)).toBe(1)
  })

  it('refuses what is no TrueType font', () => {
    expect(sliceTrueType(Buffer.from('OTTO'), [1])).toBeNull()
    expect(sliceTrueType(Buffer.alloc(64), [1])).toBeNull()
  })
})

/** Four glyphs: nothing, a point, and two that are made of that point. */
function fontWithComposite(): Buffer {
  const simple = Buffer.from([0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0])
  const composite = Buffer.from([255, 255, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0])
  const head = Buffer.alloc(54)
  head.writeInt16BE(1, 50)
  const hhea = Buffer.alloc(36)
  hhea.writeUInt16BE(4, 34)
  const maxp = Buffer.alloc(32)
  maxp.writeUInt16BE(4, 4)
  const loca = Buffer.alloc(20)
  const lengths = [0, simple.length, composite.length, composite.length]
  lengths.reduce((end, length, index) => {
    loca.writeUInt32BE(end + length, 4 * (index + 1))
    return end + length
  }, 0)
  const tables: [string, Buffer][] = [
    ['glyf', Buffer.concat([simple, composite, composite])],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', Buffer.alloc(16)],
    ['loca', loca],
    ['maxp', maxp],
  ]
  const directory = Buffer.alloc(12 + 16 * tables.length)
  directory.writeUInt16BE(tables.length, 4)
  let start = directory.length
  tables.forEach(([tag, table], index) => {
    directory.write(tag, 12 + 16 * index, 'latin1')
    directory.writeUInt32BE(start, 20 + 16 * index)
    directory.writeUInt32BE(table.length, 24 + 16 * index)
    start += table.length
  })
  return Buffer.concat([directory, ...tables.map(([, table]) => table)])
}
