import { describe, expect, it } from 'vitest'
import { fallbackServes } from '../../../scripts/setup/electron-fallback.mjs'
import { sources } from '../../../scripts/setup/electron-runtime.mjs'
import { addonSource } from '../../../scripts/setup/native-addon.mjs'

describe('where the runtime comes from', () => {
  it.each([
    [{}, true, ['official', 'fallback']],
    [{}, false, ['official']],
    [{ ZHIXING_ELECTRON: 'official' }, true, ['official']],
    [{ ZHIXING_ELECTRON: 'fallback' }, true, ['fallback']],
    [{ ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron', ZHIXING_ELECTRON: 'fallback' }, true, ['given']],
  ])('%j, fallback %s: %j', (env, fallback, order) => {
    expect(sources({ env, fallback })).toEqual(order)
  })

  it.each([
    ['linux', 'x64', true],
    ['linux', 'arm64', false],
    ['darwin', 'x64', false],
    ['win32', 'x64', false],
  ])('the fallback serves %s %s: %s', (platform, arch, serves) => {
    expect(fallbackServes(platform, arch)).toBe(serves)
  })
})

describe('where the database addon comes from', () => {
  it.each([
    // Node 20 and the stand-in; Node 20 and the official one; Node 22 and the stand-in; both new.
    ['linux', 9, 9, 'source'],
    ['linux', 9, 10, 'source'],
    ['linux', 10, 9, 'source'],
    ['linux', 10, 10, 'prebuilt'],
    // Elsewhere only Electron loads it.
    ['win32', 9, 10, 'prebuilt'],
    ['darwin', 9, 10, 'prebuilt'],
    ['win32', 10, 9, 'source'],
  ])('%s, Node-API %i in Node, %i in Electron: %s', (platform, node, electron, source) => {
    expect(addonSource({ platform, node, electron })).toBe(source)
  })
})
