import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Electron's own page for starting any directory has no place in a package that opens one application only. */
export default async function afterPack({ appOutDir, packager }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
