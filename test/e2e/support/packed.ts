import { type ChildProcess, spawn } from 'node:child_process'
import { readlinkSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { processesAround } from '../../support/process-tree'

const root = resolve(import.meta.dirname, '../../..')
/** Where `npm run package` leaves the directory a person is given. */
export const packed = join(root, 'dist', 'linux-unpacked')

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Longer than anything the tests have it do. */
const patienceMs = 150_000

function outputOf(pid: number | undefined, fd: number): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`)
  } catch {
    return ''
  }
}

export interface PackedRun {
  child: ChildProcess
  /** What it said so far, on both streams. */
  said(): string
  /** Its exit code; null when a signal ended it. Where no end comes it is said what it waits for. */
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
  const ended = new Promise<number | null>((done, failed) => {
    // Over are a process and what it wrote to: something else may still have that open.
    const outputs = [1, 2].map(fd => outputOf(child.pid, fd)).filter(output => output !== '')
    const late = setTimeout(() => {
      const around = processesAround(child.pid ?? 0, outputs)
      failed(new Error(`no end in ${patienceMs / 1000} s, exit code ${child.exitCode}:\n${said}\n${around}`))
    }, patienceMs)
    child.once('close', code => {
      clearTimeout(late)
      done(code)
    })
  })
  // Who does not wait for it has no use for its end.
  ended.catch(() => undefined)
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
  void ended
    .catch(() => null)
    .then(() => {
      running = false
    })
  while (running) {
    if (await answers(port)) return true
    await new Promise(resolve => setImmediate(resolve))
  }
  return false
}
