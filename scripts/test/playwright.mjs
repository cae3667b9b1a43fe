import { spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ended } from '../setup/application.mjs'
import { virtualDisplay } from '../setup/display.mjs'
import { inRoot, notes, readJson } from '../setup/project.mjs'
import { playwrightFailures, playwrightTally, settled } from './tally.mjs'

const bin = inRoot('node_modules', '@playwright', 'test', 'cli.js')

/**
 * Runs one of Playwright's projects against the built application and counts. With `sideBySide` two files run at a time,
 * each on a virtual screen of its own; on a person's own screen there is one keyboard, so one after another.
 */
export async function runPlaywright(project, ready, { env = {}, args = [], sideBySide = false } = {}) {
  const report = join(notes, 'reports', `${project}.json`)
  await mkdir(join(notes, 'reports'), { recursive: true })
  await rm(report, { force: true })
  const second = sideBySide && ready.virtual && availableParallelism() > 1 ? await virtualDisplay() : null
  const { DISPLAY, XAUTHORITY } = ready.env
  const screens = second ? [{ DISPLAY, XAUTHORITY }, second.env] : []
  const child = spawn(
    process.execPath,
    [
      ...[bin, 'test', '--project', project, '--reporter=list,json'],
      ...(second ? [`--workers=${screens.length}`] : []),
      ...args,
    ],
    {
      cwd: inRoot(),
      env: {
        ...process.env,
        ...ready.env,
        ...env,
        ZHIXING_SCREENS: JSON.stringify(screens),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
      stdio: 'inherit',
    },
  )
  try {
    const code = await ended(child)
    return settled(read(report), code)
  } finally {
    second?.stop()
  }
}

function read(report) {
  try {
    const found = readJson(report)
    return { ...playwrightTally(found), failures: playwrightFailures(found) }
  } catch {
    return null
  }
}
