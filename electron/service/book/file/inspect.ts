import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { applicationId } from '../../../files/own-database'
import { passesEveryCheck, passesQuickCheck } from '../../db/sqlite/file'
import { openForeign } from '../../db/sqlite/foreign'
import { applicationOf, versionOf } from '../../db/sqlite/migrate'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { schemaProblem } from '../../db/sqlite/own-schema'
import { makeTemporary } from '../disk/own-temporaries'

export type Inspection =
  | { kind: 'absent' }
  | { kind: 'usable'; version: number }
  | { kind: 'newer'; version: number }
  /** `foreign`: the entry of its schema that is not as ours. */
  | { kind: 'broken'; reason: 'not_a_book' | 'damaged'; foreign?: string }

/**
 * `header`: is it ours, and how old (the file is not opened). `schema`: may its tables be read at all. `quick`: the
 * structure of every page too. `thorough`: indexes, checks and foreign keys too.
 */
export type Depth = 'header' | 'schema' | 'quick' | 'thorough'

/** How a file is opened to be looked at. */
export type Opener = (file: string) => Database

/**
 * Looks at a book without writing a byte to it. A log beside it is read with it; a hot journal must be settled before.
 * Throws what is no damage: a full disk, a file that may not be read.
 */
export function inspectBook(file: string, depth: Depth, open: Opener = openForeign): Inspection {
  if (!existsSync(file)) return { kind: 'absent' }
  const header = depth !== 'header' && mayBeOpen(file) ? headerThrough(file, open) : headerOf(file)
  if (header?.applicationId !== applicationId) return { kind: 'broken', reason: 'not_a_book' }
  if (!header.sane) return { kind: 'broken', reason: 'damaged' }
  // Not even opened: whatever a newer version does differently stays as it is.
  if (header.version > schemaVersion) return { kind: 'newer', version: header.version }
  if (depth === 'header') return { kind: 'usable', version: header.version }
  let sqlite: Database | null = null
  try {
    sqlite = open(file)
    const version = versionOf(sqlite)
    if (version > schemaVersion) return { kind: 'newer', version }
    // First, since the checks below carry out what the schema says.
    const foreign = schemaProblem(sqlite, version)
    if (foreign) return { kind: 'broken', reason: 'damaged', foreign }
    const passes = depth === 'quick' ? passesQuickCheck : passesEveryCheck
    return depth === 'schema' || passes(sqlite)
      ? { kind: 'usable', version }
      : { kind: 'broken', reason: 'damaged' }
  } catch (error) {
    if (isDamage(error)) return { kind: 'broken', reason: 'damaged' }
    throw error
  } finally {
    sqlite?.close()
  }
}

/**
 * Opens a book to read its rows; null where it cannot be read as one of this version or an earlier. Its schema is looked at
 * first: a view in place of a table could keep whoever reads it for ever.
 */
export const openInspected = (file: string): Database | null =>
  inspectBook(file, 'schema').kind === 'usable' ? openForeign(file) : null

/** What may lie beside a database file and be read into it. */
const companions = ['-journal', '-wal', '-shm']

/** For a file that is whole by itself (a backup, what an archive held): a journal or log beside it is none of its. */
export const inspectAlone = (file: string, depth: Depth): Inspection =>
  readAlone(file, alone => inspectBook(alone, depth))

/** More is not copied aside only to be read: it is as good as unreadable. */
const mostCopied = 2 * 2 ** 30

/** Where to read such a file: itself, or a copy of it where something lies beside it, until it is released. */
export function alone(file: string): { file: string; release(): void } {
  if (!companions.some(suffix => existsSync(file + suffix))) return { file, release: () => undefined }
  if (statSync(file).size > mostCopied) throw Object.assign(new Error('too large to copy'), { code: 'EFBIG' })
  const { folder, release } = makeTemporary(tmpdir(), 'inspect')
  const copy = join(folder, 'book.db')
  try {
    copyFileSync(file, copy)
  } catch (error) {
    release()
    throw error
  }
  return { file: copy, release }
}

/** Reads such a file; `read` is given where. */
export function readAlone<T>(file: string, read: (file: string) => T): T {
  const { file: where, release } = alone(file)
  try {
    return read(where)
  } finally {
    release()
  }
}

/**
 * Errors that say the file is not sound; anything else (no memory, no permission, no room for the index of the log)
 * says nothing of it.
 */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR(?!_(SHM|WRITE|LOCK))|ERROR|SCHEMA|FORMAT|READONLY_ROLLBACK)/.test(
    (error as { code?: string } | null)?.code ?? '',
  )
}

interface Header {
  applicationId: number
  version: number
  sane: boolean
}

/**
 * Whether somebody may have it open as it is kept, this very process too: then an index of the log lies beside it. Whoever
 * opens a file past SQLite and closes it lets go all that the process has locked of it (POSIX), and the next other program
 * that opens it would take the log away as the last one to close.
 */
const mayBeOpen = (file: string): boolean => existsSync(`${file}-shm`)

/** The same as SQLite reads them; how the file is written and read is not looked at (`headerOf`). */
function headerThrough(file: string, open: Opener): Header | null {
  let sqlite: Database | null = null
  try {
    sqlite = open(file)
    return { applicationId: applicationOf(sqlite), version: versionOf(sqlite), sane: true }
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  } finally {
    sqlite?.close()
  }
}

/** The two numbers of SQLite's file header that tell a book; null when it is not SQLite at all. */
function headerOf(file: string): Header | null {
  if (!statSync(file).isFile()) return null
  const head = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, head, 0, 100, 0) < 100) return null
  } finally {
    closeSync(handle)
  }
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null
  return { version: head.readInt32BE(60), applicationId: head.readInt32BE(68), sane: isSane(head) }
}

/**
 * What SQLite writes into bytes 16 to 23, and would not open or only read otherwise: the size of a page, how it is
 * written and read (both by a rollback journal or both by a log), no bytes kept free, and three numbers that never change.
 */
function isSane(head: Buffer): boolean {
  const page = head.readUInt16BE(16)
  const wholePower = page === 1 || (page >= 512 && (page & (page - 1)) === 0)
  const [writing, reading] = [head[18], head[19]]
  const ways = writing === reading && (writing === 1 || writing === 2)
  return wholePower && ways && head.subarray(20, 24).equals(Buffer.from([0, 64, 32, 32]))
}
