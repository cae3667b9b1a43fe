import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './progress.mjs'

const HEARTBEAT = 2_000
/** A holder that has not stirred for this long (milliseconds) is taken for dead, even on another machine. */
export const STALE_AFTER = 60_000

function lives(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whether the holder of a lock directory is gone: its process ended here, or its heartbeat stopped. */
export async function isStale(directory, now = Date.now()) {
  try {
    const age = now - (await stat(directory)).mtimeMs
    if (age > STALE_AFTER) return true
    const holder = JSON.parse(await readFile(join(directory, 'holder.json'), 'utf8'))
    return holder.host === hostname() && !lives(holder.pid)
  } catch {
    // Just made and not yet signed, or just released: neither is stale.
    return false
  }
}

async function take(directory) {
  try {
    await mkdir(directory)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  await writeFile(join(directory, 'holder.json'), JSON.stringify({ pid: process.pid, host: hostname() }))
  return true
}

/** Renamed before it is removed, so that of two who find it stale only one succeeds. */
async function clear(directory) {
  const aside = `${directory}.stale-${process.pid}-${Date.now()}`
  try {
    await rename(directory, aside)
  } catch {
    return
  }
  await rm(aside, { recursive: true, force: true })
}

/** Holds a lock directory while `work` runs; a second process waits its turn and then finds the work done. */
export async function withLock(directory, work) {
  await mkdir(dirname(directory), { recursive: true })
  let announced = false
  while (!(await take(directory))) {
    if (await isStale(directory)) {
      await clear(directory)
      continue
    }
    if (!announced) say('Another Zhixing set-up is at work; waiting for it …')
    announced = true
    await pause(250)
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(directory, now, now).catch(() => {})
  }, HEARTBEAT)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    await rm(directory, { recursive: true, force: true })
  }
}
