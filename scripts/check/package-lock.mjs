// A gate; node scripts/check/package-lock.mjs --write mends what it complains of.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inRoot } from '../setup/project.mjs'

/** Where Node looks for a package from another package's folder, nearest first. */
function* candidates(from, name) {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    yield `${at}/node_modules/${name}`
  }
  yield `node_modules/${name}`
}

/**
 * Optional packages that the lock names and does not describe: `{ path, version, parent }`. npm 11.16 and later leave
 * out those of other systems when the registry at hand lacks them, and `npm ci` then refuses the lock it wrote itself.
 */
export function undescribed(packages) {
  const found = new Map()
  for (const [from, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if ([...candidates(from, name)].some(path => path in packages)) continue
      found.set(`node_modules/${name}`, { path: `node_modules/${name}`, version, parent: packages[from] })
    }
  }
  return [...found.values()]
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** An entry made from a package's name: `…/cli-linux-x64-musl` is for Linux, x64, musl. */
export function entryFor({ path, version, parent }) {
  const words = path.split('/').at(-1).split('-')
  const pick = known => known.filter(word => words.includes(word))
  const [os, cpu] = [pick(SYSTEMS), pick(PROCESSORS)]
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(parent.dev && { dev: true }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  }
}

const file = inRoot('package-lock.json')
const read = () => JSON.parse(readFileSync(file, 'utf8'))

export function checkPackageLock() {
  const missing = undescribed(read().packages)
  if (missing.length === 0) return []
  const names = missing.map(({ path }) => path.replace('node_modules/', ''))
  return [`npm ci would refuse it: ${names.join(', ')}\nrun: node scripts/check/package-lock.mjs --write`]
}

function mend() {
  const lock = read()
  for (const one of undescribed(lock.packages)) lock.packages[one.path] = entryFor(one)
  const { '': root, ...rest } = lock.packages
  const sorted = Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = { '': root, ...Object.fromEntries(sorted) }
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && process.argv.includes('--write')) mend()
