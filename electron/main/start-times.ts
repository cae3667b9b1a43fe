import type { StartTime } from '../../src/contract/host'

/** From the start of the process, whole milliseconds; each phase is taken the first time it is reached. */
const reached = new Map<StartTime['phase'], number>()

/** Null where the system does not tell when the process began. */
const began = process.getCreationTime()

export function markStart(phase: StartTime['phase']): void {
  if (began !== null && !reached.has(phase)) reached.set(phase, Math.round(Date.now() - began))
}

export const startTimes = (): StartTime[] => [...reached].map(([phase, ms]) => ({ phase, ms }))
