import { describe, expect, it } from 'vitest'
import { fittingColumns } from '../../../src/ui/grid/fitting-columns'

const columns = [
  { key: 'name', least: 140 },
  { key: 'category', width: 100, priority: 3 as const },
  { key: 'sat', width: 60, priority: 2 as const },
  { key: 'file', width: 80, priority: 3 as const },
  { key: 'passed', width: 60 },
]
const keysIn = (room: number, beside = 0) => fittingColumns(columns, room, beside).map(({ key }) => key)

describe('the columns of a table too narrow for all', () => {
  it('shows all where there is room', () => {
    expect(keysIn(440)).toEqual(['name', 'category', 'sat', 'file', 'passed'])
  })

  it.each([
    [439, ['name', 'category', 'sat', 'passed']],
    [359, ['name', 'sat', 'passed']],
    [259, ['name', 'passed']],
    [100, ['name', 'passed']],
  ])('in %i px lets the least important go, the last first, and keeps what has no priority', (room, left) => {
    expect(keysIn(room)).toEqual(left)
  })

  it('counts the columns of the table’s own', () => {
    expect(keysIn(440, 36)).toEqual(['name', 'category', 'sat', 'passed'])
  })
})
