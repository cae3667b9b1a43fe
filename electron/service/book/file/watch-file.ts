import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/**
 * Tells when the name of a book, or of its log, is taken away or given to another file, as far as the system says so: no
 * drive of another machine does. Returns what ends that. Not on Windows, where nobody can do it to an open file, and
 * where a watched folder could not be renamed.
 */
export function watchFile(file: string, tell: () => void): () => void {
  if (process.platform === 'win32') return () => undefined
  const names = [basename(file), `${basename(file)}-wal`]
  try {
    const watcher = watch(dirname(file), { persistent: false }, (event, name) => {
      if (event === 'rename' && (name === null || names.includes(name))) tell()
    })
    // The folder itself is gone, or the system watches no more: whoever looks from time to time still sees it.
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => undefined
  }
}
