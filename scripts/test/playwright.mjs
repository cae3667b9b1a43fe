import { spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ended } from '../setup/application.mjs'
import { inRoot, notes, readJson } from '../setup/project.mjs'
import { playwrightFailures, playwrightTally, settled } from './tally.mjs'

const bin = inRoot('node_modules', '@playwright', 'test', 'cli.js')

/** Runs one of Playwright's projects against the built application and counts. */
export async function runPlaywright(project, ready, { env = {}, args = [] } = {}) {
  const report = join(notes, 'reports', `${project}.json`)
  await mkdir(join(notes, 'reports'), { recursive: true })
  await rm(report, { force: true })
  const child = spawn(
    process.execPath,
    [bin, 'test', '--project', project, '--reporter=list,json', ...args],
    {
      cwd: inRoot(),
      env: { ...process.env, ...ready.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      stdio: 'inherit',
    },
  )
  const code = await ended(child)
  return settled(read(report), code)
}

function read(report) {
  try {
    const said = readJson(report)
    return { ...playwrightTally(said), failures: playwrightFailures(said) }
  } catch {
    return null
  }
}
