import { rmSync } from 'node:fs'
import type { BookNotice, BookState, Unsalvaged } from '../../../../src/contract/book/state'
import { movedFrom } from '../../../files/moved-note'
import { isHalfBuilt } from '../../db/sqlite/demonstration-book'
import { openSole } from '../../db/sqlite/foreign'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { openReader } from '../../db/sqlite/open'
import { isTaken, kindOf, namesTaken } from '../../files/own-names'
import { lastStepKnown, offeredBackups } from '../backup-files/offered-backups'
import { keepWhatIsGone } from '../backup-files/other-steps'
import type { Backups } from '../backups/backups'
import type { Soundness } from '../backups/book-health'
import { salvageAgain, salvageFrom } from '../backups/salvage-aside'
import { isNoSpace, spaceOf } from '../disk/disk-space'
import { BeingWritten, copyAside } from '../file/copy-aside'
import { type Examination, examine, mayOpenUnchecked, type Standing, standingOf } from '../file/examine'
import { stampOf } from '../file/file-stamp'
import { reportedIn } from '../file/lost-steps'
import { lastQuarantine, quarantine, quarantineHalfBuilt, quarantineLog } from '../file/quarantine'
import { readUnsalvaged } from '../file/unsalvaged'
import { writtenOverAt } from '../file/written-over-note'
import { blocked, noBook } from '../lock/folder-problem'
import type { Hindrance } from '../lock/read-only'
import { noteLine } from '../marks/present-line'
import { markOpen, marksOf } from '../marks/sequence-mark'
import type { CheckedBook } from '../record/check-book'
import { bringUpToDate, captureRestored, migrated } from './bring-up-to-date'

export interface BookPlace {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  /** Only the service died, the machine and its file cache did not: the check may follow behind the open book. */
  checkBehind: boolean
  /** Everything that can be known of it; says how far it has come. `sole`: with the whole file to itself. */
  check(file: string, sole?: boolean): Promise<CheckedBook>
  /** Makes what is derived anew. */
  rebuild(file: string): Promise<void>
  log(error: unknown): void
}

export interface FoundBook {
  state: BookState
  /** What to read: the book itself, or a copy of it elsewhere when nothing may be written to it. */
  file: string
  /** The disk is full: the one connection that reads has the file to itself. */
  sole: boolean
  soundness: Soundness
  /** Of the file as it was looked at (`stampOf`): whoever writes to it from then on is not known to have been seen. */
  stamp: string
  /** Removes that copy. */
  release(): void
}

/**
 * Opens the book of a folder, or says why not: a newer book is refused unharmed, a broken one put
 * aside with the newest verified backups offered, an older one backed up and then migrated. Where something
 * keeps it from being written, and where the disk is full, it is only read.
 */
export async function openExistingBook(place: BookPlace, hindrance: Hindrance | null): Promise<FoundBook> {
  const { dataDir, file } = place
  const found = (state: BookState, soundness: Soundness = 'sound', stamp = ''): FoundBook => ({
    state,
    file,
    sole: false,
    soundness,
    stamp,
    release: () => undefined,
  })
  // A pipe or a device is not even opened.
  if (['dangling', 'other'].includes(kindOf(file)))
    return found(blocked(dataDir, { because: 'name_taken', names: ['book.db'] }))
  try {
    if (hindrance) return await openAside(place, hindrance)
    const { state, soundness, stamp } = await openInPlace(place)
    return found(state, soundness, stamp)
  } catch (error) {
    if (isNoSpace(error, dataDir)) return await openWithoutSpace(place, hindrance)
    if (error instanceof BeingWritten) return found(blocked(dataDir, { because: 'being_written' }))
    const names = namesTaken(dataDir)
    if (names.length > 0 && isInTheWay(error))
      return found(blocked(dataDir, { because: 'name_taken', names }))
    throw error
  }
}

