import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const notices = join(root, 'THIRD-PARTY-NOTICES.md')

it('npm run notices writes the very file that is handed on', () => {
  const before = readFileSync(notices, 'utf8')
  const run = spawnSync('npm', ['run', '-s', 'notices'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect([run.status, run.stdout]).toEqual([0, 'THIRD-PARTY-NOTICES.md is written.\n'])
  expect(readFileSync(notices, 'utf8')).toBe(before)
  expect(before).toContain('better-sqlite3')
})
