import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { which } from './command.mjs'
import { Refusal } from './refusal.mjs'

export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

/**
 * A cookie in X's own file format that fits any display: the number is not known before the server runs.
 * It keeps other people of the machine from looking at the screen.
 */
export function wildCookie(secret) {
  const text = value => {
    const bytes = Buffer.from(value)
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes])
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    text(''),
    text(''),
    text('MIT-MAGIC-COOKIE-1'),
    text(secret),
  ])
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let output = ''
    server.stdio[3].setEncoding('utf8').on('data', text => {
      output += text
      if (output.endsWith('\n')) resolve(output.trim())
    })
    server.on('error', reject)
    server.on('exit', code => reject(new Error(`Xvfb ended at once (${code})`)))
  })
}

/**
 * Starts a virtual display on a free number: `{ env, stop }`. It ends with this process, even a killed one
 * (setpriv asks the kernel for that).
 */
export async function virtualDisplay({ size = '1440x900x24' } = {}) {
  if (which('Xvfb') === null) throw new Refusal('There is no Xvfb.', 'sudo apt-get install -y xvfb')
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-display-'))
  const authority = join(folder, 'Xauthority')
  writeFileSync(authority, wildCookie(randomBytes(16)), { mode: 0o600 })
  const command = ['Xvfb', '-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-auth', authority]
  if (which('setpriv') !== null) command.unshift('setpriv', '--pdeathsig', 'TERM', '--')
  const server = spawn(command[0], command.slice(1), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const stop = () => {
    server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  const number = await displayNumber(server)
  server.unref()
  server.stdio[3].destroy()
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop }
}
