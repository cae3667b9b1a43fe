import { expect, it } from 'vitest'
import { inTurn } from '../../bench/pairs'
import { readStat } from '../../bench/process-tree'

it('measures in turn, neither side always second, after a warm-up that does not count', async () => {
  const order: string[] = []
  const side = (name: string) => async (round: number) => {
    order.push(`${name}${round}`)
    return round
  }
  const measured = await inTurn({ product: side('A'), base: side('B') }, 3)
  expect(order).toEqual(['A0', 'B0', 'A1', 'B1', 'B2', 'A2', 'A3', 'B3'])
  expect(measured).toEqual({ products: [1, 2, 3], bases: [1, 2, 3] })
})

it('reads a process’s parent and ticks past a name with spaces and brackets', () => {
  const text = '4242 (Zhixing (book) 1) S 17 4242 4242 0 -1 4194304 100 0 0 0 250 40 0 0 20 0 9 0 1000 1 1'
  expect(readStat(text)).toEqual({ parent: 17, ticks: 290 })
})
