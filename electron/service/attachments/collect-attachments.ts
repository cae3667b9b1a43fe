import { rmSync, statSync } from 'node:fs'
import { attachmentPath, listAttachmentFiles } from './attachment-files'

const dayMs = 86_400_000

/**
 * Deletes files that no kept backup names (the newest one names what the book and its undo need).
 * A file younger than a day stays: its row may only now be on its way.
 */
export function collectAttachments(dataDir: string, needed: ReadonlySet<string>): number {
  let collected = 0
  for (const sha256 of listAttachmentFiles(dataDir)) {
    if (needed.has(sha256)) continue
    const path = attachmentPath(dataDir, sha256)
    const age = Date.now() - statSync(path).mtimeMs
    if (age < dayMs) continue
    rmSync(path, { force: true })
    collected++
  }
  return collected
}
