import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withCheckout } from './cache.mjs'
import { run } from './command.mjs'
import { fallbackElectron, fallbackServes } from './electron-fallback.mjs'
import { officialElectron } from './electron-official.mjs'
import { say } from './progress.mjs'
import { notes, pinnedVersion, readJson } from './project.mjs'
import { Refusal } from './refusal.mjs'

const note = join(notes, 'runtime.json')

/**
 * Where the runtime comes from, in order of trial.
 * ELECTRON_OVERRIDE_DIST_PATH is Electron's own switch; ZHIXING_ELECTRON=official|fallback settles the choice.
 */
export function sources({ env, fallback }) {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return ['given']
  if (env.ZHIXING_ELECTRON === 'official') return ['official']
  if (env.ZHIXING_ELECTRON === 'fallback') return ['fallback']
  return fallback ? ['official', 'fallback'] : ['official']
}

const executableName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }

function givenElectron(directory) {
  const path = join(directory, executableName[process.platform] ?? 'electron')
  if (!existsSync(path)) throw new Refusal(`ELECTRON_OVERRIDE_DIST_PATH holds no Electron: ${path}`)
  return { path, version: null, official: true }
}

async function choose() {
  const order = sources({ env: process.env, fallback: fallbackServes() })
  for (const source of order) {
    if (source === 'given') return givenElectron(process.env.ELECTRON_OVERRIDE_DIST_PATH)
    if (source === 'official') {
      const found = await officialElectron({ patient: order.length === 1 })
      if (found !== null) return found
    }
    if (source === 'fallback') return fallbackElectron()
  }
  throw new Refusal(
    `Electron ${pinnedVersion('electron')} could not be fetched from its own host.`,
    'node node_modules/electron/install.js',
  )
}

/** The files of the runtime: `{ path, version, official }`. Starting it may still need system libraries. */
export function findElectron() {
  return withCheckout(choose)
}

/** The versions a binary was made of, asked from itself (`process.versions`). */
export async function versionsOf(path, env) {
  const { code, stdout, stderr } = await run(path, ['-p', 'JSON.stringify(process.versions)'], {
    env: { ELECTRON_RUN_AS_NODE: '1', ...env },
    timeout: 60_000,
  })
  if (code !== 0) throw new Refusal(`${path} does not start: ${stderr.trim().split('\n').at(-1)}`)
  return JSON.parse(stdout)
}

/** Writes node_modules/.zhixing/runtime.json, from which the build takes its targets and the tests their Electron. */
export async function recordRuntime({ path, official }) {
  const known = existsSync(note) ? readJson(note) : null
  if (known?.electronPath === path && known.official === official && existsSync(path)) return known
  const versions = await versionsOf(path)
  const runtime = {
    electronPath: path,
    electronVersion: versions.electron,
    official,
    node: versions.node,
    chrome: versions.chrome,
    napi: Number(versions.napi),
  }
  await mkdir(notes, { recursive: true })
  await writeFile(`${note}.${process.pid}`, `${JSON.stringify(runtime, null, 2)}\n`)
  await rename(`${note}.${process.pid}`, note)
  if (!official) {
    say(
      `Electron ${pinnedVersion('electron')} cannot be fetched here; Electron ${versions.electron} stands in for it.`,
    )
  }
  return runtime
}

/** The runtime as last recorded: `{ path, version, official }`, or null before the first set-up. */
export function electronRuntime() {
  if (!existsSync(note)) return null
  const { electronPath, electronVersion, official } = readJson(note)
  return { path: electronPath, version: electronVersion, official }
}
