import { basename, join } from 'node:path'
import type { Unsalvaged } from '../../../src/contract/book/state'
import type { Backups } from './backups'
import { lastQuarantine } from './quarantine'
import { forgetUnsalvaged, noteUnsalvaged, readUnsalvaged, whyUnsalvaged } from './unsalvaged'

interface Aside {
  dataDir: string
  file: string
  backups: Pick<Backups, 'salvage'>
  log(error: unknown): void
}

/** What only a full disk kept from being salvaged. */
export async function salvageAgain(place: Aside): Promise<void> {
  const folder = lastQuarantine(place.dataDir, place.file)
  if (folder && readUnsalvaged(folder)?.because === 'no_space') await salvageFrom(place, folder)
}

/** Why nothing was salvaged of the book put aside there; null where something was. */
export async function salvageFrom({ file, backups, log }: Aside, folder: string): Promise<Unsalvaged | null> {
  let why: Unsalvaged
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
