import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  folder: string
  /** Leaves not a byte free. */
  fill(): void
  makeRoom(): void
  remove(): void
}

/** A file system of a few megabytes, where one may mount; null elsewhere. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-small-'))
  const options = `size=${megabytes}m`
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return null
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const handle = openSync(ballast, 'w')
      for (const size of [1 << 20, 4096, 1]) writeUntilFull(handle, Buffer.alloc(size))
      closeSync(handle)
    },
    makeRoom: () => rmSync(ballast),
    remove() {
      spawnSync('umount', ['-l', folder])
      rmdirSync(folder)
    },
  }
}

function writeUntilFull(handle: number, piece: Uint8Array): void {
  try {
    for (;;) writeSync(handle, piece)
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
  }
}

/** Makes one file unwritable, for root too; false where that cannot be done. */
export function holdReadOnly(path: string): boolean {
  if (spawnSync('mount', ['--bind', path, path]).status !== 0) return false
  return spawnSync('mount', ['-o', 'remount,ro,bind', path]).status === 0
}

export const letGo = (path: string): void => void spawnSync('umount', [path])
