import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RowSum, rowDigest } from '../../../electron/service/db/sqlite/record/row-sum'

const modulus = 2n ** 256n
const numberOf = (text: string) => BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
const hexOf = (value: bigint) => (((value % modulus) + modulus) % modulus).toString(16).padStart(64, '0')

it('is SHA-256 of the table and the row', () => {
  const digest = Buffer.from(rowDigest('person', '{"name":"王芳"}'), 'latin1').toString('hex')
  expect(digest).toBe(createHash('sha256').update('person\n{"name":"王芳"}').digest('hex'))
})

it('adds and takes away as whole numbers mod 2^256 do, in any order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.string()), { maxLength: 60 }),
      fc.bigInt({ min: 0n, max: modulus - 1n }),
      (steps, start) => {
        const sum = new RowSum(hexOf(start), 5)
        let expected = start
        let rows = 5
        for (const [adds, text] of steps) {
          if (adds) sum.add(rowDigest('t', text))
          else sum.subtract(rowDigest('t', text))
          expected += (adds ? 1n : -1n) * numberOf(`t\n${text}`)
          rows += adds ? 1 : -1
        }
        expect(sum.hex()).toBe(hexOf(expected))
        expect(sum.rows).toBe(rows)
      },
    ),
  )
})

it('joins two sums', () => {
  const [one, other, both] = [new RowSum(), new RowSum(), new RowSum()]
  for (const text of ['a', 'b', 'c']) {
    one.add(rowDigest('t', text))
    both.add(rowDigest('t', text))
  }
  for (const text of ['d', 'e']) {
    other.subtract(rowDigest('t', text))
    both.subtract(rowDigest('t', text))
  }
  one.addAll(other)
  expect([one.hex(), one.rows]).toEqual([both.hex(), both.rows])
})

it('stays exact over more rows than fit between two carries', () => {
  const high = '\xff'.repeat(32)
  const sum = new RowSum()
  const rows = 2 ** 21 + 3
  for (let row = 0; row < rows; row++) sum.add(high)
  expect(sum.hex()).toBe(hexOf(BigInt(rows) * (modulus - 1n)))
})
