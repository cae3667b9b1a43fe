import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fakePrinter } from '../certificates/print-office'
import { runIn } from './run'

const small = join(process.cwd(), 'resources', 'small-office')

/** The whole loop without a person, in a folder of its own; its pictures are not taken. */
async function demonstrated(from?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-demo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const args = ['demo', '--out', join(folder, 'out'), ...(from ? ['--from', from] : []), '--lang', 'en']
  const run = await runIn(folder, args, {
    print: fakePrinter().print,
    tour: async () => undefined,
  })
  return { ...run, out: run.out, folder: join(folder, 'out') }
}

it('the demonstration issues certificates to those who passed, in one file and each in one of its own', async () => {
  const { code, err, folder } = await demonstrated()
  expect([code, err]).toEqual([0, expect.any(String)])
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))
  expect(summary.passed).toBeGreaterThan(5)
  expect(summary.certificates).toBe(summary.passed)
  expect(readdirSync(join(folder, 'certificates'))).toHaveLength(summary.certificates + 1)
})

it('says why nobody of an own folder gets one', async () => {
  const from = mkdtempSync(join(tmpdir(), 'zhixing-own-'))
  onTestFinished(() => rmSync(from, { recursive: true, force: true }))
  mkdirSync(from, { recursive: true })
  cpSync(small, from, { recursive: true })
  const marks = readdirSync(from).find(name => name.includes('成绩')) ?? ''
  const lines = readFileSync(join(from, marks), 'utf8').split('\n')
  // Everybody failed.
  writeFileSync(
    join(from, marks),
    lines.map(line => line.replace(/,\d+(\.\d+)?(?=,|\r|$)/g, ',10')).join('\n'),
  )
  const { out } = await demonstrated(from)
  expect(out).toMatch(/0 certificates/)
  expect(out).toMatch(/No certificate for \d+: Has not passed/)
})
