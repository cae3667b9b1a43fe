// Everything a fresh machine needs before Zhixing can run; also by itself: node scripts/setup.mjs
import { pathToFileURL } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { hasDisplay, virtualDisplay } from './setup/display.mjs'
import { findElectron, recordRuntime } from './setup/electron-runtime.mjs'
import { mustCompile, prepareAddon } from './setup/native-addon.mjs'
import { say } from './setup/progress.mjs'
import { orRefuse, Refusal } from './setup/refusal.mjs'
import { checkSandbox } from './setup/sandbox.mjs'
import { offerLibraries, prepareLibraries } from './setup/system-libraries.mjs'

const OLDEST = [20, 19]

function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new Refusal(`Zhixing needs Node ${OLDEST.join('.')} or later; this is ${version}.`)
  }
}

/**
 * Makes ready what is asked for, each part building on the ones before it:
 * `deps` npm packages · `electron` the runtime and its system libraries · `native` the database addon ·
 * `fonts` Chinese type · `shim` a C compiler for the fault tests · `office` LibreOffice, where it can be had ·
 * `display` a screen, virtual where there is none.
 * Gives `{ runtime, env, stop }`: env for child processes, stop() takes the display down.
 */
export async function prepare({ need }) {
  checkNode()
  const wants = part => need.includes(part)
  if (wants('deps')) await installDependencies()
  let runtime = null
  if (wants('electron')) {
    const electron = await findElectron()
    const virtual = wants('display') && !hasDisplay()
    const purposes = ['electron', ...['fonts', 'shim'].filter(wants), ...(virtual ? ['display'] : [])]
    await prepareLibraries(purposes, { electronPath: electron.path })
    runtime = await recordRuntime(electron)
  }
  if (wants('office')) await offerLibraries(['office'])
  if (wants('native')) {
    if (await mustCompile(runtime)) await prepareLibraries(['addon'], {})
    await prepareAddon(runtime)
  }
  if (wants('display')) await checkSandbox(runtime)
  const display = wants('display') && !hasDisplay() ? await virtualDisplay() : null
  const env = { ...(runtime && { ELECTRON_EXEC_PATH: runtime.electronPath }), ...display?.env }
  return { runtime, env, virtual: display !== null, stop: () => display?.stop() }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await orRefuse(async () => {
    const { runtime } = await prepare({ need: ['deps', 'electron', 'native', 'fonts'] })
    say(
      `Ready: Electron ${runtime.electronVersion}${runtime.official ? '' : ' (stand-in)'} at ${runtime.electronPath}`,
    )
  })
}
