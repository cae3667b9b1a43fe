import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { BookNotice } from '../../../../src/contract/book/state'
import { makeFolder } from '../../../files/make-folder'
import { readSmallJson, writePart } from '../../../files/small-file'
import { openForeign } from '../../db/sqlite/foreign'
import { isInChain } from '../../db/sqlite/record/chain'
import { nameDurably, syncFolder } from '../../files/durable'
import { readMark } from '../marks/sequence-mark'
import { copyInto } from './copy-aside'
import { asFound, foldersAside, newQuarantine, quarantineFolder } from './quarantine'

export type WrittenOver = Extract<BookNotice, { code: 'written_over' }>

/** Whether the file has the last step that was acknowledged: an older copy laid over it is whole in itself. */
export function hasItsLastStep(file: string): boolean {
  // Read first: a command that lands meanwhile must not make the mark look newer than the file.
  const mark = readMark(file)
  if (!mark) return true
  const sqlite = openForeign(file)
  try {
    return isInChain(sqlite, mark.seq, mark.hash)
  } catch {
    return false
  } finally {
    sqlite.close()
  }
}

const noteShape = z.object({
  /** When it was seen. */
  at: z.string(),
  /** To somebody who has data open again. */
  said: z.boolean(),
})
const notePath = (folder: string): string => join(folder, 'written-over.json')

/**
 * Keeps what lies there, with the log, before anything is taken from the one into the other, and notes when it was seen.
 * Throws what the disk says.
 */
export function keepWrittenOver(dataDir: string, file: string, now: Date): void {
  const folder = newQuarantine(dataDir, now)
  const copy = join(folder, asFound)
  makeFolder(copy)
  try {
    if (existsSync(file)) copyInto(copy, file, true)
    syncFolder(copy)
  } finally {
    write(folder, { at: now.toISOString(), said: false })
    syncFolder(quarantineFolder(dataDir))
  }
}

function write(folder: string, note: z.infer<typeof noteShape>): void {
  writePart(`${notePath(folder)}.part`, JSON.stringify(note))
  nameDurably(`${notePath(folder)}.part`, notePath(folder))
}

/** Those nobody was told of, the oldest first. */
export function writtenOverIn(dataDir: string): WrittenOver[] {
  return foldersAside(dataDir).flatMap(kept => {
    const note = noteShape.safeParse(readSmallJson(notePath(kept))).data
    return note && !note.said ? [{ code: 'written_over', at: note.at, kept } as const] : []
  })
}

/** When the file was last written over, as long as no data was open since. */
export const writtenOverAt = (dataDir: string): string | null => writtenOverIn(dataDir).at(-1)?.at ?? null

/** A page was told: no start says it again. */
export function noteOverReported({ kept, at }: WrittenOver): void {
  try {
    write(kept, { at, said: true })
  } catch {
    // It is said once more.
  }
}
