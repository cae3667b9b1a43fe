import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Runs a command to its end and collects what it said: `{ code, stdout, stderr }`; a failure is a code, not an exception.
 * `show: true` also passes everything on to standard error as it comes. `timeout` is in milliseconds.
 */
export function run(command, args, { cwd, env, show = false, timeout, shell = false } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
      killSignal: 'SIGKILL',
      shell,
      windowsHide: true,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += text
      if (show) process.stderr.write(text)
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      stderr += text
      if (show) process.stderr.write(text)
    })
    child.on('error', error => resolve({ code: 127, stdout, stderr: `${stderr}${error.message}\n` }))
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, stdout, stderr }))
  })
}

/** The npm that started us where there is one (npm.cmd cannot be spawned without a shell), else the one on the PATH. */
export function npm(args, options) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], options)
    : run('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** Where a program lies on the PATH, or null. */
export function which(program) {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const candidate = join(directory, program)
    try {
      accessSync(candidate, constants.X_OK)
      return candidate
    } catch {
      // Not in this directory: look in the next.
    }
  }
  return null
}

/** The last lines of a long output: what a person needs to see of a failed build. */
export const tail = (text, lines = 25) => text.trimEnd().split('\n').slice(-lines).join('\n')
