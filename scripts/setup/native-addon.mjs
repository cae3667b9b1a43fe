import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cached, withCheckout } from './cache.mjs'
import { run, tail } from './command.mjs'
import { fingerprint } from './integrity.mjs'
import { during } from './progress.mjs'
import { inRoot, notes, readJson } from './project.mjs'
import { Refusal } from './refusal.mjs'

/** The Node-API its shipped binaries need; on an older one they end in a segmentation fault. */
const PREBUILT_NAPI = 10

/**
 * Node-API 10 marks as stable what older headers call experimental: the same source, the same functions.
 * A binary made so loads in every later Node and Electron too.
 */
const CXXFLAGS = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'

const home = inRoot('node_modules', 'better-sqlite3')
const place = join(home, 'build', 'Release', 'better_sqlite3.node')
const note = join(notes, 'addon.json')

/**
 * `'prebuilt'` only when every runtime that will load it is new enough. Off Linux the tests of the service run inside
 * Electron alone, so its Node-API decides.
 */
export function addonSource({ platform, node, electron }) {
  const runtimes = platform === 'linux' ? [node, electron] : [electron]
  return runtimes.every(napi => napi >= PREBUILT_NAPI) ? 'prebuilt' : 'source'
}

/** Node-API is the same in Node and Electron, so Node's own headers serve both; null: node-gyp fetches them. */
export function headersDirectory(execPath = process.execPath) {
  const prefix = process.platform === 'win32' ? dirname(execPath) : dirname(dirname(execPath))
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? prefix : null
}

async function compile(target) {
  const work = join(target, 'work', 'node_modules', 'better-sqlite3')
  await cp(home, work, {
    recursive: true,
    filter: from => !/better-sqlite3[\\/](build|prebuilds|node_modules)$/.test(from),
  })
  const require = createRequire(join(home, 'package.json'))
  const napi = dirname(require.resolve('node-addon-api/package.json'))
  await cp(napi, join(target, 'work', 'node_modules', 'node-addon-api'), { recursive: true })
  const gyp = createRequire(inRoot('package.json')).resolve('node-gyp/bin/node-gyp.js')
  const headers = headersDirectory()
  const { code, stdout, stderr } = await during('Compiling the database addon (about 2 minutes, once)', () =>
    run(
      process.execPath,
      [gyp, 'rebuild', '--release', '--force_build=1', ...(headers === null ? [] : [`--nodedir=${headers}`])],
      { cwd: work, env: { CXXFLAGS: `${process.env.CXXFLAGS ?? ''} ${CXXFLAGS}`.trim() } },
    ),
  )
  if (code !== 0) {
    throw new Refusal(
      `The database addon could not be compiled.\n${tail(stdout + stderr)}`,
      'apt-get install -y python3 make g++   # then again: node scripts/setup.mjs',
    )
  }
  await copyFile(join(work, 'build', 'Release', 'better_sqlite3.node'), join(target, 'better_sqlite3.node'))
  await rm(join(target, 'work'), { recursive: true })
}

/** Where the compiled addon lies in the cache, named by version, kind of machine and recipe. */
export async function addonName() {
  const { version } = readJson(join(home, 'package.json'))
  const { integrity } = readJson(inRoot('package-lock.json')).packages['node_modules/better-sqlite3']
  const libc = process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'libc'
  const machine = `${process.platform}-${process.arch}-${libc}`
  return `better-sqlite3-${version}-napi-${machine}-${fingerprint(integrity, CXXFLAGS)}`
}

const TRIAL = `
  const Database = require(process.argv[1]);
  const db = new Database(":memory:");
  if (db.prepare("select 40 + 2 as n").get().n !== 42) process.exit(3);`

/** Opens a database in a runtime of its own, since a wrong binary ends its process. */
async function loadsIn(path) {
  const { code } = await run(path, ['-e', TRIAL, home], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
    timeout: 60_000,
  })
  return code === 0
}

async function put(binary) {
  await mkdir(dirname(place), { recursive: true })
  await copyFile(binary, `${place}.${process.pid}`)
  // Renamed, never written over: another process may have the old one mapped.
  await rename(`${place}.${process.pid}`, place)
}

/** Whether set-up will have to compile, and so needs a compiler. */
export async function mustCompile(runtime) {
  const source = addonSource({
    platform: process.platform,
    node: Number(process.versions.napi),
    electron: runtime.napi,
  })
  if (source === 'prebuilt') return false
  const { inCache } = await import('./cache.mjs')
  return !existsSync(inCache(await addonName()))
}

/** Puts an addon that opens a database both in this Node and in the given runtime where better-sqlite3 looks for it. */
export async function prepareAddon(runtime) {
  const source = addonSource({
    platform: process.platform,
    node: Number(process.versions.napi),
    electron: runtime.napi,
  })
  const name = source === 'prebuilt' ? 'prebuilt' : await addonName()
  const wanted = JSON.stringify({ name, node: process.version, electron: runtime.electronPath })
  const done = () =>
    readFile(note, 'utf8').then(
      text => text === wanted,
      () => false,
    )
  if ((await done()) && (source === 'prebuilt' || existsSync(place))) return
  await withCheckout(async () => {
    if (source === 'prebuilt') await rm(join(home, 'build'), { recursive: true, force: true })
    else await put(join(await cached(name, compile), 'better_sqlite3.node'))
    const runtimes =
      process.platform === 'linux' ? [process.execPath, runtime.electronPath] : [runtime.electronPath]
    for (const path of runtimes) {
      if (!(await loadsIn(path))) {
        throw new Refusal(
          `The database addon does not load in ${path}.`,
          'npm rebuild better-sqlite3 --force_build=1',
        )
      }
    }
    await mkdir(notes, { recursive: true })
    await writeFile(note, wanted)
  })
}
