import { spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ended } from '../setup/application.mjs'
import { inRoot, notes, readJson } from '../setup/project.mjs'
import { settled, vitestFailures, vitestTally } from './tally.mjs'

const bin = inRoot('node_modules', 'vitest', 'vitest.mjs')
const groupBy = pathToFileURL(inRoot('scripts', 'test', 'group-by.mjs')).href

/**
 * Runs one of vitest's projects and counts. `inElectron` runs it in Electron's own Node: the runtime the service has.
 * Files share all cores, for Vitest would leave one idle; `oneByOne` for those that count time or hinder each other.
 */
export async function runVitest(
  project,
  ready,
  { inElectron = false, oneByOne = false, env = {}, args = [] } = {},
) {
  const report = join(notes, 'reports', `${project}.json`)
  await mkdir(join(notes, 'reports'), { recursive: true })
  await rm(report, { force: true })
  const child = spawn(
    inElectron ? ready.runtime.electronPath : process.execPath,
    [
      ...(inElectron ? [] : ['--import', groupBy]),
      bin,
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      `--maxWorkers=${oneByOne ? 1 : '100%'}`,
      ...args,
    ],
    {
      cwd: inRoot(),
      env: { ...process.env, ...ready.env, ...env, ...(inElectron && { ELECTRON_RUN_AS_NODE: '1' }) },
      stdio: 'inherit',
    },
  )
  const code = await ended(child)
  return settled(read(report), code)
}

function read(report) {
  try {
    const found = readJson(report)
    return { ...vitestTally(found), failures: vitestFailures(found) }
  } catch {
    return null
  }
}
