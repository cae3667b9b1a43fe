import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { checkout } from '../support/checkout'
import { whyNoLibreOffice } from '../support/libre-office'

/** The command a person runs, with little data: what it says on either stream. */
function bench(...args: string[]): Promise<{ code: number | null; out: string; said: string }> {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const child = spawn(command, ['run', '-s', 'bench', '--', ...args], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const text = { out: '', said: '' }
  child.stdout.setEncoding('utf8').on('data', piece => (text.out += piece))
  child.stderr.setEncoding('utf8').on('data', piece => (text.said += piece))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve({ code, ...text }))
  })
}

const reads = ['list 5,000 people', 'list certificates', 'search 5,000 people']

/** The rows of the table of goals that this product can be measured for. */
const metrics = [
  'cold start',
  ...(process.platform === 'linux' ? ['memory'] : []),
  'key to paint while an import runs',
  ...reads,
  'gap map',
  'every page at ten times the results',
  'roster import',
  ...(process.platform === 'linux' ? ['import memory'] : []),
  'certificates in one PDF',
  ...(whyNoLibreOffice() ? [] : ['certificates in one PDF, against a mail merge']),
  'certificates, one file each',
  'verified backup',
  'JavaScript before the first page',
]

/** Keys are counted one by one, and a size is a size. */
const counted: Record<string, unknown> = {
  'key to paint while an import runs': expect.any(Number),
  'JavaScript before the first page': 1,
}

it('measures every row of the table, each against its floor in the same run', {
  timeout: 600_000,
}, async () => {
  const { code, out, said } = await bench('--json', '--small', '--pairs', '2')
  expect(code, said).toBe(0)
  const figures = JSON.parse(out) as Record<string, Record<string, unknown>>
  expect(Object.keys(figures)).toEqual(metrics)
  for (const [metric, figure] of Object.entries(figures)) {
    expect(figure, metric).toMatchObject({
      ratio: expect.any(Number),
      p95: expect.any(Number),
      floor: expect.stringMatching(/\w/),
      n: counted[metric] ?? 2,
      goal: expect.stringMatching(/\d/),
      met: expect.any(Boolean),
    })
    expect(figure.ratio, metric).toBeGreaterThan(0)
    expect(figure.base, metric).toBeGreaterThan(0)
  }
  // A size is no matter of the machine: it holds here, or nowhere.
  expect(figures['JavaScript before the first page']).toMatchObject({ met: true })
})

it('measures one row alone', { timeout: 120_000 }, async () => {
  const { code, out, said } = await bench('--json', '--small', '--only', 'lists')
  expect(code, said).toBe(0)
  expect(Object.keys(JSON.parse(out) as object)).toEqual(reads)
})

it('refuses what it does not know, and measures nothing', { timeout: 60_000 }, async () => {
  const { code, out, said } = await bench('--json', '--only', 'coffee')
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(said).toContain('No such row: coffee. There are: cold-start,')
})
