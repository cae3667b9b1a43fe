import { type Cell, cellText, tidy } from './table'

/**
 * A share in whole hundredths of a percent: '94.1%' and 0.941 are 9410. A bare number up to 1 is a fraction,
 * above it percent points (94.1). Null when blank or absent, 'impossible' otherwise.
 */
export function readPercent(cell: Cell | undefined): number | 'impossible' | null {
  const text = tidy(cellText(cell)).normalize('NFKC').replace(/[\s,]/g, '')
  if (/^$|^[-/\\—–]+$|^n\/?a$/i.test(text)) return null
  const parts = /^(-?\d+(?:\.\d+)?(?:e-\d+)?)(%)?$/i.exec(text)
  if (!parts) return 'impossible'
  const value = Number(parts[1])
  const points = parts[2] || Math.abs(value) > 1 ? value : value * 100
  return Math.round(Number((points * 100).toPrecision(12)))
}
