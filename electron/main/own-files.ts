import { createHash } from 'node:crypto'
import { accessSync, constants, mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from '../files/make-folder'

/** Longer than this Chromium's own files below the folder get paths it cannot open; bytes. */
const longestFolder = 400

/**
 * Where Electron's own files and the log lie: with the book, so that two books never share a lock, a cache or a
 * setting. A book in a folder that cannot be written, where something else has these names, or whose path is too long
 * is opened all the same: then in a temporary place of this user and this book. So is one whose folder is `missing`:
 * nothing is made there.
 */
export function placeForOwnFiles(dataDir: string, { missing } = { missing: false }): string {
  if (!missing && Buffer.byteLength(dataDir) <= longestFolder && canTake(dataDir)) return dataDir
  const book = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const usual = join(tmpdir(), `zhixing-${process.getuid?.() ?? 'user'}-${book}`)
  // Where others may write, a folder of this name may have been laid by one of them.
  return canTake(usual) && isOwn(usual) ? usual : mkdtempSync(join(tmpdir(), 'zhixing-own-'))
}

function canTake(folder: string): boolean {
  try {
    for (const name of ['electron', 'logs']) makeFolder(join(folder, name), 0o700)
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function isOwn(folder: string): boolean {
  const own = process.getuid?.()
  return own === undefined || statSync(folder).uid === own
}
