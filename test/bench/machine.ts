import { cpus, release, totalmem, type } from 'node:os'

/** What the figures were measured on: no name of a host or a person. */
export interface Machine {
  processor: string
  cores: number
  memoryGb: number
  system: string
}

export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()}`,
  }
}
