import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { inRoot, readJson } from '../setup/project.mjs'

const run = promisify(execFile)
const awaitedList = 'scripts/check/awaited.json'

/**
 * What the product exports and does not use itself: a rule that only tests know is not the rule that runs. And what
 * nobody uses at all, tests and scripts included. `awaited.json` names what a later capability will use, and which.
 */
export async function checkDeadCode() {
  const awaited = readJson(inRoot(awaitedList)).map(({ what }) => what)
  const product = await unused({
    config: 'scripts/check/knip/product.json',
    kinds: ['files', 'exports'],
    production: true,
  })
  const everything = await unused({
    config: 'scripts/check/knip/everything.json',
    kinds: ['files', 'exports', 'types', 'dependencies', 'unlisted', 'unresolved'],
  })
  return [
    ...product.filter(what => !awaited.includes(what)).map(what => `${what}: the product does not use it`),
    ...everything.filter(what => !product.includes(what)).map(what => `${what}: nobody uses it`),
    ...awaited
      .filter(what => !product.includes(what))
      .map(what => `${awaitedList}: ${what} is used, or gone`),
  ]
}

const expected = {
  product: ['src/island.ts', 'src/rules.ts forgotten', 'src/rules.ts testedOnly'],
  everything: ['src/island.ts', 'src/rules.ts forgotten'],
}

/** The gate on a small bad house (test/fixtures/dead-code): it has to find exactly what is dead there. */
export async function proveDeadCode() {
  const house = { directory: 'test/fixtures/dead-code', config: 'knip.json', kinds: ['files', 'exports'] }
  const found = {
    product: await unused({ ...house, production: true }),
    everything: await unused(house),
  }
  return Object.keys(expected)
    .filter(name => found[name].join() !== expected[name].join())
    .map(name => `${name}: expected ${expected[name].join(', ')}; got ${found[name].join(', ')}`)
}

/** `file` for a file nobody imports, `file name` for what nobody imports of it; sorted. */
async function unused({ directory = '.', config, kinds, production = false }) {
  const options = [
    ...['--directory', inRoot(directory), '--config', config, '--include', kinds.join()],
    ...['--reporter', 'json', '--no-progress', '--no-exit-code', '--no-config-hints'],
    ...(production ? ['--production'] : []),
  ]
  const { stdout } = await run(
    process.execPath,
    [inRoot('node_modules', 'knip', 'bin', 'knip.js'), ...options],
    {
      cwd: inRoot(),
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const { issues } = JSON.parse(stdout)
  return issues
    .flatMap(({ file, ...found }) =>
      Object.values(found)
        .filter(Array.isArray)
        .flatMap(list => list.map(({ name }) => (name === file ? file : `${file} ${name}`))),
    )
    .sort()
}
