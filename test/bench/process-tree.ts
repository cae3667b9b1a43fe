import { readdirSync, readFileSync } from 'node:fs'

/** Whether the system says how much memory is a process's own share: only Linux does. */
export const countsMemory = process.platform === 'linux'

/** A process and everything it started, itself first. Linux. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = statOf(Number(name))?.parent
    if (parent === undefined) continue
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found: number[] = []
  for (const waiting = [root]; waiting.length > 0; ) {
    const next = waiting.shift() as number
    found.push(next)
    waiting.push(...(children.get(next) ?? []))
  }
  return found
}

/** Proportional set size in MB: pages that several processes share count once in all. */
export function memoryOf(root: number): number {
  return processTree(root).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024
}

/** Milliseconds of processor time the processes have used so far, in the program and in the kernel. */
export function processorTimeOf(root: number): number {
  return processTree(root).reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), 0) * millisecondsPerTick
}

/** USER_HZ is 100 on every Linux that runs Electron. */
const millisecondsPerTick = 10

/** KB; a process that has just ended holds nothing. */
function pssOf(pid: number): number {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return Number(kilobytes ?? 0)
  } catch {
    return 0
  }
}

function statOf(pid: number): { parent: number; ticks: number } | null {
  try {
    return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return null
  }
}

/** `pid (name) state ppid …`: the name may hold spaces and brackets. Ticks are those of user and system. */
export function readStat(text: string): { parent: number; ticks: number } {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
}

export interface MemoryWatch {
  /** MB at the highest. */
  end(): number
}

/** Looks every tenth of a second at what a process and its children hold. */
export function watchMemory(root: number): MemoryWatch {
  let peak = memoryOf(root)
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOf(root))
  }, 100)
  return {
    end() {
      clearInterval(timer)
      return Math.max(peak, memoryOf(root))
    },
  }
}
