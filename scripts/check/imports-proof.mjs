import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../setup/project.mjs'
import { refusedImports, sourcesUnder } from './imports.mjs'

/**
 * A rule that has read nothing also reports nothing. So a small bad house (test/fixtures/import-rule) says in each
 * file's first line what must be refused there, and the rule has to find exactly that.
 */
export function proveImportRule() {
  const house = inRoot('test', 'fixtures', 'import-rule')
  const found = refusedImports(house)
  const files = sourcesUnder(house)
  if (files.length === 0) return ['the bad house has no files']
  return files.flatMap(file => {
    const expected = /^\/\/ refused: (.+)$/m.exec(readFileSync(join(house, file), 'utf8'))?.[1] ?? 'nothing'
    const reasons = found.filter(one => one.file === file).map(({ why }) => why)
    const actual = reasons.join(', ') || 'nothing'
    return actual === expected ? [] : [`${file}: expected ${expected}, got ${actual}`]
  })
}
