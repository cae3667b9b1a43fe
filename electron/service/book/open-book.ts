import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BookNotice, BookState } from '../../../src/contract/book'
import { schemaVersion } from '../db/migrations/list'
import { openWriter } from '../db/open'
import { adopt } from '../db/own-schema'
import { offeredBackups } from './backup-list'
import type { Backups } from './backups'
import { examine } from './examine'
import { lastQuarantine, quarantine, quarantineLog } from './quarantine'
import { copyAside, readOnlyBecause } from './read-only'

export interface BookPlace {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  log(error: unknown): void
}

export interface FoundBook {
  state: BookState
  /** What to read: the book itself, or a copy of it elsewhere when its folder cannot be written. */
  file: string
  /** Removes that copy. */
  release(): void
}

/**
 * Opens the book of a folder, or says why not: a newer book is refused unharmed, a broken one put
 * aside with the newest verified backups offered, an older one backed up and then migrated.
 */
export async function openExistingBook(place: BookPlace): Promise<FoundBook> {
  const because = readOnlyBecause(place.dataDir, place.file)
  if (!because) return { state: await openInPlace(place), file: place.file, release: () => undefined }
  const aside = copyAside(place.file)
  const state = openAside(place, aside.file)
  if (state.state === 'open') state.notices.unshift({ code: 'read_only', because })
  return { state, ...aside }
}

async function openInPlace(place: BookPlace): Promise<BookState> {
  const { dataDir, file } = place
  const notices: BookNotice[] = []
  const examined = examine(file, log => {
    notices.push({ code: 'foreign_log', kept: quarantineLog(dataDir, file, log, place.now()) })
  })
  switch (examined.kind) {
    case 'absent':
      return absent(place)
    case 'newer':
      return { state: 'newer', folder: dataDir, found: examined.version, known: schemaVersion }
    case 'broken':
      return putAside(place, examined.reason)
    case 'usable': {
      notices.push(...examined.notices)
      if (examined.version < schemaVersion && !(await migrated(place)))
        return broken(place, 'migration_failed', null)
      return opened(dataDir, false, notices)
    }
  }
}

/** Nothing may be written in the book's folder: its copy is looked at, and brought up to date if it is old. */
function openAside({ dataDir }: BookPlace, copy: string): BookState {
  const examined = examine(copy, log => rmSync(copy + log))
  switch (examined.kind) {
    case 'absent':
      return { state: 'absent', folder: dataDir }
    case 'newer':
      return { state: 'newer', folder: dataDir, found: examined.version, known: schemaVersion }
    case 'broken':
      return {
        state: 'broken',
        folder: dataDir,
        reason: examined.reason,
        quarantined: null,
        backups: offeredBackups(dataDir),
      }
    case 'usable': {
      if (examined.version < schemaVersion) bringUpToDate(copy)
      return opened(dataDir, true, examined.notices)
    }
  }
}

function opened(
  folder: string,
  readOnly: boolean,
  notices: BookNotice[],
): Extract<BookState, { state: 'open' }> {
  return { state: 'open', folder, today: '', demonstration: false, readOnly, notices }
}

/** Nothing is deleted; what the damaged file still gives up is laid beside the backups. */
async function putAside(
  place: BookPlace,
  reason: Extract<BookState, { state: 'broken' }>['reason'],
): Promise<BookState> {
  const folder = quarantine(place.dataDir, place.file, place.now())
  await place.backups.salvage(join(folder, basename(place.file))).catch(place.log)
  return broken(place, reason, folder)
}

/** A folder without a book but with backups, or with a broken one put aside, is not a new one. */
function absent(place: BookPlace): BookState {
  const quarantined = lastQuarantine(place.dataDir, place.file)
  if (!quarantined && place.backups.list().length === 0) return { state: 'absent', folder: place.dataDir }
  return broken(place, quarantined ? 'damaged' : 'missing', quarantined)
}

function broken(
  { dataDir }: BookPlace,
  reason: Extract<BookState, { state: 'broken' }>['reason'],
  quarantined: string | null,
): BookState {
  return { state: 'broken', folder: dataDir, reason, quarantined, backups: offeredBackups(dataDir) }
}

/** Never without its backup: where that cannot be made, the book stays as it is. */
async function migrated({ file, backups, log }: BookPlace): Promise<boolean> {
  try {
    await backups.make('before_migration')
    bringUpToDate(file)
    return true
  } catch (error) {
    log(error)
    return false
  }
}

function bringUpToDate(file: string): void {
  const { sqlite } = openWriter(file)
  try {
    adopt(sqlite)
  } finally {
    sqlite.close()
  }
}
