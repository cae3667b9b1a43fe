import { createHash } from 'node:crypto'
import type * as Fs from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import log from 'electron-log/main'
import type { CodeCheck } from '../../src/contract/host'
import { isRelease } from './release'

/** Written beside the archive when it was packed (scripts/package/after-pack.mjs): path in it → SHA-256, hex. */
export const listName = 'code.json'

/** Electron's `fs` looks into archives; this one sees the archive as the file it is. */
const files = () => createRequire(import.meta.url)('original-fs') as typeof Fs

/**
 * Compares the program's own files with the list made when they were packed. Evidence, not protection: who alters both
 * is not found. Where the system refuses an altered archive by itself (macOS, Windows) it is not repeated.
 */
export async function checkOwnCode(resources: string): Promise<CodeCheck> {
  if (!isRelease()) return { kind: 'unpacked' }
  if (process.platform !== 'linux') return { kind: 'by_system' }
  const list = await readList(join(resources, listName))
  if (list === null) return { kind: 'no_list' }
  const altered: string[] = []
  for (const [name, expected] of Object.entries(list)) {
    const found = await sha256(join(resources, name)).catch(() => null)
    if (found !== expected) altered.push(name)
  }
  return altered.length === 0
    ? { kind: 'whole', sha256: list['app.asar'] ?? '' }
    : { kind: 'altered', files: altered }
}

let done: Promise<CodeCheck> | null = null

/** Once for a run, and into the log. Called when the first page has been painted: reading takes a moment. */
export function ownCodeOnce(): Promise<CodeCheck> {
  done ??= checkOwnCode(process.resourcesPath).then(found => {
    if (found.kind === 'altered') log.error('the program’s files: altered since they were packed')
    if (found.kind === 'no_list') log.warn('the program’s files: without their list')
    return found
  })
  return done
}

async function readList(file: string): Promise<Record<string, string> | null> {
  try {
    const list = JSON.parse(await files().promises.readFile(file, 'utf8')) as Record<string, unknown>
    const entries = Object.entries(list).filter((one): one is [string, string] => typeof one[1] === 'string')
    return entries.some(([name]) => name === 'app.asar') ? Object.fromEntries(entries) : null
  } catch {
    return null
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of files().createReadStream(file)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
