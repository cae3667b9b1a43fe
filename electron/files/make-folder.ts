import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder and those above it, as far as they are not there. Throws what the system says. Node's own `recursive`
 * never ends where a folder can be neither found nor made, as below /proc: it takes ENOENT for a missing parent again
 * and again. `mode`: of the folders that are made, less the umask.
 */
export function makeFolder(path: string, mode = 0o777): void {
  const wanted = resolve(path)
  const missing: string[] = []
  if (kindAt(wanted) === 'folder') return
  for (let folder = wanted; folder === wanted || kindAt(folder) === null; folder = dirname(folder)) {
    missing.push(folder)
    // The root is not there: an unplugged drive of Windows.
    if (dirname(folder) === folder) break
  }
  for (const folder of missing.reverse()) makeOne(folder, mode)
}

function makeOne(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another made it meanwhile.
    if (kindAt(folder) !== 'folder') throw error
  }
}

function kindAt(path: string): 'folder' | 'other' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'other'
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(String((error as { code?: unknown }).code))) return null
    throw error
  }
}
