import { expect, it } from 'vitest'
import { listed } from '../../../src/domain/text/listed'

it.each([
  [['Bookings', 'Refunds'], undefined, 'Bookings, Refunds'],
  [['机票', '酒店'], undefined, '机票、酒店'],
  [['机票', 'VIP'], undefined, '机票、VIP'],
  [['A', 'B', 'C'], 2, 'A, B…'],
  [[], undefined, ''],
] as const)('%j, at most %s', (names, most, text) => {
  expect(listed(names, most)).toBe(text)
})
