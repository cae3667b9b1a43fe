import { lstatSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { isRealFolder } from '../files/sweep'
import { attachmentFolder, attachmentPath, listAttachmentFiles } from './attachment-files'

const dayMs = 86_400_000

/**
 * Deletes files that no kept backup names (the newest one names what the book and its undo need).
 * A file younger than a day stays: its row may only now be on its way. Behind a link nothing is deleted: the folder may
 * be another book's too.
 */
export function collectAttachments(dataDir: string, needed: ReadonlySet<string>): number {
  if (!isRealFolder(attachmentFolder(dataDir))) return 0
  let collected = 0
  for (const sha256 of listAttachmentFiles(dataDir)) {
    if (needed.has(sha256)) continue
    const path = attachmentPath(dataDir, sha256)
    const stat = lstatSync(path, { throwIfNoEntry: false })
    if (!stat?.isFile() || !isRealFolder(dirname(path)) || Date.now() - stat.mtimeMs < dayMs) continue
    rmSync(path, { force: true })
    collected++
  }
  return collected
}
