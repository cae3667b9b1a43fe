import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { cp, link, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { freshFolder } from './support/launch'
import { answers, everAnswers, packed, startPacked } from './support/packed'

const root = resolve(import.meta.dirname, '../..')
const executable = join(packed, 'zhixing')

test.describe('the package', () => {
  test.skip(process.platform !== 'linux', 'the directory build is for Linux')

  test.beforeAll(async () => {
    test.setTimeout(300_000)
    await promisify(execFile)(process.execPath, [join(root, 'scripts', 'package.mjs')], { cwd: root })
  })

  test('has its fuses set', async () => {
    const { DISABLE, ENABLE } = FuseState
    expect(await getCurrentFuseWire(executable)).toMatchObject({
      [FuseV1Options.RunAsNode]: DISABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
      [FuseV1Options.EnableCookieEncryption]: ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
    })
  })

  test('carries its code in one archive and nothing to start other code with', () => {
    expect(existsSync(join(packed, 'resources', 'app.asar'))).toBe(true)
    expect(existsSync(join(packed, 'resources', 'app'))).toBe(false)
    expect(existsSync(join(packed, 'resources', 'default_app.asar'))).toBe(false)
    expect(existsSync(join(packed, 'resources', 'app.asar.unpacked', 'out'))).toBe(false)
  })

  // The inspector is off, so Playwright cannot attach: the picture tells that the first page appeared with its data.
  test('opens its book and shows the first page', async () => {
    const dir = await freshFolder()
    // Not into the data folder: nothing is written there for a person.
    const place = await freshFolder()
    const picture = join(place, 'first-page.png')
    // What desktops and input methods add is taken.
    const desktop = ['--ozone-platform-hint=auto', '--force-device-scale-factor=1', '--enable-wayland-ime']
    const run = startPacked([...desktop, '--data', dir], {
      env: { ZHIXING_ANNOUNCE: '1', ZHIXING_PICTURE: picture },
    })
    try {
      await expect.poll(run.said, { timeout: 60_000 }).toContain(`zhixing:picture ${picture}`)
      expect(run.said()).toContain(`zhixing:book ${dir}`)
      expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG')
      // A window without a page is 6 KB.
      expect(statSync(picture).size).toBeGreaterThan(12_000)
      // Node opens its inspector at this signal where it may.
      run.child.kill('SIGUSR1')
      expect(await answers(9229)).toBe(false)
    } finally {
      run.child.kill('SIGTERM')
    }
    await run.ended
    // Nothing went wrong: it says that it began. Where Node has no inspector to open, that signal is its end.
    const log = readFileSync(join(dir, 'logs', 'zhixing.log'), 'utf8')
      .trim()
      .split('\n')
    expect(
      log.map(line => line.replace(/^\[[^\]]*\] \[info\]\s+/, '')).filter(line => line !== 'ended'),
    ).toEqual([expect.stringMatching(/^started \d/)])
    for (const folder of [dir, place]) await rm(folder, { recursive: true, force: true })
  })

  test('does not run as a bare Node', async () => {
    const dir = await freshFolder()
    const args = ['-e', 'console.log("node")', '--cli', '--data', dir, '--help']
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    const { stdout } = await promisify(execFile)(executable, [...sandbox, ...args], { env }).catch(
      (failed: { stdout: string }) => failed,
    )
    expect(stdout).not.toContain('node\n')
    await rm(dir, { recursive: true, force: true })
  })

  test('refuses every switch that opens a door, before it opens', async () => {
    test.setTimeout(300_000)
    const dir = await freshFolder()
    const port = await freePort()
    const refused: [string, string][] = [
      ['remote-debugging-port', `--remote-debugging-port=${port}`],
      ['remote-debugging-port', `-remote-debugging-port=${port}`],
      ['remote-debugging-pipe', '--remote-debugging-pipe'],
      ['remote-debugging-address', '--remote-debugging-address=0.0.0.0'],
      ['inspect', `--inspect=${port}`],
      ['inspect-brk', `--inspect-brk=${port}`],
      ['inspect-port', `--inspect-port=${port}`],
      ['js-flags', '--js-flags=--expose-gc'],
      ['load-extension', `--load-extension=${dir}`],
      ['disable-web-security', '--disable-web-security'],
      ['disable-site-isolation-trials', '--disable-site-isolation-trials'],
      ['allow-file-access-from-files', '--allow-file-access-from-files'],
      ['user-data-dir', `--user-data-dir=${dir}`],
      ['proxy-server', `--proxy-server=127.0.0.1:${port}`],
      ['host-rules', `--host-rules=MAP * 127.0.0.1:${port}`],
      ['ignore-certificate-errors', '--ignore-certificate-errors'],
      ['enable-blink-features', '--enable-blink-features=X'],
      ['enable-features', '--enable-features=X'],
      ['unsafely-treat-insecure-origin-as-secure', '--unsafely-treat-insecure-origin-as-secure=http://x'],
      ['renderer-cmd-prefix', '--renderer-cmd-prefix=/bin/echo'],
      ['utility-cmd-prefix', '--utility-cmd-prefix=/bin/echo'],
      ['gpu-launcher', '--gpu-launcher=/bin/echo'],
      ['log-file', `--log-file=${join(dir, 'log')}`],
      ['trace-startup', '--trace-startup'],
      ['r', '-r'],
    ]
    for (const [name, given] of refused) {
      for (const mode of [['--hidden'], ['--cli', 'list', 'people']]) {
        const run = startPacked([...mode, '--data', dir, '--lang', 'en', given])
        const [answered, code] = await Promise.all([everAnswers(port, run), run.ended])
        expect({ given, mode, answered, code }).toEqual({ given, mode, answered: false, code: 2 })
        expect(run.said()).toContain(`a switch that Zhixing does not accept: --${name}.`)
      }
    }
    // Nor does the process that only says so open a door.
    const saying = startPacked([
      '--refused-switch=inspect',
      `--remote-debugging-port=${port}`,
      '--lang',
      'en',
    ])
    expect(await Promise.all([everAnswers(port, saying), saying.ended])).toEqual([false, 2])
    // It ended before it did anything at all.
    expect(await readdir(dir)).toEqual([])

    const chinese = startPacked(['--hidden', '--data', dir, '--lang', 'zh-CN', '--inspect'])
    expect(await chinese.ended).toBe(2)
    expect(chinese.said()).toContain('启动命令中有知行不接受的开关 --inspect。')
    await rm(dir, { recursive: true, force: true })
  })

  test('shows on the screen which switch it refused', async () => {
    const dir = await freshFolder()
    const run = startPacked(['--data', dir, '--lang', 'en', '--inspect'])
    expect(await run.ended).toBe(2)
    const showing = () =>
      readdirSync('/proc')
        .filter(name => /^\d+$/.test(name))
        .filter(
          pid => commandOf(pid).includes('--refused-switch=inspect') && !commandOf(pid).includes('--type='),
        )
    await expect.poll(showing, { timeout: 30_000 }).toHaveLength(1)
    for (const pid of showing()) process.kill(Number(pid), 'SIGKILL')
    expect(await readdir(dir)).toEqual([])
    await rm(dir, { recursive: true, force: true })
  })

  test('takes no code from the environment', async () => {
    const dir = await freshFolder()
    const trace = join(dir, 'ran')
    const module = join(dir, 'module.cjs')
    await writeFile(
      module,
      `require('node:fs').appendFileSync(${JSON.stringify(trace)}, process.type ?? 'node')`,
    )
    const run = startPacked(['--cli', '--data', join(dir, 'book'), 'list', 'people'], {
      env: { NODE_OPTIONS: `--require ${module}`, ELECTRON_FORCE_IS_PACKAGED: undefined },
    })
    await run.ended
    expect(existsSync(trace)).toBe(false)
    await rm(dir, { recursive: true, force: true })
  })

  test('carries the licences of what is in it, and the list of its own files', async () => {
    for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'LICENSES.third-party.txt'])
      expect(statSync(join(packed, name)).size, name).toBeGreaterThan(1000)
    const texts = readFileSync(join(packed, 'LICENSES.third-party.txt'), 'utf8')
    for (const name of ['better-sqlite3', 'react-dom', 'react-aria', 'kysely', 'zod', 'tslib'])
      expect(texts).toMatch(new RegExp(`^## ${name} \\d`, 'm'))
    expect(existsSync(join(packed, 'resources', 'app.asar.unpacked'))).toBe(true)

    const list = JSON.parse(readFileSync(join(packed, 'resources', 'code.json'), 'utf8')) as Record<
      string,
      string
    >
    expect(Object.keys(list)).toEqual([
      'app.asar',
      'app.asar.unpacked/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
    ])
    for (const [name, hash] of Object.entries(list)) {
      const found = createHash('sha256')
        .update(readFileSync(join(packed, 'resources', name)))
        .digest('hex')
      expect(found, name).toBe(hash)
    }
  })

  test('says in its log that it was altered, where the system lets an altered one run', async () => {
    const place = await freshFolder()
    const altered = join(place, 'zhixing')
    await copyByLinks(packed, altered)
    const archive = join(altered, 'resources', 'app.asar')
    const bytes = readFileSync(archive)
    const at = bytes.indexOf('# Third-party notices')
    expect(at).toBeGreaterThan(0)
    bytes.write('# Third-party NOTICES', at, 'latin1')
    await rm(archive)
    await writeFile(archive, bytes)

    const dir = join(place, 'book')
    await mkdir(dir)
    const run = startPacked(['--data', dir], { folder: altered, env: { ZHIXING_ANNOUNCE: '1' } })
    const log = join(dir, 'logs', 'zhixing.log')
    try {
      await expect
        .poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : ''), { timeout: 60_000 })
        .toContain('the program’s files: altered since they were packed')
    } finally {
      run.child.kill('SIGTERM')
    }
    await run.ended
    await rm(place, { recursive: true, force: true })
  })
})

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** The same files under another name, without a second copy of a quarter of a gigabyte. */
async function copyByLinks(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyByLinks(source, target)
    else await link(source, target).catch(() => cp(source, target))
  }
}
