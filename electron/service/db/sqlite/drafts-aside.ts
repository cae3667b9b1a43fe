import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../../files/make-folder'

/** What lay in the place of the drafts and was put aside: drafts that are damaged, or a database of others. */
export interface DraftsAside {
  because: 'damaged' | 'other'
  kept: string
}

/** By data folder, since this process began: it is said until then. */
const putAside = new Map<string, DraftsAside>()
const listeners = new Map<string, () => void>()

export const draftsPutAside = (dataDir: string): DraftsAside | null => putAside.get(dataDir) ?? null

/** Calls back when something was put aside; until what it returns is called. */
export function hearDraftsAside(dataDir: string, listener: () => void): () => void {
  listeners.set(dataDir, listener)
  return () => {
    if (listeners.get(dataDir) !== listener) return
    listeners.delete(dataDir)
    putAside.delete(dataDir)
  }
}

/** What SQLite reads together with a database. */
const companions = ['', '-journal', '-wal', '-shm']

/** Of damaged drafts one at most: they too may name people. What is not ours keeps a name of its own for good. */
export function putDraftsAside(dataDir: string, file: string, because: DraftsAside['because']): void {
  const kept = because === 'damaged' ? damagedFile(dataDir) : freeName(dataDir)
  makeFolder(dirname(kept))
  if (because === 'damaged') forgetDamaged(dataDir)
  for (const each of companions) if (existsSync(file + each)) renameSync(file + each, kept + each)
  putAside.set(dataDir, { because, kept })
  listeners.get(dataDir)?.()
}

export function forgetDamaged(dataDir: string): void {
  for (const each of companions) rmSync(damagedFile(dataDir) + each, { force: true })
}

const damagedFile = (dataDir: string): string => join(dataDir, 'quarantine', 'drafts-damaged.db')

function freeName(dataDir: string): string {
  const named = (copy: number) => join(dataDir, 'quarantine', `drafts-other${copy > 1 ? `-${copy}` : ''}.db`)
  let copy = 1
  while (existsSync(named(copy))) copy++
  return named(copy)
}
