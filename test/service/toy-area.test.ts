import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkout } from '../support/checkout'

/** An area with one table, one query, one command, one page, one kind of import and one form: docs/adding-an-area.md. */
const toy = join(checkout, 'test/fixtures/toy-area')
const lines = JSON.parse(readFileSync(join(toy, 'lines.json'), 'utf8')) as Record<string, string>
const house = mkdtempSync(join(tmpdir(), 'zhixing-toy-'))
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=toy', '-c', 'user.email=toy@example.invalid', ...args], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })

afterAll(() => rmSync(house, { recursive: true, force: true }))

/** The files of this checkout as they are now, without what is built. */
function copyHouse(): void {
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  for (const file of listed
    .split('\0')
    .filter(one => one !== '' && !one.startsWith('test/fixtures/toy-area/'))) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    cpSync(join(checkout, file), join(house, file), { force: true })
  }
  symlinkSync(join(checkout, 'node_modules'), join(house, 'node_modules'))
}

it('is its own folders and three lines elsewhere, and all of it works', { timeout: 240_000 }, () => {
  copyHouse()
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'The house')

  cpSync(join(toy, 'tree'), house, { recursive: true })
  for (const [file, line] of Object.entries(lines)) {
    const text = readFileSync(join(house, file), 'utf8')
    writeFileSync(join(house, file), `${text}${line}\n`)
  }
  git('add', '-A')
  const own = /(^|\/)(loans(\.\w+)?|\d+-loans\.ts)(\/|$)/
  const elsewhere = git('diff', '--cached', '--numstat')
    .trim()
    .split('\n')
    .map(line => line.split('\t'))
    .filter(([, , file = '']) => !own.test(file))
  expect(elsewhere).toEqual(
    Object.keys(lines)
      .sort()
      .map(file => ['1', '0', file]),
  )

  const ran = execFileSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'service', 'test/service/loans'],
    { cwd: house, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' } },
  )
  expect(ran).toMatch(/Tests\s+3 passed/)
})
