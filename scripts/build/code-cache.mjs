// V8's code cache of the built service: see electron/service/cached-script.ts.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sandboxArguments } from '../setup/application.mjs'
import { run, tail } from '../setup/command.mjs'
import { inRoot } from '../setup/project.mjs'

/** No window is opened: on Linux it needs no screen. */
const withoutScreen = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : []

/** It takes two seconds; a machine that is busy with other things takes longer. */
const patienceMs = 120_000

/** Runs the service that was built into out/service once in `electron`, and leaves a cache beside each script it ran. */
export async function writeCodeCache(electron) {
  const built = inRoot('out', 'service')
  for (const name of readdirSync(built)) if (name.endsWith('.cache')) rmSync(join(built, name))
  const application = inRoot('scripts', 'build', 'code-cache')
  const { code, stdout, stderr } = await run(
    electron,
    [...sandboxArguments(), ...withoutScreen, '--log-level=3', application, built],
    { cwd: inRoot(), env: { ELECTRON_RUN_AS_NODE: undefined }, timeout: patienceMs },
  )
  if (code === 0) return
  // Nothing is wrong with what was built: it only starts more slowly.
  process.stderr.write(`V8's code cache could not be made here.\n${tail(stdout + stderr, 10)}\n`)
}
