import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Zhixing } from './launch'

/** A page scanned by nobody, one pixel of it: every byte is known. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The first session of the book that stands so. */
export function sessionThatIs(dir: string, status: 'held' | 'closed'): string {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    return book
      .prepare('SELECT id FROM session WHERE status = ? ORDER BY first_day LIMIT 1')
      .pluck()
      .get(status) as string
  } finally {
    book.close()
  }
}

/** Where the book keeps the bytes of a scan. */
export const storedAt = (dir: string, content: Buffer): string => {
  const sha256 = createHash('sha256').update(content).digest('hex')
  return join(dir, 'attachments', sha256.slice(0, 2), sha256)
}

/** One byte is another: no look at name and size shows it. */
export function rot(path: string): void {
  const bytes = readFileSync(path)
  bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

/** The next file that is chosen in the system's dialog. */
export const chooses = ({ app }: Zhixing, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, path)
