import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../src/app/theme/tokens.css'), 'utf8')

/** The light and the dark value of a token written as a plain colour or as light-dark(). */
function token(name: string): { light: string; dark: string } {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim() ?? ''
  const both = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value)
  if (both?.[1] && both[2]) return { light: both[1], dark: both[2] }
  if (/^#[0-9a-f]{6}$/.test(value)) return { light: value, dark: value }
  throw new Error(`--${name} is no plain colour: ${value}`)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2 contrast, 1 to 21. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const grounds = ['paper', 'surface', 'sunk', 'hover', 'raised']
const texts = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'cinnabar', 'green', 'amber'].flatMap(ink =>
    grounds.map(ground => [ink, ground]),
  ),
  ['ink-2', 'fill'],
  ['ink', 'accent-ground'],
  ['ink-2', 'accent-ground'],
  ['ink', 'heat-met'],
  ['on-solid', 'accent-solid'],
  ['on-solid', 'accent-solid-hover'],
  ['on-solid-2', 'accent-solid'],
  ['on-solid', 'cinnabar-solid'],
  ['heat-ink-8', 'heat-8'],
  ...['accent', 'green', 'amber', 'cinnabar'].flatMap(tone => [
    [tone, `${tone}-ground`],
    ['ink', `${tone}-ground`],
  ]),
  ['cinnabar', 'accent-ground'],
  ...[1, 2, 3, 4, 5, 6, 7].map(step => ['heat-ink', `heat-${String(step)}`]),
]

describe('the colours of the interface', () => {
  it.each(texts)('%s can be read on %s in light and dark (4.5 : 1)', (ink = '', ground = '') => {
    expect(contrast(token(ink).light, token(ground).light)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token(ink).dark, token(ground).dark)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['surface', 'raised'])('the edge of a field can be seen on %s (3 : 1)', ground => {
    expect(contrast(token('line-field').light, token(ground).light)).toBeGreaterThanOrEqual(3)
    expect(contrast(token('line-field').dark, token(ground).dark)).toBeGreaterThanOrEqual(3)
  })
})
