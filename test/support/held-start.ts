import { dirname } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { checkout } from './checkout'
import { foundElectron } from './electron'

/** Starts the built application under Playwright: `args` as a person gives them. */
export const startHeld = (args: string[], env: Record<string, string>): Promise<ElectronApplication> =>
  launchHeld([checkout, ...args], env)

/**
 * Starts any application under Playwright, its path first. Playwright is told no path, for then it
 * holds the application back from `ready` until it is connected. With a path it connects while the window loads its
 * page, and where that page is committed between two of its questions it waits for ever for a navigation that is over:
 * on a loaded machine one start in forty.
 */
export async function launchHeld(args: string[], env: Record<string, string>): Promise<ElectronApplication> {
  const { electronPath, official } = foundElectron()
  const before = process.env.ELECTRON_OVERRIDE_DIST_PATH
  // The official one lies where Playwright looks for it.
  if (!official) process.env.ELECTRON_OVERRIDE_DIST_PATH = dirname(electronPath)
  try {
    return await _electron.launch({
      args,
      // Only root on Linux goes without Chromium’s sandbox, which refuses to start there.
      chromiumSandbox: !(process.platform === 'linux' && process.getuid?.() === 0),
      cwd: checkout,
      env,
      timeout: 60_000,
    })
  } finally {
    // A set-up that a test runs would take it for an Electron of the person's own, and write that down.
    if (before === undefined) delete process.env.ELECTRON_OVERRIDE_DIST_PATH
    else process.env.ELECTRON_OVERRIDE_DIST_PATH = before
  }
}
