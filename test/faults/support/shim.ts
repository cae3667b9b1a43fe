import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Driven, drive, freshFolder } from './driver'
import { root, workshop } from './workshop'

/** Where the compiled shim lies, or null where there is no compiler (or no LD_PRELOAD): those tests are skipped. */
export const shim: string | null = compile()

function compile(): string | null {
  if (process.platform !== 'linux') return null
  const library = join(workshop(), 'shim.so')
  try {
    execFileSync('gcc', [
      '-shared',
      '-fPIC',
      '-O2',
      '-o',
      library,
      join(root, 'test/faults/support/shim.c'),
      '-ldl',
    ])
    return library
  } catch {
    return null
  }
}

export interface Fault {
  killAt?: number
  torn?: boolean
  fail?: 'write' | 'sync'
  failFrom?: number
  failFor?: number
  noLocks?: boolean
  /** The power goes when it dies or ends: what was not synced is not there afterwards. */
  lose?: boolean
  /** Keeps the state a SIGKILL would leave at each so manieth operation from one to another, in subfolders of a folder. */
  keep?: { folder: string; from: number; to: number; every: number }
}

export interface Faulted extends Driven {
  /** Operations on files of the folder; null when the process was killed before it could say. */
  operations: number | null
}

/** Runs a scenario with a fault from outside. */
export async function driveWithFault(scenario: string, dataDir: string, fault: Fault): Promise<Faulted> {
  if (!shim) throw new Error('there is no shim on this machine')
  const count = join(freshFolder(), 'operations')
  const driven = await drive(scenario, dataDir, {
    LD_PRELOAD: shim,
    ZX_DIR: dataDir,
    ZX_COUNT: count,
    ...(fault.keep
      ? {
          ZX_SNAP: fault.keep.folder,
          ZX_SNAP_FROM: String(fault.keep.from),
          ZX_SNAP_TO: String(fault.keep.to),
          ZX_SNAP_EVERY: String(fault.keep.every),
        }
      : {}),
    ...(fault.killAt ? { ZX_KILL_AT: String(fault.killAt) } : {}),
    ...(fault.torn ? { ZX_TORN: '1' } : {}),
    ...(fault.fail ? { ZX_FAIL: fault.fail } : {}),
    ...(fault.failFrom ? { ZX_FAIL_FROM: String(fault.failFrom) } : {}),
    ...(fault.noLocks ? { ZX_NO_LOCKS: '1' } : {}),
    ...(fault.lose ? { ZX_LOSE: '1' } : {}),
    ...(fault.failFor ? { ZX_FAIL_FOR: String(fault.failFor) } : {}),
  })
  const operations = existsSync(count) ? Number(readFileSync(count, 'utf8')) : null
  return { ...driven, operations }
}
