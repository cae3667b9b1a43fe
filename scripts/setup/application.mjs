import { spawn } from 'node:child_process'
import { inRoot } from './project.mjs'

/** Chromium's sandbox refuses to start for root on Linux; nobody else goes without it. */
export const sandboxArguments = () =>
  process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []

/** Without a screen there is no message bus and no GPU either: Chromium's complaints about that help nobody. */
const quiet = virtual => (virtual ? ['--log-level=3'] : [])

/** Opens the built application in the runtime that set-up found. */
export function openApplication({ runtime, env, virtual }, args, { stdio = 'inherit', announce = {} } = {}) {
  const whole = { ...process.env, ...env, ...announce }
  // Set where tests run in Electron's own Node; the application itself must never inherit it.
  delete whole.ELECTRON_RUN_AS_NODE
  return spawn(runtime.electronPath, [...sandboxArguments(), ...quiet(virtual), inRoot(), ...args], {
    env: whole,
    stdio,
  })
}

/** A child's end as this process's exit code: its own, or 128 + the signal's number as shells have it. */
export function ended(child) {
  const signals = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (signals[signal] ?? 0)))
  })
}

/** Passes Ctrl+C and termination on to a child and lets it end in its own time; a second one ends it hard. */
export function passSignals(child) {
  let asked = false
  const pass = signal => {
    // A terminal sends Ctrl+C to the whole group: the child has it already.
    if (asked) child.kill('SIGKILL')
    else if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    asked = true
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
}
