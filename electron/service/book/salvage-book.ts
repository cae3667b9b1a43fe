import { rmSync } from 'node:fs'
import { schemaVersion } from '../db/migrations/list'
import { salvageRows } from '../db/salvage'
import type { CopyFacts } from './backup-manifest'
import { copyBook } from './copy-book'
import { inspectBook } from './inspect'

/**
 * Makes a sound book of what a damaged one still gives up; null when it gives up nothing. The damaged file is
 * only read.
 */
export function salvageBook(input: { source: string; temporary: string }): CopyFacts | null {
  const rough = `${input.temporary}.rough`
  const found = inspectBook(input.source, 'header')
  if (found.kind !== 'usable' || found.version < 1 || found.version > schemaVersion) return null
  rmSync(rough, { force: true })
  try {
    return salvageRows(input.source, rough, found.version) > 0 ? copyBook(rough, input.temporary) : null
  } catch {
    // Too damaged even for that: the file itself is kept.
    return null
  } finally {
    for (const suffix of ['', '-journal']) rmSync(rough + suffix, { force: true })
  }
}