/** For a book whose disk is full, also when that only shows after it was opened. Without the lock it is not touched. */
export async function openWithoutSpace(place: BookPlace, hindrance: Hindrance | null): Promise<FoundBook> {
  const { dataDir, file } = place
  const space = spaceOf(dataDir, file)
  const here = (state: BookState, soundness: Soundness = 'sound'): FoundBook => ({
    file,
    sole: true,
    soundness,
    stamp: '',
    release: () => undefined,
    state,
  })
  const noSpace = () => here(blocked(dataDir, { because: 'no_space', space }))
  if (hindrance) return noSpace()
  try {
    const examined = examine(file, log => quarantineLog(dataDir, file, log, place.now()))
    if (examined.kind !== 'usable') return here(asFound(place, examined))
    // Before anybody reads it: afterwards the file belongs to that one connection.
    const soundness = await checkedSoundness(place, file, examined, true)
    const standing = soundness === 'file' ? null : standingOf(file, examined, reportedIn(dataDir), openSole)
    if (!standing) return here(broken(place, 'damaged', null))
    const state = opened(dataDir, true, [{ code: 'no_space', ...space }, ...unkept(standing)])
    if (examined.version === schemaVersion) return here(state, soundness)
    // An older book is read where there is room to bring a copy of it up to date.
    const aside = copyAside(file)
    bringUpToDate(aside.file)
    return { ...aside, sole: false, soundness, stamp: '', state }
  } catch (error) {
    if (isNoSpace(error, dataDir)) return noSpace()
    throw error
  }
}

type Found = Pick<FoundBook, 'state' | 'soundness' | 'stamp'>

async function openInPlace(place: BookPlace): Promise<Found> {
  const { dataDir, file } = place
  const notices: BookNotice[] = []
  const closed = (state: BookState): Found => ({ state, soundness: 'sound', stamp: '' })
  let stamp = stampOf(file)
  const examined = examine(file, log => {
    notices.push({ code: 'foreign_log', kept: quarantineLog(dataDir, file, log, place.now()) })
  })
  switch (examined.kind) {
    case 'broken':
      return closed(await quarantineAndSalvage(place, examined.reason))
    case 'absent':
      await salvageAgain(place)
      return closed(absent(place))
    case 'newer':
      return closed(asFound(place, examined))
    case 'usable': {
      if (examined.ending !== 'closed' && isUnfinished(file)) {
        quarantineHalfBuilt(dataDir, file, place.now())
        return closed(absent(place))
      }
      const behind = mayOpenUnchecked(file, examined, place.checkBehind)
      if (examined.ending !== 'closed') stamp = stampOf(file)
      let soundness: Soundness = behind ? 'unknown' : await checkedSoundness(place, file, examined)
      // Written to while it was checked: once more, behind the open book.
      if (soundness === 'sound' && stampOf(file) !== stamp) soundness = 'unknown'
      const standing = soundness === 'file' ? null : standingOf(file, examined, reportedIn(dataDir))
      if (!standing) return closed(await quarantineAndSalvage(place, 'damaged'))
      const { notices: ownNotices } = standing
      // Whatever opens it to write drops what it cannot read of the log.
      keepWhatIsGone(place, standing)
      if (examined.ending !== 'closed' && examined.version === schemaVersion) {
        markOpen(file)
        const restored = captureRestored(file)
        ownNotices.push(...restored)
        // It may have been the missing triggers alone that it was found wanting for: once more, behind the open book.
        if (restored.length > 0 && soundness === 'records') soundness = 'unknown'
      }
      if (examined.version < schemaVersion) {
        // An upgrade needs its backup.
        if (isTaken(dataDir, 'backups'))
          return closed(blocked(dataDir, { because: 'name_taken', names: ['backups'] }))
        if (!(await migrated(place))) return closed(broken(place, 'migration_failed', null))
      }
      if (!behind && examined.ending !== 'closed') await place.rebuild(file)
      noteLine(file)
      // What was written here since is ours.
      if (examined.ending !== 'closed' || examined.version < schemaVersion) stamp = stampOf(file)
      return { state: opened(dataDir, false, [...notices, ...ownNotices]), soundness, stamp }
    }
  }
}

/** A demonstration year that was being built when it ended. A damaged file is not known to be one. */
function isUnfinished(file: string): boolean {
  try {
    const { sqlite } = openReader(file)
    try {
      return isHalfBuilt(sqlite)
    } finally {
      sqlite.close()
    }
  } catch {
    return false
  }
}

