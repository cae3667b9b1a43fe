import { accessSync, constants, statSync } from 'node:fs'
import type { BookState } from '../../../../src/contract/book/state'
import { makeFolder } from '../../../files/make-folder'
import { tooLong } from './read-only'

export type Blocked = Extract<BookState, { state: 'blocked' }>

/** Something around the book stands in the way of using it. */
export function blocked(
  folder: string,
  why: Pick<Blocked, 'because'> & Partial<Pick<Blocked, 'names' | 'space' | 'cause' | 'backups'>>,
): Blocked {
  return { state: 'blocked', folder, names: [], space: null, cause: null, backups: null, ...why }
}

/** A folder to begin in. Whether others write to it too is added where the state is told. */
export const noBook = (folder: string): BookState => ({
  state: 'absent',
  folder,
  warning: null,
  tooLong: tooLong(folder),
})

/**
 * Makes the data folder where there is none, and says why it cannot be used: a file lies there, its drive is not
 * connected, nothing may be made or read. One that is `missing` is not made. Null when it is there.
 */
export function folderProblem(dataDir: string, missing: boolean): Blocked['because'] | null {
  try {
    if (!missing) makeFolder(dataDir)
    if (!statSync(dataDir).isDirectory()) return 'not_a_folder'
    accessSync(dataDir, constants.R_OK | constants.X_OK)
    return null
  } catch (error) {
    return problemOf(String((error as { code?: unknown }).code), dataDir)
  }
}

function problemOf(code: string, dataDir: string): Blocked['because'] {
  switch (code) {
    case 'ENAMETOOLONG':
      return 'path_too_long'
    case 'ENOTDIR':
      return 'not_a_folder'
    case 'EEXIST':
      return isThere(dataDir) ? 'not_a_folder' : 'folder_missing'
    case 'ENOENT':
      return 'folder_missing'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no_space'
    default:
      return 'folder_closed'
  }
}

/** False for a link to something that is not there. */
function isThere(path: string): boolean {
  try {
    return Boolean(statSync(path))
  } catch {
    return false
  }
}
