import { describe, expect, it } from 'vitest'
import { refusedSwitch, type Surroundings } from '../../../electron/main/switches'

const linux: Surroundings = { platform: 'linux', root: false, verbOptions: [] }
const windows: Surroundings = { ...linux, platform: 'win32' }
const mac: Surroundings = { ...linux, platform: 'darwin' }
const commandLine: Surroundings = { ...linux, verbOptions: ['data', 'json', 'out'] }

describe('the switches of a release', () => {
  it.each([
    [['--remote-debugging-port=9222'], 'remote-debugging-port'],
    [['--remote-debugging-port', '9222'], 'remote-debugging-port'],
    [['-remote-debugging-port=9222'], 'remote-debugging-port'],
    [['--remote-debugging-pipe'], 'remote-debugging-pipe'],
    [['--data', 'D', '--inspect=0'], 'inspect'],
    [['--data=D', '--inspect-brk'], 'inspect-brk'],
    [['--js-flags=--allow-natives-syntax'], 'js-flags'],
    [['--load-extension=/tmp/x'], 'load-extension'],
    [['--disable-web-security'], 'disable-web-security'],
    [['--user-data-dir=/tmp/x'], 'user-data-dir'],
    [['--proxy-server=127.0.0.1:1'], 'proxy-server'],
    [['--proxy-pac-url=data:,x'], 'proxy-pac-url'],
    [['--host-rules=MAP * 127.0.0.1'], 'host-rules'],
    [['--enable-blink-features=X'], 'enable-blink-features'],
    [['--enable-features=X'], 'enable-features'],
    [['--renderer-cmd-prefix=/tmp/x'], 'renderer-cmd-prefix'],
    [['--no-sandbox'], 'no-sandbox'],
    [['-r', '/tmp/x.js'], 'r'],
    [['--', '--inspect'], 'inspect'],
    [['  --inspect'], 'inspect'],
    [['--a-switch-of-next-year'], 'a-switch-of-next-year'],
  ])('%j: refused for %s', (args, name) => expect(refusedSwitch(args, linux)).toBe(name))

  it.each([
    [[]],
    [['--data', '/home/x/book', '--lang', 'en', '--hidden']],
    [['--lang=zh-CN', '--tour', '/tmp/tour.json']],
    [['--ozone-platform-hint=auto', '--enable-wayland-ime', '--wayland-text-input-version=3']],
    [['--force-device-scale-factor=1.5', '--log-level=3']],
    [['a file', '--', '-', '']],
  ])('%j: taken', args => expect(refusedSwitch(args, linux)).toBeNull())

  it('lets only root on Linux go without the sandbox', () => {
    expect(refusedSwitch(['--no-sandbox'], { ...linux, root: true })).toBeNull()
    expect(refusedSwitch(['--no-sandbox'], { ...mac, root: true })).toBe('no-sandbox')
  })

  it('reads a slash and capitals as Windows does', () => {
    expect(refusedSwitch(['/remote-debugging-port=9222'], windows)).toBe('remote-debugging-port')
    expect(refusedSwitch(['--Remote-Debugging-Port=9222'], windows)).toBe('remote-debugging-port')
    expect(refusedSwitch(['--DATA=C:\\book'], windows)).toBeNull()
    expect(refusedSwitch(['/home/x/a file'], linux)).toBeNull()
  })

  it('knows the number the Finder gives, and options of verbs only where there are verbs', () => {
    expect(refusedSwitch(['-psn_0_12345'], mac)).toBeNull()
    expect(refusedSwitch(['--cli', 'export', '--out', 'F', '-h'], commandLine)).toBeNull()
    expect(refusedSwitch(['--cli', 'export', '--inspect'], commandLine)).toBe('inspect')
    expect(refusedSwitch(['--out', 'F'], linux)).toBe('out')
  })
})