/** A book that was closed properly and is the same file needs no check. */
async function checkedSoundness(
  { check }: BookPlace,
  file: string,
  { ending }: Extract<Examination, { kind: 'usable' }>,
  sole = false,
): Promise<'sound' | 'file' | 'records'> {
  if (ending === 'closed') return 'sound'
  const checked = await check(file, sole)
  if (checked.kind !== 'usable') return 'file'
  return checked.recordsHold ? 'sound' : 'records'
}

/** Nothing may be written in the book's folder: its copy is looked at, and brought up to date if it is old. */
async function openAside(place: BookPlace, hindrance: Hindrance): Promise<FoundBook> {
  const aside = copyAside(place.file)
  const found = (state: BookState, soundness: Soundness = 'sound'): FoundBook => ({
    ...aside,
    sole: false,
    soundness,
    stamp: '',
    state,
  })
  try {
    const examined = examine(aside.file, log => rmSync(aside.file + log))
    if (examined.kind !== 'usable') return found(asFound(place, examined))
    const soundness = await checkedSoundness(place, aside.file, examined)
    const isReported = reportedIn(place.dataDir)
    const standing = soundness === 'file' ? null : standingOf(aside.file, examined, isReported)
    if (!standing) return found(broken(place, 'damaged', null))
    if (examined.version < schemaVersion) bringUpToDate(aside.file)
    // A copy of ours: what somebody altered in it is not read.
    if (examined.ending !== 'closed') await place.rebuild(aside.file)
    return found(opened(place.dataDir, true, [hindrance, ...unkept(standing)]), soundness)
  } catch (error) {
    aside.release()
    throw error
  }
}

/** Of a book that is only read: nothing is put aside, and what is missing is found anew each time. */
function unkept({ notices, lost }: Standing): BookNotice[] {
  if (!lost) return notices
  const held = lost.held.seq
  const count = lost.newest.seq - held
  return [{ code: 'commands_lost', count, held, kept: null, weighing: false, backup: null }, ...notices]
}

/** A book that cannot be used and must not be touched either. */
function asFound(place: BookPlace, examined: Exclude<Examination, { kind: 'usable' }>): BookState {
  switch (examined.kind) {
    case 'absent':
      return absent(place)
    case 'newer':
      return {
        state: 'newer',
        folder: place.dataDir,
        found: examined.version,
        known: schemaVersion,
        backups: offeredBackups(place.dataDir),
      }
    case 'broken':
      return broken(place, examined.reason, null)
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
async function quarantineAndSalvage(
  place: BookPlace,
  reason: Extract<BookState, { state: 'broken' }>['reason'],
): Promise<BookState> {
  const folder = quarantine(place.dataDir, place.file, place.now())
  return broken(place, reason, folder, await salvageFrom(place, folder))
}

/** A folder without a book but with backups, or with a broken one put aside, is not a new one. */
function absent(place: BookPlace): BookState {
  const moved = movedFrom(place.dataDir)
  // A book that came after it left its mark.
  if (moved && marksOf(place.file).length === 0)
    return { state: 'moved', folder: place.dataDir, ...moved, backups: offeredBackups(place.dataDir) }
  const quarantined = lastQuarantine(place.dataDir, place.file)
  if (!quarantined && place.backups.list().length === 0) return noBook(place.dataDir)
  if (!quarantined) return broken(place, 'missing', null)
  return broken(place, 'damaged', quarantined, readUnsalvaged(quarantined))
}

function broken(
  { dataDir, file }: BookPlace,
  reason: Extract<BookState, { state: 'broken' }>['reason'],
  quarantined: string | null,
  unsalvaged: Unsalvaged | null = null,
): BookState {
  const aside = { reason, quarantined, unsalvaged, writtenOver: writtenOverAt(dataDir) }
  const lastStep = lastStepKnown(dataDir, file)?.seq ?? null
  return { state: 'broken', folder: dataDir, ...aside, lastStep, backups: offeredBackups(dataDir) }
}

const isInTheWay = (error: unknown): boolean =>
  /^E(NOTDIR|EXIST|ISDIR|NOENT)$/.test(String((error as { code?: unknown } | null)?.code))
