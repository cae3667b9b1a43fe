import { statSync } from 'node:fs'

/** SQLite as root gives a log it opens to the owner of the file, which is a change of the log to the system. */
const asRoot = process.getuid?.() === 0

/**
 * Tells whether a file or its write-ahead log was written since: by the time of its last change, which whoever writes
 * it cannot choose; of a log that root opens, by the time it was last written. An empty log is none.
 */
export function stampOf(file: string): string {
  return [file, `${file}-wal`]
    .map(path => {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false })
      if (!found || (path !== file && found.size === 0n)) return ''
      return `${found.ino} ${found.size} ${path !== file && asRoot ? found.mtimeNs : found.ctimeNs}`
    })
    .join(', ')
}

/**
 * Whether the file of this stamp, whatever was written to it, is the one that lies there now. Some drives number a file
 * anew from one look to the next: one of the same size and last change is it too.
 */
export function isOfSameFile(stamp: string, file: string): boolean {
  const [was, is] = [factsIn(stamp), factsIn(stampOf(file))]
  return was.number === is.number || (is.number !== '' && was.rest === is.rest)
}

function factsIn(stamp: string): { number: string; rest: string } {
  const [number = '', ...rest] = (stamp.split(',')[0] ?? '').split(' ')
  return { number, rest: rest.join(' ') }
}
