import { spawn } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { electronPath } from '../support/electron'
import { freshFolder, launch } from './support/launch'

const root = resolve(import.meta.dirname, '../..')
const roster = '工号,姓名,所属机构,岗位\n00621,王芳,华南分部,客服专员\n00622,李强,华南分部,客服专员\n'

interface Run {
  code: number | null
  out: string
  err: string
}

/** The built application with `--cli`, as scripts/cli.mjs starts it. */
async function cli(cwd: string, ...args: string[]): Promise<Run> {
  // On a loaded machine without a GPU, Electron itself now and then hangs before anything of ours has run.
  return (
    (await run(cwd, args)) ??
    (await run(cwd, args)) ?? { code: null, out: '', err: 'Electron did not start, twice' }
  )
}

/** null: nothing was said within a minute, and it was ended. */
function run(cwd: string, args: string[]): Promise<Run | null> {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _, INIT_CWD: __, ...env } = process.env
  const child = spawn(electronPath(), [...sandbox, '--log-level=3', root, '--cli', ...args], { cwd, env })
  let [out, err] = ['', '']
  child.stdout.on('data', piece => {
    out += piece
  })
  child.stderr.on('data', piece => {
    err += piece
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000)
  return new Promise(done =>
    child.once('close', (code, signal) => {
      clearTimeout(patience)
      done(signal === 'SIGKILL' && out === '' ? null : { code, out, err })
    }),
  )
}

test('the real application without a window: look, import, list, back up, verify, restore, undo', async () => {
  const dir = await freshFolder()
  writeFileSync(join(dir, '花名册.csv'), roster)
  const looked = await cli(dir, '--data', 'book', 'import', 'people', '花名册.csv', '--json')
  expect(looked.code, looked.err).toBe(0)
  expect(JSON.parse(looked.out)).toMatchObject({ new: 2, errors: 0, applied: false })
  expect(existsSync(join(dir, 'book'))).toBe(false)

  expect((await cli(dir, '--data', 'book', 'import', 'people', '花名册.csv', '--apply')).code).toBe(0)
  const listed = await cli(dir, '--data', 'book', 'list', 'people', '--json')
  expect(
    JSON.parse(listed.out)
      .map((one: { name: string }) => one.name)
      .sort(),
  ).toEqual(['李强', '王芳'].sort())
  // Electron's own files are not left beside a book that was only looked at from the command line.
  expect(readdirSync(join(dir, 'book'))).not.toContain('electron')

  expect((await cli(dir, '--data', 'book', 'backup', '备份.zhixing', '--json')).code).toBe(0)
  expect(JSON.parse((await cli(dir, 'verify', '备份.zhixing', '--json')).out)).toMatchObject({ ok: true })
  expect((await cli(dir, '--data', 'book', 'undo', '--lang', 'zh-CN')).out).toContain('已撤销')
  expect(JSON.parse((await cli(dir, '--data', 'book', 'list', 'people', '--json')).out)).toEqual([])
  expect((await cli(dir, '--data', 'book', 'restore', '备份.zhixing')).code).toBe(0)
  expect(JSON.parse((await cli(dir, '--data', 'book', 'list', 'people', '--json')).out)).toHaveLength(2)

  const exported = await cli(dir, '--data', 'book', 'export', 'people', '人员.csv')
  expect(exported.code, exported.err).toBe(0)
  expect(await readFile(join(dir, '人员.csv'), 'utf8')).toContain('00621')
  await rm(dir, { recursive: true, force: true })
})

test('nothing but the answer stands on standard output, and the exit code tells', async () => {
  const dir = await freshFolder()
  const refused = await cli(dir, '--data', 'none', 'list', 'people', '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.out)).toMatchObject({ code: 'no_book' })
  const wrong = await cli(dir, 'fly', '--lang', 'en')
  expect(wrong).toMatchObject({ code: 2, out: '' })
  expect(wrong.err).toContain('no verb “fly”')
  const help = await cli(dir, 'import', '--help', '--lang', 'zh-CN')
  expect(help.code).toBe(0)
  expect(help.out).toContain('import 类别 文件')
  expect(readdirSync(dir)).toEqual([])
})

test('a book that a window has open is left alone', async () => {
  const window = await launch()
  try {
    const refused = await cli(window.dir, '--data', window.dir, 'list', 'people', '--json')
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ code: 'in_use', message: expect.stringContaining('@') })
  } finally {
    await window.close()
  }
})
