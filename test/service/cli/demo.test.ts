import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
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
  expect(out).toMatch(/certificates: 0/)
  expect(out).toMatch(/No certificate for \d+: Has not passed/)
})

/** A folder of an office's own files. */
function ownFolder(files: Record<string, string>): string {
  const from = mkdtempSync(join(tmpdir(), 'zhixing-own-'))
  onTestFinished(() => rmSync(from, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(from, name), content)
  return from
}
const roster = ['Staff No.,Name,Department,Post', 'E1,Ann Lee,Support,Agent', 'E2,Tom Ray,Support,Agent']
const marks = ['Staff No.,Name,Theory,Practice', 'E1,Ann Lee,90,85', 'E2,Tom Ray,40,30']
const summaryIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))

it('works with a roster and marks alone', async () => {
  const from = ownFolder({ 'people.csv': roster.join('\n'), 'marks.csv': marks.join('\n') })
  const { code, folder } = await demonstrated(from)
  expect(code).toBe(0)
  expect(summaryIn(folder)).toMatchObject({ people: 2, passed: 1, failed: 1, certificates: 1, actions: 1 })
})

it('names the files it could not use, and holds its class all the same', async () => {
  const from = ownFolder({
    'people.csv': roster.join('\n'),
    'menu.csv': 'Day,Soup\nMonday,Tomato',
    'marks.csv': ['Staff No.,Name,Theory,Practice', 'X9,Nobody Known,90,85'].join('\n'),
  })
  const { code, out, folder } = await demonstrated(from)
  expect(code).toBe(0)
  expect(out).toContain('menu.csv was not used')
  expect(out).toContain('marks.csv was recognised, but nothing of it went in')
  expect(summaryIn(folder)).toMatchObject({ people: 2, passed: 2 })
})

it('says that it needs a roster, and leaves no data behind', async () => {
  const from = ownFolder({ 'marks.csv': marks.join('\n') })
  const { code, out, err, folder } = await demonstrated(from)
  expect(code).toBe(1)
  expect(`${out}${err}`).toContain('contains no roster that could be recognised')
  expect(existsSync(join(folder, 'book'))).toBe(false)
})
