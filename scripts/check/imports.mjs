import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from '../setup/project.mjs'
import { importsIn, REASONS, refusal } from './import-rule.mjs'

/** Every source below a root that has the house's shape, as paths with forward slashes. */
export function sourcesUnder(house) {
  return ['src', 'electron'].flatMap(floor => {
    const folder = join(house, floor)
    if (!existsSync(folder)) return []
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map(entry => relative(house, join(entry.parentPath, entry.name)).split(sep).join('/'))
  })
}

/** Imports that the rule refuses: `{ file, name, why }`. */
export function refusedImports(house) {
  return sourcesUnder(house).flatMap(file =>
    importsIn(readFileSync(join(house, file), 'utf8'))
      .map(name => ({ file, name, why: refusal(file, name) }))
      .filter(({ why }) => why !== null),
  )
}

export function checkImports() {
  return refusedImports(root).map(({ file, name, why }) => `${file} imports '${name}': ${REASONS[why]}`)
}
