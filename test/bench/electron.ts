import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { electronPath } from '../support/electron'

/** Opens an application in the Electron that set-up found. */
export function startElectron(
  args: readonly string[],
  env: Record<string, string> = {},
  stdio: SpawnOptions['stdio'] = ['ignore', 'pipe', 'ignore'],
): ChildProcess {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env
  return spawn(electronPath(), [...sandbox, '--log-level=3', ...args], {
    env: { ...inherited, ...env },
    stdio,
    serialization: 'advanced',
  })
}

/** Runs a module in Electron's own Node: the runtime the service has. It talks over its message channel. */
export function startRuntime(module: string, args: readonly string[]): ChildProcess {
  return spawn(electronPath(), [module, ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
}

/** Until it is gone, lock and all; the next start waits for that. */
export function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => child.once('exit', () => resolve()))
}
