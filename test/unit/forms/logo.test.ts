import { describe, expect, it } from 'vitest'
import { fitLogo, logoSize, mostLogoBytes } from '../../../src/domain/forms/logo'
import { sizesToTry } from '../../../src/features/settings/logo-picture'
import { pngOf } from '../../support/png'

describe('the picture of a logo', () => {
  it('is a PNG with nothing in it but what is drawn', () => {
    expect(logoSize(pngOf(120, 40))).toEqual({ width: 120, height: 40 })
    expect(logoSize(pngOf(120, 40, ['pHYs', Buffer.alloc(9)]))).toEqual({ width: 120, height: 40 })
    const whole = pngOf(120, 40)
    for (const bad of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from([0xff, 0xd8, 0xff]),
      Buffer.alloc(0),
      whole.subarray(0, whole.length - 3),
      Buffer.concat([whole, Buffer.from('PK')]),
      pngOf(120, 40, ['tEXt', Buffer.from('Comment\0<script>')]),
      pngOf(120, 40, ['acTL', Buffer.alloc(8)]),
      pngOf(1201, 4),
      pngOf(0, 4),
    ])
      expect(logoSize(bad)).toBeNull()
  })

  it('is no larger than its bound', () => {
    expect(logoSize(pngOf(10, 10, ['IDAT', Buffer.alloc(mostLogoBytes)]))).toBeNull()
  })

  it('is as large as it fits', () => {
    expect(fitLogo({ width: 400, height: 100 }, { width: 26, height: 11 })).toEqual({
      width: 26,
      height: 6.5,
    })
    expect(fitLogo({ width: 100, height: 100 }, { width: 26, height: 11 })).toEqual({ width: 11, height: 11 })
  })

  it('is tried smaller and smaller, lines as large as may be and pixels no larger than they are', () => {
    expect(sizesToTry({ width: 300, height: 150 }, true)[0]).toEqual({ width: 1200, height: 600 })
    expect(sizesToTry({ width: 300, height: 150 }, false)[0]).toEqual({ width: 300, height: 150 })
    const photograph = sizesToTry({ width: 4000, height: 3000 }, false)
    expect(photograph[0]).toEqual({ width: 1200, height: 900 })
    expect(photograph.at(-1)?.width).toBeGreaterThanOrEqual(120)
    expect(sizesToTry({ width: 16, height: 16 }, false)).toEqual([{ width: 16, height: 16 }])
  })
})
