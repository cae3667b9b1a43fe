import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { thirdPartyNotices } from '../notices/third-party.mjs'

/**
 * Takes Electron's own page for starting any directory out of a package that opens one application only, and lists the
 * program's files beside them (electron/main/own-code.ts): path below `resources` → SHA-256, hex. Adds the licence texts.
 */
export default async function afterPack({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir)
  await rm(join(resources, 'default_app.asar'), { force: true })
  const list = {}
  for (const name of filesUnder(resources, ['app.asar', 'app.asar.unpacked'])) {
    list[name] = createHash('sha256')
      .update(await readFile(join(resources, name)))
      .digest('hex')
  }
  await writeFile(join(resources, 'code.json'), `${JSON.stringify(list, null, 2)}\n`)
  // Beside those of Electron and Chromium, which lie in the application's folder; on macOS among the resources.
  const beside = packager.platform.name === 'mac' ? resources : appOutDir
  await writeFile(join(beside, 'LICENSES.third-party.txt'), thirdPartyNotices())
}

function filesUnder(folder, names) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one =>
      join(one.parentPath, one.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(path => names.some(name => path === name || path.startsWith(`${name}/`)))
    .sort()
}
