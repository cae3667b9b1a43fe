import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** The program's name stands in brackets and may hold blanks. */
const statOf = (pid: string) => read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? []

function outputsOf(pid: string): string {
  try {
    return [1, 2].map(fd => readlinkSync(`/proc/${pid}/fd/${fd}`)).join(' ')
  } catch {
    return ''
  }
}

/**
 * What a start that does not come to its end is waiting for, a line a process: its number, state, what the kernel has it
 * wait for, where its output goes, and its command line. The process itself, and all that write to one of `outputs`
 * (`pipe:[1234]`), which keep it from being over. Empty where there is no /proc.
 */
export function processesAround(pid: number, outputs: readonly string[] = []): string {
  const all = (() => {
    try {
      return readdirSync('/proc').filter(name => /^\d+$/.test(name))
    } catch {
      return []
    }
  })()
  const ours = new Set([String(pid)])
  // Children come after their parents, but numbers begin anew: so until nothing is added.
  for (let before = 0; before !== ours.size; ) {
    before = ours.size
    for (const one of all) if (ours.has(statOf(one)[1] ?? '')) ours.add(one)
  }
  for (const one of all) if (outputs.some(output => outputsOf(one).split(' ').includes(output))) ours.add(one)
  return [...ours]
    .map(one => {
      const command = read(`/proc/${one}/cmdline`).replaceAll('\0', ' ').slice(0, 200)
      return [one, statOf(one)[0] ?? 'gone', read(`/proc/${one}/wchan`), outputsOf(one), command].join(' ')
    })
    .join('\n')
}
