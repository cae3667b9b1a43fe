// npm run package: a directory a person can be given, with the fuses set; the Electron in it is the one set-up found.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { ended } from './setup/application.mjs'
import { build } from './setup/build.mjs'
import { say } from './setup/progress.mjs'
import { inRoot } from './setup/project.mjs'
import { orRefuse, Refusal } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'

const PLATFORM = { linux: '--linux', darwin: '--mac', win32: '--win' }

await orRefuse(async () => {
  const { runtime } = await prepare({ need: ['deps', 'electron', 'native'] })
  await build()
  if (!runtime.official) {
    say(`This package carries the stand-in Electron ${runtime.electronVersion}: to try out, not to hand on.`)
  }
  const dist =
    process.platform === 'darwin'
      ? dirname(runtime.electronPath.split('/Electron.app/')[0])
      : dirname(runtime.electronPath)
  const args = [
    inRoot('node_modules', 'electron-builder', 'cli.js'),
    PLATFORM[process.platform],
    'dir',
    '--publish=never',
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${runtime.electronVersion}`,
  ]
  const code = await ended(spawn(process.execPath, args, { cwd: inRoot(), stdio: ['ignore', 2, 2] }))
  if (code !== 0) throw new Refusal('The package could not be made (see above).')
  console.log(inRoot('dist', process.platform === 'linux' ? 'linux-unpacked' : ''))
})
