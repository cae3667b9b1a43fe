import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { freshFolder } from './support/launch'

const root = resolve(import.meta.dirname, '../..')
const packed = join(root, 'dist', 'linux-unpacked')
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
    const picture = join(dir, 'first-page.png')
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const env: NodeJS.ProcessEnv = { ...process.env, ZHIXING_ANNOUNCE: '1', ZHIXING_PICTURE: picture }
    const child = spawn(executable, [...sandbox, '--data', dir], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    const ended = new Promise<number | null>(done => child.once('exit', done))
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    try {
      await expect.poll(() => said, { timeout: 60_000 }).toContain(`zhixing:picture ${picture}`)
      expect(said).toContain(`zhixing:book ${dir}`)
      expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG')
      // A window without a page is 6 KB.
      expect(statSync(picture).size).toBeGreaterThan(12_000)
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
    await rm(dir, { recursive: true, force: true })
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
})
