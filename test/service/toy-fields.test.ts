import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkout } from '../support/checkout'
import { houseCopy } from './support/house-copy'

/** A text more in a person, a course and a session, a number and a choice: docs/adding-a-field.md. */
const toy = join(checkout, 'test/fixtures/toy-fields')
/** By record and file: the line it stands before, and what is written there; a choice has words for its codes besides. */
const records = JSON.parse(readFileSync(join(toy, 'lines.json'), 'utf8')) as Record<
  string,
  Record<string, string[]>
>

it('is a line in at most four files, and all of it works', { timeout: 240_000 }, () => {
  const house = houseCopy()
  try {
    for (const [record, files] of Object.entries(records)) {
      for (const [file, lines] of Object.entries(files)) {
        const text = readFileSync(join(house.folder, file), 'utf8').split('\n')
        for (let nth = 0; nth < lines.length; nth += 2) {
          const [before = '', line = ''] = lines.slice(nth)
          const at = text.findIndex(one => one.startsWith(before))
          expect(at, `${file} has ${before}`).toBeGreaterThan(0)
          text.splice(at, 0, line)
        }
        writeFileSync(join(house.folder, file), text.join('\n'))
      }
      const touched = house.numstat()
      expect(touched).toEqual(
        Object.entries(files)
          .map(([file, lines]) => [String(lines.length / 2), '0', file])
          .sort(([, , one = ''], [, , other = '']) => (one < other ? -1 : 1)),
      )
      expect(touched.length).toBeLessThanOrEqual(4)
      house.git('commit', '-qm', record)
    }
    // The migration is counted apart, as are tests.
    cpSync(join(toy, 'tree'), house.folder, { recursive: true })
    const manifest = join(house.folder, 'electron/service/people/people.ts')
    const text = readFileSync(manifest, 'utf8')
    writeFileSync(
      manifest,
      `import { toyFields0017 } from '../db/sqlite/migrations/0017-toy-fields'\n${text.replace('migrations: {', 'migrations: { 17: toyFields0017,')}`,
    )
    expect(house.test('service', 'test/service/added-fields')).toMatch(/Tests\s+2 passed/)
  } finally {
    house.remove()
  }
})
