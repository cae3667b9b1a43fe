import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { markPath } from './sequence-mark'

/** Why nothing can be written here: the whole folder, or only the book's file. Null when it can. */
export function readOnlyBecause(dataDir: string, file: string): 'folder' | 'file' | null {
  if (!writable(dataDir)) return 'folder'
  return existsSync(file) && !writable(file) ? 'file' : null
}

/**
 * SQLite cannot read a WAL book where it may write nothing, and without its log the last commands would
 * be missing: so both are copied to a place of this process, and read there.
 */
export function copyAside(file: string): { file: string; release(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-read-'))
  const copy = join(folder, basename(file))
  const own = basename(file)
  for (const name of [own, `${own}-wal`, `${own}-journal`, basename(markPath(file))]) {
    const path = join(dirname(file), name)
    if (existsSync(path)) copyFileSync(path, join(folder, name))
  }
  return { file: copy, release: () => rmSync(folder, { recursive: true, force: true }) }
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
