import { lstatSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { viewerExtensions } from '../../src/domain/attachments/viewing'

/** Folders in the system's place for temporary files in which the service lays scans for the system's viewer. */
export const scanFolderPrefix = 'zhixing-scan-'

const folderName = new RegExp(`^${scanFolderPrefix}\\d+-[A-Za-z0-9]{6}$`)
const viewed = new Set(viewerExtensions.map(ending => `.${ending}`))

/** Whether a path is such a copy, and nothing that would run when the system opens it. */
export function isScanCopy(path: string): boolean {
  try {
    const folder = dirname(path)
    return (
      folderName.test(basename(folder)) &&
      realpathSync(folder) === join(realpathSync(tmpdir()), basename(folder)) &&
      viewed.has(extname(path)) &&
      lstatSync(path).isFile()
    )
  } catch {
    return false
  }
}
