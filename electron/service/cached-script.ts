import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'

type Load = (name: string) => unknown

/**
 * Runs the built scripts of one folder with the code that V8 made of them when they were built (`NAME.js.cache`, see
 * scripts/build/code-cache.mjs): reading two megabytes anew takes longer than all else the service does at its
 * start. The cache is packed and checked together with the scripts, never written by the application. V8 itself
 * refuses one of another version or other flags; then the script is compiled as usual.
 */
export function scriptsOf(folder: string, keep?: (file: string, script: Script) => void): Load {
  const known = new Map<string, { exports: unknown }>()
  const load = (file: string): unknown => {
    const before = known.get(file)
    if (before) return before.exports
    const module = { exports: {} }
    known.set(file, module)
    const script = compile(file)
    keep?.(file, script)
    const own = createRequire(file)
    const require = (name: string) => (name.startsWith('.') ? load(join(dirname(file), name)) : own(name))
    script.runInThisContext()(module.exports, require, module, file, dirname(file))
    return module.exports
  }
  return name => load(join(folder, name))
}

function compile(file: string): Script {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  return new Script(source, { filename: file, cachedData: cacheOf(file) })
}

function cacheOf(file: string): Buffer | undefined {
  try {
    return readFileSync(`${file}.cache`)
  } catch {
    return undefined
  }
}
