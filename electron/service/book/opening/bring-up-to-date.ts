import type { BookNotice } from '../../../../src/contract/book/state'
import { createCaptureTriggers, untrackedTables } from '../../db/sqlite/capture'
import { openWriter } from '../../db/sqlite/open'
import { adopt } from '../../db/sqlite/own-schema'
import { Refusal } from '../../refusal'
import type { Backups } from '../backups/backups'
import { markOpen } from '../marks/sequence-mark'

interface OlderBook {
  file: string
  backups: Backups
  log(error: unknown): void
}

/** Never without its backup: where that cannot be made, the book stays as it is. Throws ENOSPC on a full disk. */
export async function migrated({ file, backups, log }: OlderBook): Promise<boolean> {
  try {
    await backups.make('before_migration')
    markOpen(file)
    bringUpToDate(file)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'disk_full')
      throw Object.assign(new Error('no room for the backup'), { code: 'ENOSPC' })
    log(error)
    return false
  }
}

/** Without its capture triggers a book forgets what is done to it: they are made again, and that is said. */
export function captureRestored(file: string): BookNotice[] {
  const { sqlite } = openWriter(file)
  try {
    const tables = untrackedTables(sqlite)
    if (tables.length === 0) return []
    sqlite.transaction(createCaptureTriggers).immediate(sqlite)
    return [{ code: 'capture_restored', tables }]
  } finally {
    sqlite.close()
  }
}

/** Brings the schema to the present one. */
export function bringUpToDate(file: string): void {
  const { sqlite } = openWriter(file)
  try {
    adopt(sqlite)
  } finally {
    sqlite.close()
  }
}
