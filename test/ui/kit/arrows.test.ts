import { describe, expect, it } from 'vitest'
import { cellStep, rowStep } from '../../../src/ui/arrows'

describe('where a key leads', () => {
  const sheet = { rows: 30, columns: 5 }
  it.each([
    ['ArrowDown', false, { row: 13, column: 2 }],
    ['ArrowUp', false, { row: 11, column: 2 }],
    ['ArrowRight', false, { row: 12, column: 3 }],
    ['ArrowLeft', true, { row: 12, column: 0 }],
    ['ArrowDown', true, { row: 29, column: 2 }],
    ['Home', false, { row: 12, column: 0 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', false, { row: 12, column: 4 }],
    ['End', true, { row: 29, column: 4 }],
    ['PageDown', false, { row: 22, column: 2 }],
    ['PageUp', false, { row: 2, column: 2 }],
    ['Enter', false, null],
    ['a', false, null],
  ] as const)('in a grid: %s, to the edge %s', (key, whole, to) => {
    expect(cellStep(sheet, { row: 12, column: 2 }, key, whole)).toEqual(to)
  })

  it('never past an edge', () => {
    expect(cellStep(sheet, { row: 29, column: 4 }, 'ArrowDown', false)).toEqual({ row: 29, column: 4 })
    expect(cellStep(sheet, { row: 0, column: 0 }, 'PageUp', false)).toEqual({ row: 0, column: 0 })
  })

  it.each([
    ['ArrowDown', 4],
    ['ArrowUp', 2],
    ['Home', 0],
    ['End', 7],
    ['PageDown', 7],
    ['ArrowRight', null],
    ['ArrowLeft', null],
    [' ', null],
  ])('in a list of eight from the fourth: %s', (key, to) => {
    expect(rowStep(8, 3, key)).toBe(to)
  })
})
