import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkout } from '../../support/checkout'

export interface HouseCopy {
  folder: string
  git(...args: string[]): string
  /** What stands in the index and not in the last commit: lines added, lines removed, file. */
  numstat(): string[][]
  /** Runs tests of the service there, and says what was printed. */
  test(path: string): string
  remove(): void
}

/** The files of this checkout as they are now, committed, without what is built and without toys. */
export function houseCopy(): HouseCopy {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-toy-'))
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  for (const file of listed.split('\0')) {
    if (file === '' || /^test\/fixtures\/toy-/.test(file)) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(checkout, file), join(folder, file), { force: true })
  }
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=toy', '-c', 'user.email=toy@example.invalid', ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'The house')
  return {
    folder,
    git,
    numstat() {
      git('add', '-A')
      const lines = git('diff', '--cached', '--numstat').trim().split('\n')
      return lines.filter(Boolean).map(line => line.split('\t'))
    },
    test: path =>
      execFileSync(
        process.execPath,
        ['node_modules/vitest/vitest.mjs', 'run', '--project', 'service', path],
        { cwd: folder, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' } },
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
