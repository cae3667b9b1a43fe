import { refuseFolderInBook, TargetRefused, targetAt } from '../../files/target'
import { type PreparedTarget, prepareTarget, writeTarget, writeTargetBy } from '../../files/write-target'
import type { JobContext } from '../context'
import { Refusal } from '../refusal'

export type OutgoingContext = Pick<JobContext, 'dataDir' | 'host'>

/**
 * Where the file behind a save dialog's ticket goes. Asked before any work is done for it, so that nobody waits for
 * a refusal: `target_in_book`, `target_not_a_file`, `not_writable`.
 */
export function outgoingPath(context: OutgoingContext, ticket: string): string {
  const path = context.host.pathOf(ticket, 'save')
  if (path === null) throw new Refusal('not_writable')
  return refusing(() => targetAt(context.dataDir, path).path)
}

/** The same for a folder of files. */
export function outgoingFolder(context: OutgoingContext, ticket: string): string {
  const path = context.host.pathOf(ticket, 'folder')
  if (path === null) throw new Refusal('not_writable')
  refusing(() => refuseFolderInBook(context.dataDir, path))
  return path
}

/** Writes a file for a person: wholly, or the old one stays. Refused also as `disk_full`. */
export async function writeOutgoing(
  context: Pick<OutgoingContext, 'dataDir'>,
  path: string,
  content: Uint8Array,
): Promise<void> {
  await writeTarget(context.dataDir, path, content).catch(asRefusal)
}

/**
 * The same up to its name: for what the book has to log before anybody has the file. Its `recheck` and `settle` are refused
 * as writing is.
 */
export async function prepareOutgoing(
  context: Pick<OutgoingContext, 'dataDir'>,
  path: string,
  content: Uint8Array,
): Promise<PreparedTarget> {
  const file = await prepareTarget(context.dataDir, path, content).catch(asRefusal)
  return {
    recheck: () => refusing(file.recheck),
    settle: () => file.settle().catch(asRefusal),
    drop: file.drop,
  }
}

/** The same where another one fills the file it is given. */
export async function writeOutgoingBy<T>(
  context: Pick<OutgoingContext, 'dataDir'>,
  path: string,
  write: (part: string) => Promise<T>,
): Promise<T> {
  return writeTargetBy(context.dataDir, path, write).catch(asRefusal)
}

function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    return asRefusal(error)
  }
}

function asRefusal(error: unknown): never {
  throw error instanceof TargetRefused ? new Refusal(error.code) : error
}
