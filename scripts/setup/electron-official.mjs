import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inCache } from './cache.mjs'
import { run } from './command.mjs'
import { during } from './progress.mjs'
import { inRoot, pinnedVersion, readJson } from './project.mjs'

/** How long Electron's own host may take to answer, and how long an unreachable one is left alone: milliseconds. */
const PROBE = 8_000
const REST = 24 * 60 * 60_000
const DOWNLOAD = 10 * 60_000

const home = () => inRoot('node_modules', 'electron')

/** The installed official Electron of package.json, or null. */
export function installedElectron() {
  const version = pinnedVersion('electron')
  try {
    if (
      readFileSync(join(home(), 'dist', 'version'), 'utf8')
        .replace(/^v/, '')
        .trim() !== version
    )
      return null
    const path = join(home(), 'dist', readFileSync(join(home(), 'path.txt'), 'utf8'))
    return existsSync(path) ? { path, version, official: true } : null
  } catch {
    return null
  }
}

/** Asks Electron's own downloader for its smallest file: whether the host answers, without naming it here. */
async function hostAnswers() {
  const get = createRequire(createRequire(inRoot('package.json')).resolve('electron/package.json')).resolve(
    '@electron/get',
  )
  const ask = `
    const { downloadArtifact } = await import(process.argv[1]);
    await downloadArtifact({ version: process.argv[2], artifactName: "SHASUMS256.txt", isGeneric: true, cacheMode: 3 });
    process.exit(0);`
  const { code } = await run(
    process.execPath,
    ['--input-type=module', '-e', ask, new URL(`file://${get}`).href, pinnedVersion('electron')],
    { timeout: PROBE },
  )
  return code === 0
}

const silence = () => inCache('electron-host-silent.json')

function restsStill() {
  const note = silence()
  return existsSync(note) && Date.now() - readJson(note).since < REST
}

/** Downloads the official Electron where its host answers; null where it does not. `patient` asks even a silent host. */
export async function officialElectron({ patient = false } = {}) {
  const installed = installedElectron()
  if (installed !== null) return installed
  if (!patient && restsStill()) return null
  if (patient || (await hostAnswers())) {
    const { code } = await during(`Fetching Electron ${pinnedVersion('electron')}`, () =>
      run(process.execPath, [join(home(), 'install.js')], {
        cwd: inRoot(),
        timeout: DOWNLOAD,
        show: patient,
      }),
    )
    if (code === 0) return installedElectron()
  }
  await mkdir(dirname(silence()), { recursive: true })
  await writeFile(silence(), JSON.stringify({ since: Date.now() }))
  return null
}
