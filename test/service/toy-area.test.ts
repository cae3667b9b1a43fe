import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkout } from '../support/checkout'
import { houseCopy } from './support/house-copy'

/** An area with one table, one query, one command, one page, one kind of import, one form, one row of Today and one verb: docs/adding-an-area.md. */
const toy = join(checkout, 'test/fixtures/toy-area')
const lines = JSON.parse(readFileSync(join(toy, 'lines.json'), 'utf8')) as Record<string, string>

it('is its own folders and three lines elsewhere, and all of it compiles and works', {
  timeout: 300_000,
}, () => {
  const house = houseCopy()
  try {
    cpSync(join(toy, 'tree'), house.folder, { recursive: true })
    for (const [file, line] of Object.entries(lines)) {
      const text = readFileSync(join(house.folder, file), 'utf8')
      writeFileSync(join(house.folder, file), `${text}${line}\n`)
    }
    const own = /(^|\/)(loans(\.\w+)?|\d+-loans\.ts)(\/|$)/
    const elsewhere = house.numstat().filter(([, , file = '']) => !own.test(file))
    expect(elsewhere).toEqual(
      Object.keys(lines)
        .sort()
        .map(file => ['1', '0', file]),
    )
    // A form is data and what gathers its facts (docs/decisions/0030).
    const form = readFileSync(join(toy, 'tree/electron/service/loans/forms/loan-list.ts'), 'utf8')
    expect(form.split('\n').length).toBeLessThan(60)
    expect(house.compile('src', 'electron', 'test/*/loans')).toBe('')
    expect(house.test('service', 'test/service/loans')).toMatch(/Tests\s+6 passed/)
    expect(house.test('ui', 'test/ui/loans')).toMatch(/Tests\s+3 passed/)
  } finally {
    house.remove()
  }
})
