import { basename, join } from 'node:path'
import type { Unsalvaged } from '../../../../src/contract/book/state'
import { lastQuarantine } from '../file/quarantine'
import { forgetUnsalvaged, noteUnsalvaged, readUnsalvaged, whyUnsalvaged } from '../file/unsalvaged'
import type { Backups } from './backups'

interface Aside {
  dataDir: string
  file: string
  backups: Pick<Backups, 'salvage'>
  log(error: unknown): void
}

/** What only a full disk, or the end of this program, kept from being salvaged. */
export async function salvageAgain(place: Aside): Promise<void> {
  const folder = lastQuarantine(place.dataDir, place.file)
  const why = folder && readUnsalvaged(folder)
  if (folder && why && (why.because === 'no_space' || why.cause === interrupted))
    await salvageFrom(place, folder, why.cause === interrupted ? twice : interrupted)
}

/** Written down before it begins: it stands there still where the process ended meanwhile. */
const interrupted = 'interrupted'
/** The same once more: a file that ends the process each time does not keep the book from opening for good. */
const twice = 'interrupted_twice'

/** Why nothing was salvaged of the book put aside there; null where something was. */
export async function salvageFrom(
  { file, backups, log }: Aside,
  folder: string,
  ended: typeof interrupted | typeof twice = interrupted,
): Promise<Unsalvaged | null> {
  let why: Unsalvaged
  try {
    noteUnsalvaged(folder, { because: 'failed', cause: ended })
  } catch {
    // It is tried all the same; a full disk is said below.
  }
  try {
    if (await backups.salvage(join(folder, basename(file)))) {
      forgetUnsalvaged(folder)
      return null
    }
    why = { because: 'nothing', cause: null }
  } catch (error) {
    why = whyUnsalvaged(error)
    if (why.because === 'failed') log(error)
  }
  try {
    noteUnsalvaged(folder, why)
  } catch (error) {
    // It is said now; the next start does not know it.
    log(error)
  }
  return why
}
