import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout this script belongs to. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Notes about this checkout's set-up; gone with node_modules, so never stale after a clean install. */
export const notes = join(root, 'node_modules', '.zhixing')

export const inRoot = (...parts) => join(root, ...parts)

export const readJson = file => JSON.parse(readFileSync(file, 'utf8'))

/** The version package.json pins for a dependency: exact, because the project saves exact versions. */
export function pinnedVersion(name) {
  const { dependencies = {}, devDependencies = {} } = readJson(inRoot('package.json'))
  return dependencies[name] ?? devDependencies[name]
}
