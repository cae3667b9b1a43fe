/** What the command line of a release may carry. A list of what is allowed: Chromium adds switches with every version. */

/** Our own, with a window. `refused-switch` is how a release tells itself what to show. */
const own = ['data', 'lang', 'hidden', 'tour', 'cli', 'refused-switch']

/** What a desktop, an input method or a screen reader puts there; none opens a door or brings in code. */
const ofTheDesktop = [
  'disable-dev-shm-usage',
  'disable-gpu',
  'disable-gpu-compositing',
  'enable-wayland-ime',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'force-renderer-accessibility',
  'gtk-version',
  'high-dpi-support',
  'log-level',
  'ozone-platform',
  'ozone-platform-hint',
  'touch-events',
  'wayland-text-input-version',
]

/** Looked for by name as well, in case Chromium reads a command line otherwise than we do. */
export const knownDoors = [
  'disable-web-security',
  'gpu-launcher',
  'host-rules',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
  'no-zygote',
  'proxy-server',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'remote-debugging-socket-name',
  'renderer-cmd-prefix',
  'unsafely-treat-insecure-origin-as-secure',
  'user-data-dir',
  'utility-cmd-prefix',
] as const

export interface Surroundings {
  platform: NodeJS.Platform
  /** Chromium's sandbox refuses to start for root on Linux. */
  root: boolean
  /** Options of the command line's verbs, without dashes; empty where there is a window. */
  verbOptions: readonly string[]
}

/**
 * The first switch that a release does not take, without dashes and value, or null. `args` is the command line after
 * the program: `refusedSwitch(['--data', 'D', '--inspect=0'], …) // 'inspect'`.
 */
export function refusedSwitch(args: readonly string[], around: Surroundings): string | null {
  const allowed = new Set([...own, ...ofTheDesktop, ...around.verbOptions])
  if (around.platform === 'linux' && around.root) allowed.add('no-sandbox')
  for (const arg of args) {
    const name = switchName(arg, around.platform)
    if (name === null || allowed.has(name)) continue
    if (around.verbOptions.length > 0 && name === 'h') continue
    // The Finder of older systems numbers the process it starts.
    if (around.platform === 'darwin' && /^psn_\d/.test(name)) continue
    return name
  }
  return null
}

/** As Chromium reads it: one dash or two, on Windows a slash too, in any case and with blanks around it. */
function switchName(arg: string, platform: NodeJS.Platform): string | null {
  const begins = platform === 'win32' ? /^(?:--?|\/)(?=[^\s=])/ : /^--?(?=[^\s=])/
  const text = arg.trim()
  if (!begins.test(text)) return null
  const [name = ''] = text.replace(begins, '').split('=')
  // What follows a bare `--` is read too: that only refuses more.
  return name === '-' || name === '' ? null : platform === 'win32' ? name.toLowerCase() : name
}
