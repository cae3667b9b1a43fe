import { shell } from 'electron'
import { isScanCopy } from '../files/scan-copies'

/** Opens the service's copy of a scan in the system's viewer; anything else it might name is not opened. */
export async function viewScan(path: string): Promise<boolean> {
  if (!isScanCopy(path)) return false
  try {
    return (await shell.openPath(path)) === ''
  } catch {
    return false
  }
}
