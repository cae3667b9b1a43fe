import { randomBytes } from 'node:crypto'
import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Target, TargetRefused, targetAt } from './target'

/**
 * The one way a file for a person is written: beside its place under another name, forced to the disk, then
 * renamed. A failure leaves what stood there, and nothing half written. Throws TargetRefused.
 */
export async function writeTarget(bookFolder: string, path: string, content: Uint8Array): Promise<void> {
  await writeTargetBy(bookFolder, path, part => fill(part, content))
}

/**
 * The same where another one writes: `write` fills the empty file it is given and returns what is to be told of it.
 * What the system says while it does so is taken to be about the target: of its sources it speaks in its own errors.
 */
export async function writeTargetBy<T>(
  bookFolder: string,
  path: string,
  write: (part: string) => Promise<T>,
): Promise<T> {
  const { file, result } = await prepareTargetBy(bookFolder, path, write)
  await file.settle()
  return result
}

/** A file that lies whole on the disk beside its place, and has not its name yet. Whoever holds it settles or drops it. */
export interface PreparedTarget {
  /** Throws TargetRefused where it could not be given its name: what stands there may have changed meanwhile. */
  recheck(): void
  /** Gives it its name. Throws TargetRefused: what stood there stays then, and it is dropped. */
  settle(): Promise<void>
  /** Takes it away. */
  drop(): void
}

/** As `writeTarget`, up to the name: for what is to be decided between the two. */
export async function prepareTarget(
  bookFolder: string,
  path: string,
  content: Uint8Array,
): Promise<PreparedTarget> {
  const { file } = await prepareTargetBy(bookFolder, path, part => fill(part, content))
  return file
}

async function prepareTargetBy<T>(
  bookFolder: string,
  path: string,
  write: (part: string) => Promise<T>,
): Promise<{ file: PreparedTarget; result: T }> {
  const target = targetAt(bookFolder, path)
  const part = partBeside(target.path)
  clearOldParts(target.path)
  const orDrop = async <R>(work: () => Promise<R>): Promise<R> => {
    try {
      return await work()
    } catch (error) {
      drop(part)
      throw refusalOf(error)
    }
  }
  // Writing may have taken minutes.
  const recheck = () => void targetAt(bookFolder, target.path)
  const result = await orDrop(async () => {
    await make(part, target)
    const written = await write(part)
    await sync(part)
    return written
  })
  const settle = () =>
    orDrop(async () => {
      recheck()
      await rename(part, target.path)
      await syncName(dirname(target.path))
    })
  return { file: { recheck, settle, drop: () => drop(part) }, result }
}

async function make(part: string, target: Target): Promise<void> {
  const handle = await open(part, 'wx', target.mode ?? 0o666)
  // Not every file system has permissions to give.
  if (target.mode !== null) await handle.chmod(target.mode | 0o600).catch(() => undefined)
  await handle.close()
}

async function fill(part: string, content: Uint8Array): Promise<void> {
  const handle = await open(part, 'r+')
  try {
    await handle.writeFile(content)
  } finally {
    await handle.close()
  }
}

async function sync(part: string): Promise<void> {
  const handle = await open(part, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Where a folder cannot be synced (Windows, some network drives) its names are in the system's care. */
async function syncName(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // The file has its name and its bytes are on the disk.
  }
}

/** What a disk or another program can do to a file is expected; anything else is a bug and stays one. */
function refusalOf(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (error instanceof TargetRefused || typeof code !== 'string') return error
  if (code === 'ENAMETOOLONG') return new TargetRefused('path_too_long')
  if (code === 'ENOSPC' || code === 'EDQUOT') return new TargetRefused('disk_full')
  return /^E[A-Z0-9]+$/.test(code) ? new TargetRefused('not_writable') : error
}

function drop(part: string): void {
  try {
    rmSync(part, { force: true })
  } catch {
    // The disk is gone, and the part with it. What is said is why the writing failed.
  }
}

const partPattern = /^\.[0-9a-f]{8}\.part$/
const dayMs = 86_400_000

/** Short enough to be a name wherever the file's own is one. */
function stemOf(path: string): string {
  const name = Buffer.from(basename(path))
  return name.length <= 120 ? name.toString() : name.subarray(0, 120).toString().replace(/�+$/, '')
}

function partBeside(path: string): string {
  return join(dirname(path), `${stemOf(path)}.${randomBytes(4).toString('hex')}.part`)
}

/** What a writer of this very file left when it was killed. One of today may still be at work. */
function clearOldParts(path: string): void {
  const stem = stemOf(path)
  try {
    for (const name of readdirSync(dirname(path))) {
      if (!name.startsWith(stem) || !partPattern.test(name.slice(stem.length))) continue
      const old = join(dirname(path), name)
      const stat = lstatSync(old)
      if (stat.isFile() && Date.now() - stat.mtimeMs > dayMs) rmSync(old, { force: true })
    }
  } catch {
    // They are in nobody's way.
  }
}
