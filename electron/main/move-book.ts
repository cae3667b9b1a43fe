import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { cp, open, rename } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { MoveOutcome } from '../../src/contract/host'

const book = 'book.db'
/** Belongs to a running program or to Electron, not to the book. */
const stays = new Set(['electron', 'logs', 'book.lock', 'book.holder', `${book}-wal`, `${book}-shm`])

/** What would happen: the book is not touched. */
export function moveOutcome(from: string, to: string): MoveOutcome {
  const target = resolve(to)
  try {
    mkdirSync(target, { recursive: true })
    accessSync(target, constants.W_OK)
  } catch {
    return 'not_writable'
  }
  // A folder inside the book's own would be copied into itself.
  if (target === resolve(from) || target.startsWith(resolve(from) + sep)) return 'not_writable'
  return existsSync(join(target, book)) ? 'opened' : 'moved'
}

/**
 * Copies everything that belongs to a closed book; the database gets its name last, so that a copy that
 * was interrupted is no book. The old one keeps its data under another name and is not opened by mistake.
 */
export async function copyBook(from: string, to: string, now: Date): Promise<void> {
  if (!existsSync(join(from, book))) return
  for (const name of readdirSync(from)) {
    if (name === book || stays.has(name) || name.startsWith('.')) continue
    await cp(join(from, name), join(to, name), { recursive: true, preserveTimestamps: true })
  }
  const temporary = join(to, `.${book}.moving`)
  rmSync(temporary, { force: true })
  await cp(join(from, book), temporary, { preserveTimestamps: true })
  const handle = await open(temporary, 'r+')
  await handle.sync()
  await handle.close()
  await rename(temporary, join(to, book))
  renameSync(join(from, book), join(from, `book-moved-${now.toISOString().replaceAll(/[:.]/g, '-')}.db`))
}
