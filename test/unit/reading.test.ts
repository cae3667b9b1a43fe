import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkout } from '../support/checkout'

/** What one may have to open, by use case (docs/reading.md). */
const most: Record<string, number> = {
  'Recording attendance': 15,
  'Issuing certificates': 15,
  Undo: 15,
  'Importing people': 30,
}
const mostLines = 300

const page = readFileSync(join(checkout, 'docs/reading.md'), 'utf8')
const cases = page
  .split(/^## /m)
  .slice(1)
  .map(text => ({
    name: text.split('\n')[0] ?? '',
    files: [...text.matchAll(/^- `([^`]+)`/gm)].map(([, file = '']) => file),
  }))

it('every use case has its list', () => {
  expect(cases.map(one => one.name)).toEqual(Object.keys(most))
})

describe.each(cases)('$name', ({ name, files }) => {
  it(`is read in at most ${most[name]} files`, () => {
    expect(files.length).toBeGreaterThan(0)
    expect(files.length).toBeLessThanOrEqual(most[name] ?? 0)
    expect(new Set(files).size).toBe(files.length)
  })

  it.each(files)(`%s is there, and no longer than ${mostLines} lines`, file => {
    const path = join(checkout, file)
    expect(existsSync(path)).toBe(true)
    expect(readFileSync(path, 'utf8').split('\n').length - 1).toBeLessThanOrEqual(mostLines)
  })
})
