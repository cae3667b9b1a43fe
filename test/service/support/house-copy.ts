import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkout } from '../../support/checkout'

export interface HouseCopy {
  folder: string
  git(...args: string[]): string
  /** What stands in the index and not in the last commit: lines added, lines removed, file. */
  numstat(): string[][]
  /** Runs tests of a tier there, and says what was printed. */
  test(tier: 'service' | 'ui', path: string): string
  /** What the compiler says of these folders and files there; nothing where all is well. */
  compile(...paths: string[]): string
  remove(): void
}

/** Pages are tested without Electron, whose Node loads no ES module by `require`, as their document needs. npm says which. */
const plainNode = process.versions.electron ? (process.env.npm_node_execpath ?? 'node') : process.execPath

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
  const run = (program: string, ...args: string[]) =>
    spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
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
    test(tier, path) {
      const program = tier === 'ui' ? plainNode : process.execPath
      return run(program, 'node_modules/vitest/vitest.mjs', 'run', '--project', tier, path).stdout
    },
    compile(...paths) {
      const config = { extends: './tsconfig.json', include: paths }
      writeFileSync(join(folder, 'tsconfig.some.json'), JSON.stringify(config))
      return run(process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.some.json').stdout
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
