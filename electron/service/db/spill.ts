import { mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makeFolder } from '../../files/make-folder'
import { isRealFolder, type OwnThing, sweep, uuid } from '../files/sweep'

/**
 * Where files being imported lie while they do not fit into memory: in the data folder, for this account only.
 * Somebody may have chosen a folder with things of their own, so the name is one that nobody else gives.
 */
export const spillFolder = (dataDir: string) => join(dataDir, '.importing-zhixing')

const spill: OwnThing = { name: /^file-[A-Za-z0-9]{6}$/, holds: [{ name: /^rows\.db$/ }] }
/** A spill of this thread, or the folder of a thread that held some. */
const ours: readonly OwnThing[] = [spill, { name: new RegExp(`^${uuid}$`), holds: [spill] }]

/** Whatever a process that died left behind, and nothing else. Only for the process that holds the book's lock. */
export function sweepSpills(dataDir: string, note: (error: unknown) => void): void {
  const folder = spillFolder(dataDir)
  if (!isRealFolder(folder)) return
  sweep(folder, ours, note)
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder)
  } catch (error) {
    note(error)
  }
}

/** Texts put aside on disk, each found again by its number. Nothing in it outlives the process. */
export interface Spill {
  /** Null until the first text is put. */
  readonly file: string | null
  put(text: string): number
  get(id: number): string
  drop(id: number): void
  close(): void
}

/** A spill in a folder of its own under `folder`; made when it is first needed, so that small files never touch the disk. */
export function createSpill(folder: string): Spill {
  let open: { dir: string; file: string; sqlite: Database.Database } | null = null
  const opened = () => {
    if (open) return open
    makeFolder(folder, 0o700)
    const dir = mkdtempSync(join(folder, 'file-'))
    const file = join(dir, 'rows.db')
    const sqlite = new Database(file)
    // It is thrown away whatever happens, so nothing about it need survive a crash.
    sqlite.pragma('journal_mode = OFF')
    sqlite.pragma('synchronous = OFF')
    sqlite.pragma('cache_size = -2000')
    sqlite.exec('CREATE TABLE piece (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
    open = { dir, file, sqlite }
    return open
  }
  let statements: Record<'put' | 'get' | 'drop', Database.Statement> | null = null
  const prepared = () => {
    const { sqlite } = opened()
    statements ??= {
      put: sqlite.prepare('INSERT INTO piece (body) VALUES (?)'),
      get: sqlite.prepare('SELECT body FROM piece WHERE id = ?').pluck(),
      drop: sqlite.prepare('DELETE FROM piece WHERE id = ?'),
    }
    return statements
  }
  return {
    get file() {
      return open?.file ?? null
    },
    put: text => Number(prepared().put.run(text).lastInsertRowid),
    get: id => prepared().get.get(id) as string,
    drop: id => void prepared().drop.run(id),
    close() {
      statements = null
      open?.sqlite.close()
      if (open) rmSync(open.dir, { recursive: true, force: true })
      open = null
    },
  }
}

/** For a few rows, where nothing may touch the disk. */
export function memorySpill(): Spill {
  const texts: string[] = []
  return {
    file: null,
    put: text => texts.push(text) - 1,
    get: id => texts[id] ?? '',
    drop(id) {
      texts[id] = ''
    },
    close: () => undefined,
  }
}

/** Reads a spill that another thread is writing to; only what it put before. */
export function openSpill(file: string): { get(id: number): string; close(): void } {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true })
  const get = sqlite.prepare('SELECT body FROM piece WHERE id = ?').pluck()
  return { get: id => get.get(id) as string, close: () => void sqlite.close() }
}
