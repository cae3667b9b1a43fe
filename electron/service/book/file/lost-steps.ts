import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { makeFolder } from '../../../files/make-folder'
import { readSmallJson, writePart } from '../../../files/small-file'
import type { Step } from '../../db/sqlite/record/chain'
import { notedLosses } from '../../db/sqlite/record/noted-losses'
import { nameDurably, syncFile, syncFolder } from '../../files/durable'
import type { Mark } from '../marks/mark-shape'
import { copyInto } from './copy-aside'
import { asFound, foldersAside, newQuarantine, quarantineFolder } from './quarantine'

const step = z.object({ seq: z.number().int(), hash: z.string() })

/** What is written beside what was put aside. */
const noteShape = z.object({
  /** The last step there was, by the mark outside the data. */
  newest: step,
  /** The last one that was in the data when they were opened. */
  held: step,
  /** Why it is said no more: somebody took note of it, or other data took the place of these. Null while it is said. */
  settled: z.enum(['noted', 'replaced']).nullable(),
  /**
   * Where the data have other steps in the place of these: numbers of certificates given there that may have been given here
   * too, as ranges.
   */
  twice: z.array(z.string()).optional(),
})
type Note = z.infer<typeof noteShape>

/** Steps that were acknowledged and are not in the data. */
export type LostSteps = Pick<Note, 'newest' | 'held' | 'twice'>

const noteName = 'lost-steps.json'

/** Those that were ever found in this folder, the oldest first, and where what lay there was put. */
function notesIn(dataDir: string): { folder: string; note: Note }[] {
  return foldersAside(dataDir).flatMap(folder => {
    const note = noteShape.safeParse(readSmallJson(join(folder, noteName))).data
    return note ? [{ folder, note }] : []
  })
}

/** Those nobody has restored a backup for, or taken note of. */
export function unsettledLosses(dataDir: string): (LostSteps & { kept: string })[] {
  return notesIn(dataDir)
    .filter(({ note }) => note.settled === null)
    .map(({ folder, note: { newest, held, twice } }) => ({
      newest,
      held,
      kept: folder,
      ...(twice && { twice }),
    }))
}

/** Whether data with other steps in the place of this one were found and kept before. */
export const isOtherKept = (dataDir: string, { seq, hash }: Step): boolean =>
  notesIn(dataDir).some(
    ({ note: { newest, twice } }) => twice !== undefined && newest.seq === seq && newest.hash === hash,
  )

/** Whether what a mark accuses the data of was reported before. */
export type IsReported = (sqlite: Database, mark: Mark) => boolean

/**
 * Whether what this mark accuses the data of was found before: it is told by the note of it from then on, and where that
 * is settled by the history of the data. A file can say that somebody took note of it; only the history proves it. Data with
 * other steps in its place are accused of those until somebody takes note of them.
 */
export function reportedIn(dataDir: string): IsReported {
  const notes = notesIn(dataDir)
  return (sqlite, { seq, hash }) =>
    notes.some(
      ({ note: { newest, held, settled, twice } }) =>
        twice === undefined &&
        newest.seq === seq &&
        newest.hash === hash &&
        (settled === null ||
          notedLosses(sqlite).some(
            noted =>
              noted.held === held.seq &&
              noted.held + noted.count === seq &&
              // Older entries do not say which step it was.
              (noted.newest ?? hash) === hash,
          )),
    )
}

/**
 * Puts aside what lies there, byte for byte, before SQLite takes in as much of the log as it can read and drops the
 * rest; and notes what is missing, for every start from now on. Throws what the disk says; then nothing is left.
 */
export function keepLoss(dataDir: string, file: string, lost: LostSteps, now: Date): void {
  const folder = newQuarantine(dataDir, now)
  // In a folder of its own: the book itself was not put aside.
  const copy = join(folder, asFound)
  makeFolder(copy)
  try {
    copyInto(copy, file)
    for (const name of readdirSync(copy)) syncFile(join(copy, name))
    syncFolder(copy)
    write(folder, { ...lost, settled: null })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  syncFolder(quarantineFolder(dataDir))
}

/** From now on nothing is said of it. Throws what the disk says. */
export function settleLosses(dataDir: string, settled: NonNullable<Note['settled']>): void {
  for (const { folder, note } of notesIn(dataDir))
    if (note.settled === null) write(folder, { ...note, settled })
}

function write(folder: string, note: Note): void {
  const path = join(folder, noteName)
  writePart(`${path}.part`, JSON.stringify(note))
  nameDurably(`${path}.part`, path)
}
