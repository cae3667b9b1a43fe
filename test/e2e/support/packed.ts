import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
/** Where `npm run package` leaves the directory a person is given. */
export const packed = join(root, 'dist', 'linux-unpacked')

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export interface PackedRun {
  child: ChildProcess
  /** What it said so far, on both streams. */
  said(): string
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>
}

/** Starts a packed application. `env` is added to this process's own. */
export function startPacked(
  args: string[],
  { env = {}, folder = packed }: { env?: Record<string, string | undefined>; folder?: string } = {},
): PackedRun {
  const whole = { ...process.env, ...env }
  const child = spawn(join(folder, 'zhixing'), [...sandbox, ...args], {
    env: Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const ended = new Promise<number | null>(done => child.once('close', code => done(code)))
  return { child, said: () => said, ended }
}

/** Whether something on this machine answers at a port. */
export function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' })
    const settle = (found: boolean) => {
      socket.destroy()
      resolve(found)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

/** Tries a port over and over until the application has ended; true when it answered once. */
export async function everAnswers(port: number, { ended }: PackedRun): Promise<boolean> {
  let running = true
  void ended.then(() => {
    running = false
  })
  while (running) {
    if (await answers(port)) return true
    await new Promise(resolve => setImmediate(resolve))
  }
  return false
}
