import { describe, expect, it } from 'vitest'
import { mistyped } from '../../../src/domain/book/fingerprint'

const kept = 'ab01'.repeat(16)

describe('a fingerprint as it was typed', () => {
  it.each([
    ['as it was copied', kept],
    ['in capitals', kept.toUpperCase()],
    ['in groups, over two lines', `${kept.slice(0, 32)} \n ${kept.slice(32, 48)} ${kept.slice(48)}`],
  ])('can be one %s', (_how, typed) => expect(mistyped(typed)).toBeNull())

  it.each([
    ['one sign short', kept.slice(1), { length: 63 }],
    ['with a sign too many', `${kept}f`, { length: 65 }],
    ['with an o for a nought', kept.replace('0', 'o'), { sign: 'o' }],
    ['with the words before it', `指纹：${kept}`, { sign: '指' }],
  ])('is mistyped %s', (_how, typed, wrong) => expect(mistyped(typed)).toEqual(wrong))
})
