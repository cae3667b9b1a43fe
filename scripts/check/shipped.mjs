import { readFileSync } from 'node:fs'
import { inRoot } from '../setup/project.mjs'
import { importsIn } from './import-rule.mjs'
import { sourcesUnder } from './imports.mjs'

/** `@scope/name` or `name` of what an import names; null for files, Node and Electron. */
function packageOf(name) {
  if (name.startsWith('.') || name.startsWith('node:') || name === 'electron' || name.startsWith('electron/'))
    return null
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Where Node finds a package from another's folder: a path in the lock, or null. */
function resolved(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (path in packages) return path
    if (at === '') return null
  }
}

/**
 * The packages that go into what a person is given: those the application's sources import and all that these need, as
 * paths in the lock, sorted. Everything but the database addon is bundled, so package.json’s dependencies do not tell.
 */
export function shippedPackages(packages, imported) {
  const found = new Set()
  const follow = path => {
    if (path === null || found.has(path)) return
    found.add(path)
    const { dependencies = {}, peerDependencies = {} } = packages[path]
    for (const name of Object.keys({ ...peerDependencies, ...dependencies }))
      follow(resolved(packages, path, name))
  }
  for (const name of imported) follow(resolved(packages, '', name))
  // Types and build tools hang on some as peers; they leave nothing in the bundle.
  return [...found].filter(path => !/node_modules\/(@types\/|typescript$|electron$)/.test(path)).sort()
}

/** Names of the packages the application’s own sources import. */
export function importedPackages(root = inRoot()) {
  const names = sourcesUnder(root)
    .filter(file => /^(?:src|electron)\//.test(file))
    .flatMap(file => importsIn(readFileSync(`${root}/${file}`, 'utf8')))
  return [...new Set(names.map(packageOf).filter(name => name !== null))].sort()
}
