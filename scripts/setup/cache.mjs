import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fingerprint } from './integrity.mjs'
import { withLock } from './lock.mjs'
import { root } from './project.mjs'

/** Kept outside the checkout, so that a clean clone finds the runtime and the addon ready. */
export function cacheDirectory(env = process.env, platform = process.platform, home = homedir()) {
  if (env.ZHIXING_CACHE) return env.ZHIXING_CACHE
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'zhixing')
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'zhixing', 'cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'zhixing')
  return join(home, '.cache', 'zhixing')
}

export const inCache = (...parts) => join(cacheDirectory(), ...parts)

/**
 * A directory of the cache, made at most once: `make` fills a temporary directory, which then takes its name in one
 * rename. What bears the name is therefore whole, even after a power cut.
 */
export async function cached(name, make) {
  const directory = inCache(name)
  if (existsSync(directory)) return directory
  return withLock(inCache('locks', name), async () => {
    if (existsSync(directory)) return directory
    const unfinished = `${directory}.unfinished`
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true })
    await make(unfinished)
    await rename(unfinished, directory)
    return directory
  })
}

/** One set-up of this checkout at a time. */
export const withCheckout = work => withLock(inCache('locks', `checkout-${fingerprint(root)}`), work)
