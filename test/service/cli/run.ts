import { join } from 'node:path'
import type { Surroundings } from '../../../electron/cli/run-line'
import { runLine } from '../../../electron/cli/run-line'
import { testDay } from '../support/service'

interface Run {
  code: number
  out: string
  err: string
  json: Record<string, unknown>
}

/** One command line, as the shell would give it in a folder. */
export async function runIn(
  from: string,
  args: readonly string[],
  around: Partial<Surroundings> = {},
): Promise<Run> {
  let [out, err] = ['', '']
  const code = await runLine(args, {
    usualFolder: '/nowhere',
    resources: join(process.cwd(), 'resources'),
    tour: () => Promise.reject(new Error('no pictures are taken here')),
    systemLanguage: 'en',
    from,
    now: () => new Date(`${testDay}T09:00:00+08:00`),
    print: () => Promise.reject(new Error('nothing is printed here')),
    log: error => console.error(error),
    answer: text => {
      out += text
    },
    tell: text => {
      err += text
    },
    ...around,
  })
  return { code, out, err, json: args.includes('--json') ? JSON.parse(out) : {} }
}

/** The same about the data in the folder. */
export const run = (dataDir: string, ...args: string[]): Promise<Run> =>
  runIn(dataDir, ['--data', dataDir, ...args])
