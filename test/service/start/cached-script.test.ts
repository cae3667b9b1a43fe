import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Script } from 'node:vm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { scriptsOf } from '../../../electron/service/cached-script'

const part = 'let runs = 0; exports.count = () => ++runs; exports.place = __filename'
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhixing-scripts-'))
  writeFileSync(
    join(folder, 'part.js'),
    'let runs = 0; exports.count = () => ++runs; exports.place = __filename',
  )
  writeFileSync(
    join(folder, 'start.js'),
    `const part = require('./part.js'); const { basename } = require('node:path')
     exports.same = require('./part.js') === part; exports.count = part.count(); exports.name = basename(part.place)`,
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const expected = { same: true, count: 1, name: 'part.js' }

it('runs the scripts of a folder, each once', () => {
  expect(scriptsOf(folder)('start.js')).toMatchObject(expected)
})

it('takes what V8 made of them last time, and compiles anew where that is of other times', () => {
  const seen = (): Map<string, Script> => {
    const scripts = new Map<string, Script>()
    const load = scriptsOf(folder, (file, script) => scripts.set(file, script))
    expect(load('start.js')).toMatchObject(expected)
    return scripts
  }
  for (const [file, script] of seen()) writeFileSync(`${file}.cache`, script.createCachedData())
  expect([...seen().values()].map(script => script.cachedDataRejected)).toEqual([false, false])
  // Built anew, with the cache of before still beside it.
  writeFileSync(join(folder, 'part.js'), `${part}; exports.more = true`)
  expect([...seen().values()].map(script => script.cachedDataRejected)).toEqual([false, true])
})
