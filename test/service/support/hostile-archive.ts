import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintOf } from '../../../electron/service/files/durable'
import { openZip } from '../../../electron/service/zip/read-file'
import { createZip } from '../../../electron/service/zip/write-file'
import { temporaryFolder } from './temporary-folder'

/** The same archive with its database altered; the manifest vouches for every byte of it. */
export function withAlteredBook(archive: string, alter: (database: string) => void): string {
  const folder = temporaryFolder('altered')
  const zip = openZip(archive)
  const entries = new Map<string, Buffer>()
  for (const [name, entry] of zip.entries) {
    const pieces: Buffer[] = []
    zip.read(entry, piece => pieces.push(Buffer.from(piece)))
    entries.set(name, Buffer.concat(pieces))
  }
  zip.close()
  const database = join(folder, 'book.db')
  writeFileSync(database, entries.get('book.db') ?? '')
  alter(database)
  const manifest = { ...JSON.parse(String(entries.get('manifest.json'))), ...fingerprintOf(database) }
  entries.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
  entries.set('book.db', readFileSync(database))
  const path = join(folder, 'altered.zhixing')
  const altered = createZip(path, new Date())
  for (const [name, bytes] of entries) altered.addBytes(name, bytes)
  altered.finish()
  altered.close()
  return path
}
