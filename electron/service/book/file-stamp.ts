import { statSync } from 'node:fs'

/**
 * Tells whether a file or its write-ahead log was written since: by the time of its last change, which whoever writes
 * it cannot choose. An empty log is none.
 */
export function stampOf(file: string): string {
  return [file, `${file}-wal`]
    .map(path => {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false })
      return found && (path === file || found.size > 0n) ? `${found.ino} ${found.size} ${found.ctimeNs}` : ''
    })
    .join(', ')
}
