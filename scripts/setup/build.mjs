import { readdirSync, statSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeCodeCache } from '../build/code-cache.mjs'
import { withCheckout } from './cache.mjs'
import { run, tail } from './command.mjs'
import { fingerprint } from './integrity.mjs'
import { during } from './progress.mjs'
import { inRoot, readJson } from './project.mjs'
import { Refusal } from './refusal.mjs'

const SOURCES = [
  'electron',
  'src',
  'resources',
  'electron.vite.config.ts',
  'scripts/build',
  'package-lock.json',
  'tsconfig.json',
]
/** What decides the build's targets, besides the sources. */
const RUNTIME = 'node_modules/.zhixing/runtime.json'

const stamp = inRoot('out', '.built')

function* filesUnder(path) {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (facts === undefined) return
  if (!facts.isDirectory()) yield `${path} ${facts.size} ${facts.mtimeMs}`
  else for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name))
}

/** Changes when a source was edited, added or removed. */
const sourcesNow = () => fingerprint(...[...SOURCES, RUNTIME].flatMap(path => [...filesUnder(inRoot(path))]))

const built = async () =>
  (await readFile(stamp, 'utf8').catch(() => null)) === sourcesNow() &&
  statSync(inRoot('out', 'main'), { throwIfNoEntry: false })

/** Builds the application into out/ unless it was built from these very sources. */
export async function build() {
  if (await built()) return
  await withCheckout(async () => {
    if (await built()) return
    await rm(stamp, { force: true })
    // Before the build: what is edited while it runs is built again next time.
    const sources = sourcesNow()
    const { code, stdout, stderr } = await during('Building the application', () =>
      run(
        process.execPath,
        [inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
        {
          cwd: inRoot(),
          env: { NODE_ENV: 'production', NO_COLOR: '1' },
        },
      ),
    )
    if (code !== 0)
      throw new Refusal(`The application does not build.\n${tail(stdout + stderr, 40)}`, 'npm run build')
    await writeCodeCache(readJson(inRoot(RUNTIME)).electronPath)
    await writeFile(stamp, sources)
  })
}
