import { existsSync } from 'node:fs'
import { withCheckout } from './cache.mjs'
import { npm } from './command.mjs'
import { during } from './progress.mjs'
import { inRoot, readJson } from './project.mjs'
import { Refusal } from './refusal.mjs'

/** Packages of the lock that node_modules lacks or holds in another version; optional ones may be absent. */
export function outdated(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => {
      if (path === '' || wanted.link === true) return false
      const found = installed.packages[path]
      if (found === undefined) return !(wanted.optional || wanted.devOptional || wanted.peer)
      return found.version !== wanted.version || (wanted.integrity && found.integrity !== wanted.integrity)
    })
    .map(([path]) => path)
}

/** npm writes node_modules/.package-lock.json last of all: it is the stamp of a finished install. */
export function dependenciesInstalled() {
  const stamp = inRoot('node_modules', '.package-lock.json')
  return existsSync(stamp) && outdated(readJson(inRoot('package-lock.json')), readJson(stamp)).length === 0
}

/** Without install scripts: no package here needs one, and better-sqlite3's would ask for a compiler in vain. */
export async function installDependencies() {
  if (dependenciesInstalled()) return
  await withCheckout(async () => {
    if (dependenciesInstalled()) return
    const { code } = await during('Installing the packages of package-lock.json', () =>
      npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: inRoot(),
        show: true,
      }),
    )
    if (code !== 0) throw new Refusal('The packages could not be installed (see above).', 'npm ci')
  })
}
