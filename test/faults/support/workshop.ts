import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../../..')

const workshops = join(root, 'node_modules', '.zhixing', 'faults')

/** Where this process puts the driver and the shim; beside node_modules, so that the addon is found from there. */
export function workshop(): string {
  const own = join(workshops, String(process.pid))
  mkdirSync(own, { recursive: true })
  for (const name of readdirSync(workshops))
    if (!isRunning(Number(name))) rmSync(join(workshops, name), { recursive: true, force: true })
  return own
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
