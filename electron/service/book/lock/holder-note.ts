import { renameSync, rmSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { dropPart, readSmall, writePart } from '../../../files/small-file'
import { kindOf } from '../../files/own-names'

const notePath = (dataDir: string): string => join(dataDir, 'book.holder')

/**
 * Says who holds the book, for the message to the next one: 'user@machine pid'. A courtesy: on a full disk, or
 * with something else under its name, the book is held without it. Returns what takes the note away again.
 */
export function writeHolderNote(dataDir: string): () => void {
  const text = `${userName()}@${hostname()} ${process.pid}`
  const part = join(dataDir, `.book.holder-${process.pid}.part`)
  try {
    writePart(part, text)
    if (!['file', 'nothing'].includes(kindOf(notePath(dataDir))))
      throw new Error('something else has its name')
    renameSync(part, notePath(dataDir))
  } catch {
    dropPart(part)
    return () => undefined
  }
  return () => {
    if (readHolderNote(dataDir) === text) remove(notePath(dataDir))
  }
}

export function readHolderNote(dataDir: string): string | null {
  try {
    return readSmall(notePath(dataDir), 1000)
  } catch {
    return null
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It stays, and is written over by the next one.
  }
}

/** An account without a name in the system's list still has a number. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? String(process.getuid?.() ?? '?')
  }
}
