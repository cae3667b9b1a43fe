import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cacheDirectory } from '../../../scripts/setup/cache.mjs'
import { outdated } from '../../../scripts/setup/dependencies.mjs'
import { hasDisplay, wildCookie } from '../../../scripts/setup/display.mjs'
import { isStale, STALE_AFTER, withLock } from '../../../scripts/setup/lock.mjs'
import { installCommand } from '../../../scripts/setup/system-libraries.mjs'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-machine-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the cache', () => {
  it.each([
    [{}, 'linux', '/home/li/.cache/zhixing'],
    [{ XDG_CACHE_HOME: '/var/xdg' }, 'linux', '/var/xdg/zhixing'],
    [{ ZHIXING_CACHE: '/mnt/z', XDG_CACHE_HOME: '/var/xdg' }, 'linux', '/mnt/z'],
    [{}, 'darwin', '/home/li/Library/Caches/zhixing'],
  ])('with %j on %s lies in %s', (env, platform, directory) => {
    expect(cacheDirectory(env, platform, '/home/li')).toBe(directory)
  })
})

describe('the installed packages', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
      'node_modules/other-system': { version: '1.0.0', optional: true },
    },
  }
  it.each([
    ['all there', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } }, []],
    [
      'another version',
      { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-b' } },
      ['node_modules/zod'],
    ],
    [
      'another content',
      { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-b' } },
      ['node_modules/zod'],
    ],
    ['missing', {}, ['node_modules/zod']],
  ])('%s', (_case, packages, paths) => {
    expect(outdated(lock, { packages })).toEqual(paths)
  })
})

describe('the display', () => {
  it.each([
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{}, 'win32', true],
  ])('%j on %s: %s', (env, platform, has) => {
    expect(hasDisplay(env, platform)).toBe(has)
  })

  it('is guarded by a cookie that names no display', () => {
    const cookie = wildCookie(Buffer.alloc(16, 7))
    expect(cookie.subarray(0, 6)).toEqual(Buffer.from([0xff, 0xff, 0, 0, 0, 0]))
    expect(cookie.length).toBe(2 + 2 + 2 + (2 + 18) + (2 + 16))
  })
})

describe('the lock', () => {
  function heldBy(holder, age = 0) {
    const directory = mkdtempSync(join(folder, 'lock-'))
    writeFileSync(join(directory, 'holder.json'), JSON.stringify(holder))
    const then = new Date(Date.now() - age)
    utimesSync(directory, then, then)
    return directory
  }
  // Above Linux's largest process number.
  const gone = 2 ** 22 + 1

  it.each([
    ['a living process', { pid: process.pid, host: hostname() }, 0, false],
    ['a process that ended', { pid: gone, host: hostname() }, 0, true],
    ['another machine', { pid: gone, host: 'elsewhere' }, 0, false],
    ['another machine that fell silent', { pid: gone, host: 'elsewhere' }, STALE_AFTER + 1, true],
  ])('of %s: stale is %4$s', async (_case, holder, age, stale) => {
    expect(await isStale(heldBy(holder, age))).toBe(stale)
  })

  it('that was just made and not yet signed is not stale', async () => {
    const directory = join(folder, 'unsigned')
    mkdirSync(directory)
    expect(await isStale(directory)).toBe(false)
  })

  it('lets one at a time work, and clears what a dead one left', async () => {
    const directory = heldBy({ pid: gone, host: hostname() })
    let working = 0
    const work = () =>
      withLock(directory, async () => {
        working++
        await Promise.resolve()
        expect(working).toBe(1)
        working--
      })
    await Promise.all([work(), work(), work()])
  })
})

describe('what set-up cannot do', () => {
  it('is one line to run', () => {
    expect(installCommand(['xvfb', 'xauth'])).toBe(
      'sudo apt-get install -y --no-install-recommends xvfb xauth',
    )
  })
})
