import { expect, it } from 'vitest'
import { columnWidths, leastWidth } from '../../../src/ui/grid/column-widths'

const shares = (widths: readonly (number | string | undefined)[], table: number) => {
  const set = widths.map(width => (typeof width === 'string' ? (parseFloat(width) / 100) * table : width))
  const left = table - set.reduce<number>((sum, width) => sum + (width ?? 0), 36)
  return set.map(width => Math.round(width ?? left))
}

it('gives every column its least in the narrowest table, and what is left to those without a width', () => {
  const columns = [{ width: 48 }, { least: 220 }, { least: 110 }, { width: 100 }, {}]
  const narrowest = leastWidth(columns, 36)
  expect(narrowest).toBe(36 + 48 + 220 + 110 + 100 + 96)
  const widths = columnWidths(columns, 36)
  expect(shares(widths, narrowest)).toEqual([48, 220, 110, 100, 96])
  const [number = 0, title = 0, cause = 0, owner = 0, rest = 0] = shares(widths, 2 * narrowest)
  expect([number, owner]).toEqual([48, 100])
  expect([cause, rest]).toEqual([220, 192])
  expect(title).toBeGreaterThan(440)
})

it('leaves pixels alone where no column may grow', () => {
  expect(columnWidths([{ width: 48 }, { width: 100 }], 0)).toEqual([48, 100])
})
